namespace Tensorflow;

/// <content>Collections, and the variables of each.</content>
public sealed partial class tensorflow
{
    /// <summary>A variable as TensorFlow 1 makes it: a resource, or a legacy reference when <paramref name="use_resource"/> is false.</summary>
    /// <param name="initial_value">The initial value: a tensor, number, array, NDArray, variable, or a function that makes a tensor.</param>
    /// <param name="trainable">Whether it is among the trainable variables: true.</param>
    /// <param name="collections">The collections it joins: the global variables.</param>
    /// <param name="validate_shape">false: its shape may change.</param>
    /// <param name="name">Its name; "Variable" when none is given.</param>
    /// <param name="dtype">Its type; that of the value when none is given.</param>
    /// <param name="use_resource">false: a legacy reference variable.</param>
    /// <param name="shape">Its static shape, where it is less than that of the initial value.</param>
    /// <param name="expected_shape">Not looked at, as in TensorFlow.</param>
    /// <exception cref="ValueError">No initial value.</exception>
    public IVariableV1 VariableV1(
        object? initial_value, bool? trainable = null, List<string>? collections = null, bool validate_shape = true, string? name = null,
        TF_DataType dtype = TF_DataType.DtInvalid, bool? use_resource = null, Shape? shape = null, Shape? expected_shape = null)
        => initial_value is null ? throw new ValueError("The `initial_value` arg to `tf.Variable` must be specified.")
            : use_resource ?? get_variable_scope().use_resource ?? true
                ? new ResourceVariable(() => InitialValue(initial_value), name, dtype, shape, trainable ?? true, collections, validate_shape)
                : new RefVariable(() => InitialValue(initial_value), initial_value is Func<Tensor>, name, dtype, trainable ?? true, collections, validate_shape);

    /// <summary>Adds a value to a collection of the default graph.</summary>
    public void add_to_collection<T>(string name, T value) where T : notnull => get_default_graph().add_to_collection(name, value);

    /// <summary>Adds a value to several collections of the default graph.</summary>
    public void add_to_collections<T>(string[] names, T value) where T : notnull => get_default_graph().add_to_collections(names, value);

    /// <summary>The values of a collection of the default graph, in order.</summary>
    /// <typeparam name="T">Only those of this type.</typeparam>
    /// <param name="key">The collection.</param>
    /// <param name="scope">Only those whose name matches this regular expression at its beginning.</param>
    public List<T> get_collection<T>(string key, string? scope = "") => get_default_graph().get_collection<T>(key, scope);

    /// <summary>The variables of one run of a program: counters, metrics; not saved.</summary>
    public IVariableV1[] local_variables(string? scope = null) => [.. get_collection<IVariableV1>(GraphKeys.LOCAL_VARIABLES, scope)];

    /// <summary>The variables of the model.</summary>
    public IVariableV1[] model_variables(string? scope = null) => [.. get_collection<IVariableV1>(GraphKeys.MODEL_VARIABLES, scope)];

    /// <summary>The variables that have moving averages.</summary>
    public IVariableV1[] moving_average_variables(string? scope = null) => [.. get_collection<IVariableV1>(GraphKeys.MOVING_AVERAGE_VARIABLES, scope)];

    /// <summary>Initializes the local variables.</summary>
    public Operation local_variables_initializer() => variables_initializer(local_variables());
}
