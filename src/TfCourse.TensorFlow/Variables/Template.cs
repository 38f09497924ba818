namespace Tensorflow;

/// <summary>
/// A function that builds a part of a graph and shares its variables between calls: the first call makes them, in a variable scope of the template's
/// own, later ones find them. See <see cref="tensorflow.make_template{T, TResult}"/>.
/// </summary>
public abstract class Template
{
    private readonly string? _uniqueName;
    private VariableScope? _scope;
    private bool _isCreated;

    private protected Template(string name, bool createsScopeNow, string? uniqueName)
    {
        this.name = name ?? throw new ValueError("name cannot be None.");
        _uniqueName = uniqueName;
        if (createsScopeNow)
        {
            // A scope of variables alone: no operation is named after it before the first call.
            using var block = new variable_scope(_uniqueName ?? ops.get_default_graph().Variables.UniqueScope(name), auxiliary_name_scope: false);
            _scope = block;
        }
    }

    /// <summary>The name that was wished for.</summary>
    public string name { get; }

    /// <summary>The scope of the variables; null before the first call, unless it was made at once.</summary>
    public VariableScope? variable_scope => _scope;

    /// <summary>The name of that scope; null before there is one.</summary>
    public string? variable_scope_name => _scope?.name;

    /// <summary>The template's variables, those of one machine or run included.</summary>
    public IVariableV1[] variables => [.. global_variables, .. local_variables];

    /// <summary>The template's variables that optimizers train.</summary>
    public IVariableV1[] trainable_variables => Collected(GraphKeys.TRAINABLE_VARIABLES);

    /// <summary>The template's variables that are saved.</summary>
    public IVariableV1[] global_variables => Collected(GraphKeys.GLOBAL_VARIABLES);

    /// <summary>The template's variables that are not saved.</summary>
    public IVariableV1[] local_variables => Collected(GraphKeys.LOCAL_VARIABLES);

    private protected TResult Call<TResult>(Func<TResult> build)
    {
        if (_scope is not null)
        {
            // A call that failed may have made some of the variables, not all.
            using var again = new variable_scope(_scope, reuse: _isCreated);
            return Build(build);
        }

        using var first = new variable_scope(_uniqueName, name);
        _scope = first;
        return Build(build);
    }

    private TResult Build<TResult>(Func<TResult> build)
    {
        List<object> trainable = ops.get_default_graph().get_collection_ref(GraphKeys.TRAINABLE_VARIABLES);
        int before = trainable.Count;
        TResult result = build();
        if (_isCreated && trainable.Count != before)
        {
            throw new ValueError(
                "Trainable variable created when calling a template after the first time, perhaps you used tf.Variable when you meant tf.get_variable: "
                + string.Join(", ", trainable.Skip(before).OfType<IVariableV1>().Select(v => v.Name)));
        }

        _isCreated = true;
        return result;
    }

    private IVariableV1[] Collected(string key)
        => _scope is null ? [] : [.. ops.get_default_graph().get_collection<IVariableV1>(key, _scope.name.Length > 0 ? _scope.name + "/" : "")];
}

/// <summary>A template of a function without arguments; see <see cref="Template"/>.</summary>
/// <typeparam name="TResult">What the function gives.</typeparam>
public sealed class Template<TResult> : Template
{
    private readonly Func<TResult> _build;

    internal Template(string name, Func<TResult> build, bool createsScopeNow, string? uniqueName)
        : base(name, createsScopeNow, uniqueName) => _build = build;

    /// <summary>Builds the part once more, with the same variables.</summary>
    /// <returns>What the function gives.</returns>
    public TResult Apply() => Call(_build);

    /// <summary>The template as a function: <c>Func&lt;Tensor&gt; f = tf.make_template(…)</c>.</summary>
    public static implicit operator Func<TResult>(Template<TResult> template) => template.Apply;
}

/// <summary>A template of a function of one argument; see <see cref="Template"/>.</summary>
/// <typeparam name="T">What the function takes.</typeparam>
/// <typeparam name="TResult">What the function gives.</typeparam>
public sealed class Template<T, TResult> : Template
{
    private readonly Func<T, TResult> _build;

    internal Template(string name, Func<T, TResult> build, bool createsScopeNow, string? uniqueName)
        : base(name, createsScopeNow, uniqueName) => _build = build;

    /// <summary>Builds the part once more, with the same variables.</summary>
    /// <param name="argument">What the function takes.</param>
    /// <returns>What the function gives.</returns>
    public TResult Apply(T argument) => Call(() => _build(argument));

    /// <summary>The template as a function: <c>Func&lt;Tensor, Tensor&gt; f = tf.make_template(…)</c>.</summary>
    public static implicit operator Func<T, TResult>(Template<T, TResult> template) => template.Apply;
}

/// <summary>A template of a function of two arguments; see <see cref="Template"/>.</summary>
/// <typeparam name="T1">What the function takes first.</typeparam>
/// <typeparam name="T2">What it takes second.</typeparam>
/// <typeparam name="TResult">What the function gives.</typeparam>
public sealed class Template<T1, T2, TResult> : Template
{
    private readonly Func<T1, T2, TResult> _build;

    internal Template(string name, Func<T1, T2, TResult> build, bool createsScopeNow, string? uniqueName)
        : base(name, createsScopeNow, uniqueName) => _build = build;

    /// <summary>Builds the part once more, with the same variables.</summary>
    /// <param name="first">What the function takes first.</param>
    /// <param name="second">What it takes second.</param>
    /// <returns>What the function gives.</returns>
    public TResult Apply(T1 first, T2 second) => Call(() => _build(first, second));

    /// <summary>The template as a function: <c>Func&lt;Tensor, Tensor, Tensor&gt; f = tf.make_template(…)</c>.</summary>
    public static implicit operator Func<T1, T2, TResult>(Template<T1, T2, TResult> template) => template.Apply;
}
