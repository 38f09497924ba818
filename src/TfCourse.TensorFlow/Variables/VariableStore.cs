namespace Tensorflow;

/// <summary>The variables that get_variable made in a graph, by full name, and the present scope.</summary>
internal sealed class VariableStore
{
    private readonly Dictionary<string, IVariableV1> _variables = [];
    private Dictionary<string, int> _opened = [];

    public VariableScope Scope { get; set; } = new(false, "", "");

    public Dictionary<string, int> CopyOfCounts() => new(_opened);

    public void Open(string name) => _opened[name] = _opened.GetValueOrDefault(name) + 1;

    // A scope that was left forgets how often those inside it were opened; one that was opened again puts back what was counted before.
    public void Close(string name, Dictionary<string, int>? counts)
    {
        if (counts is not null)
        {
            _opened = counts;
            return;
        }

        foreach (string inner in _opened.Keys.Where(k => k.StartsWith(name + "/", StringComparison.Ordinal)).ToList())
        {
            _opened[inner] = 0;
        }
    }

    public string UniqueScope(string wish)
    {
        string full = Scope.name.Length > 0 ? Scope.name + "/" + wish : wish;
        if (_opened.GetValueOrDefault(full) == 0)
        {
            return wish;
        }

        int i = 1;
        while (_opened.GetValueOrDefault(FormattableString.Invariant($"{full}_{i}")) > 0)
        {
            i++;
        }

        return FormattableString.Invariant($"{wish}_{i}");
    }

    public IVariableV1 Get(
        string name, Shape? shape, TF_DataType dtype, object? initializer, Func<IVariableV1, Tensor?>? regularizer, bool? trainable, IReadOnlyList<string>? collections,
        bool? useResource, bool validateShape, ReuseMode? reuse)
    {
        Graph graph = ops.get_default_graph();
        VariableScope scope = Scope;
        string full = scope.name.Length > 0 ? scope.name + "/" + name : name;
        using var root = new ops.NameScope(null, null, graph);
        if (dtype != TF_DataType.DtInvalid && initializer is not null && !IsFunction(initializer)
            && tensorflow.InitialValue(initializer).In(graph, TF_DataType.DtInvalid, "Const").dtype is var given && given.as_base_dtype() != dtype)
        {
            throw new ValueError($"Initializer type '{given.as_numpy_name()}' and explicit dtype '{dtype.as_numpy_name()}' don't match.");
        }

        initializer ??= scope.initializer;
        regularizer ??= scope.regularizer;
        ReuseMode mode = reuse ?? scope.reuse;
        TF_DataType type = dtype == TF_DataType.DtInvalid ? scope.dtype : dtype.as_base_dtype();
        bool fromValue = initializer is not null && !IsFunction(initializer);
        if (fromValue && shape is not null)
        {
            throw new ValueError("If initializer is a constant, do not specify shape.");
        }

        if (_variables.TryGetValue(full, out IVariableV1? found))
        {
            return Found(full, found, shape, type, mode);
        }

        if (mode.IsTrue)
        {
            throw new ValueError($"Variable {full} does not exist, or was not created with tf.get_variable(). Did you mean to set reuse=tf.AUTO_REUSE in VarScope?");
        }

        (Func<Tensor> initial, TF_DataType variableType) = Initial(full, shape, type, initializer, fromValue);
        IVariableV1 variable = useResource ?? scope.use_resource ?? true
            ? new ResourceVariable(initial, full, variableType, null, trainable ?? true, collections, validateShape)
            : new RefVariable(initial, true, full, variableType, trainable ?? true, collections, validateShape);
        _variables.Add(full, variable);
        if (regularizer is not null)
        {
            Regularize(graph, full, variable, regularizer);
        }

        return variable;
    }

    private static void Regularize(Graph graph, string full, IVariableV1 variable, Func<IVariableV1, Tensor?> regularizer)
    {
        graph.PushColocation(variable.Op);
        using (new ops.NameScope(full + "/Regularizer/", graph: graph))
        {
            if (regularizer(variable) is { } loss)
            {
                graph.add_to_collection(GraphKeys.REGULARIZATION_LOSSES, loss);
            }
        }

        graph.PopColocation();
    }

    private static IVariableV1 Found(string name, IVariableV1 found, Shape? shape, TF_DataType type, ReuseMode mode)
        => !mode.IsSet ? throw new ValueError($"Variable {name} already exists, disallowed. Did you mean to set reuse=True or reuse=tf.AUTO_REUSE in VarScope?")
            : shape is not null && !shape.is_compatible_with(found.shape)
                ? throw new ValueError($"Trying to share variable {name}, but specified shape {shape} and found shape {found.shape}.")
            : type != found.dtype.as_base_dtype()
                ? throw new ValueError($"Trying to share variable {name}, but specified dtype {type.as_numpy_name()} and found dtype {found.dtype.as_base_dtype().as_numpy_name()}.")
            : found;

    private static (Func<Tensor> Value, TF_DataType Type) Initial(string name, Shape? shape, TF_DataType type, object? initializer, bool fromValue)
    {
        if (initializer is null)
        {
            if (shape is null)
            {
                throw new ValueError($"Variable {name} did not get an initializer, so its `shape` argument must be specified.");
            }

            initializer = type.is_floating() ? new Operations.Initializers.GlorotUniform() : new Operations.Initializers.Zeros(type);
        }

        if (fromValue)
        {
            return (() => tensorflow.InitialValue(initializer), TF_DataType.DtInvalid);
        }

        if (initializer is Func<Tensor> function && shape is null)
        {
            return (function, TF_DataType.DtInvalid);
        }

        if (shape is not { IsFullyDefined: true })
        {
            throw new ValueError("The initializer passed is not valid. It should be a callable with no arguments and the shape should not be provided or an initializer, with a `shape` that is fully defined.");
        }

        return initializer switch
        {
            IInitializer rule => (() => rule.Apply(new InitializerArgs(shape, type)), type),
            Func<Shape, TF_DataType, Tensor> make => (() => make(shape, type), type),
            Func<Tensor> make => (make, type),
            _ => throw new ValueError($"A {initializer.GetType().Name} cannot initialize a variable; give an initializer, a function or a value."),
        };
    }

    private static bool IsFunction(object initializer) => initializer is IInitializer or Func<Tensor> or Func<Shape, TF_DataType, Tensor>;
}
