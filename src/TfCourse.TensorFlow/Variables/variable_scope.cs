namespace Tensorflow;

/// <summary>
/// A block in which get_variable prefixes names and takes defaults from its <see cref="VariableScope"/>; operations get a name scope of the same
/// name besides. Use it as <c>using (tf.variable_scope("layer")) { … }</c> or with <c>tf_with</c>.
/// </summary>
public sealed class variable_scope : IDisposable
{
    private readonly VariableStore _store;
    private readonly VariableScope _scope, _outer;
    private readonly ops.NameScope? _nameScope;
    private readonly Dictionary<string, int>? _counts;
    private bool _left;

    /// <summary>Opens the scope of that name inside the present one.</summary>
    /// <param name="name">Its name; null: <paramref name="default_name"/> made unique.</param>
    /// <param name="default_name">The name to make unique when <paramref name="name"/> is null.</param>
    /// <param name="values">Tensors that the block uses; they must be of the default graph.</param>
    /// <param name="reuse">Whether variables are found instead of made; false and null: as the scope around.</param>
    /// <param name="auxiliary_name_scope">Whether a name scope is opened besides.</param>
    /// <param name="initializer">What initializes variables that say nothing else.</param>
    /// <param name="regularizer">What regularizes variables that say nothing else.</param>
    /// <param name="dtype">The type of variables that say nothing else.</param>
    /// <param name="use_resource">false: legacy reference variables.</param>
    /// <exception cref="TypeError">Neither a name nor a default name.</exception>
    /// <exception cref="ValueError">A name that no scope can have; reuse with a default name only.</exception>
    public variable_scope(
        string? name, string? default_name = null, Tensor[]? values = null, ReuseMode? reuse = null, bool auxiliary_name_scope = true,
        object? initializer = null, Func<IVariableV1, Tensor?>? regularizer = null, TF_DataType dtype = TF_DataType.DtInvalid, bool? use_resource = null)
    {
        if (name is null && default_name is null)
        {
            throw new TypeError("If default_name is None then name_or_scope is required");
        }

        ReuseMode mode = reuse ?? false;
        if (name is null && mode.IsSet)
        {
            throw new ValueError("reuse=True cannot be used without a name_or_scope");
        }

        Graph graph = ops.get_default_graph();
        _store = graph.Variables;
        _outer = _store.Scope;
        string wish = name ?? default_name!;
        bool opens = auxiliary_name_scope && wish.Length > 0;
        _nameScope = opens ? new ops.NameScope(wish, graph: graph) : null;
        string nameScope = opens ? _nameScope!.scope_name : graph.Scope.Length > 0 && !auxiliary_name_scope ? graph.Scope + "/" : wish;
        string own = name ?? _store.UniqueScope(wish);
        string full = _outer.name.Length > 0 ? _outer.name + "/" + own : own;
        _scope = _outer.Inner(mode.IsSet ? mode : _outer.reuse, full, nameScope);
        Override(initializer, regularizer, dtype, use_resource);
        _store.Open(full);
        _store.Scope = _scope;
    }

    /// <summary>Opens a scope again: the same names for variables, a new name scope for operations.</summary>
    /// <param name="scope">The scope, as an earlier block gave it.</param>
    /// <param name="default_name">Not used.</param>
    /// <param name="values">Tensors that the block uses; they must be of the default graph.</param>
    /// <param name="reuse">Whether variables are found instead of made; false and null: as the scope says.</param>
    /// <param name="auxiliary_name_scope">Whether a name scope is opened besides.</param>
    /// <param name="initializer">What initializes variables that say nothing else.</param>
    /// <param name="regularizer">What regularizes variables that say nothing else.</param>
    /// <param name="dtype">The type of variables that say nothing else.</param>
    /// <param name="use_resource">false: legacy reference variables.</param>
    public variable_scope(
        VariableScope scope, string? default_name = null, Tensor[]? values = null, ReuseMode? reuse = null, bool auxiliary_name_scope = true,
        object? initializer = null, Func<IVariableV1, Tensor?>? regularizer = null, TF_DataType dtype = TF_DataType.DtInvalid, bool? use_resource = null)
    {
        ArgumentNullException.ThrowIfNull(scope);
        Graph graph = ops.get_default_graph();
        _store = graph.Variables;
        _outer = _store.Scope;
        string last = scope.name[(scope.name.LastIndexOf('/') + 1)..];
        _nameScope = auxiliary_name_scope && last.Length > 0 ? new ops.NameScope(last, graph: graph) : null;
        _scope = scope.Inner(reuse is { IsSet: true } mode ? mode : scope.reuse, scope.name, scope.original_name_scope);
        Override(initializer, regularizer, dtype, use_resource);
        _store.Open(scope.name);
        _counts = _store.CopyOfCounts();
        _store.Scope = _scope;
    }

    /// <summary>The scope, to be opened again later.</summary>
    public static implicit operator VariableScope(variable_scope block) => block._scope;

    /// <summary>Leaves the block.</summary>
    public void Dispose()
    {
        if (_left)
        {
            return;
        }

        _left = true;
        _store.Close(_scope.name, _counts);
        _store.Scope = _outer;
        _nameScope?.Dispose();
    }

    private void Override(object? initializer, Func<IVariableV1, Tensor?>? regularizer, TF_DataType dtype, bool? use_resource)
    {
        _scope.initializer = initializer ?? _scope.initializer;
        _scope.regularizer = regularizer ?? _scope.regularizer;
        _scope.dtype = dtype == TF_DataType.DtInvalid ? _scope.dtype : dtype;
        _scope.use_resource = use_resource ?? _scope.use_resource;
    }
}
