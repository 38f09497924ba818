namespace Tensorflow;

public sealed partial class tensorflow
{
    /// <summary>Finds a variable when it is there and makes it otherwise: <c>tf.variable_scope("a", reuse: tf.AUTO_REUSE)</c>.</summary>
    public ReuseMode AUTO_REUSE => ReuseMode.AUTO_REUSE;

    /// <summary>Opens the variable scope of that name inside the present one, and a name scope besides; leave it with Dispose.</summary>
    /// <inheritdoc cref="Tensorflow.variable_scope(string, string, Tensor[], ReuseMode?, bool, object, Func{IVariableV1, Tensor}, TF_DataType, bool?)"/>
    public variable_scope variable_scope(
        string? name, string? default_name = null, Tensor[]? values = null, ReuseMode? reuse = null, bool auxiliary_name_scope = true,
        object? initializer = null, Func<IVariableV1, Tensor?>? regularizer = null, TF_DataType dtype = TF_DataType.DtInvalid, bool? use_resource = null)
        => new(name, default_name, values, reuse, auxiliary_name_scope, initializer, regularizer, dtype, use_resource);

    /// <summary>Opens a variable scope again; leave it with Dispose.</summary>
    /// <inheritdoc cref="Tensorflow.variable_scope(VariableScope, string, Tensor[], ReuseMode?, bool, object, Func{IVariableV1, Tensor}, TF_DataType, bool?)"/>
    public variable_scope variable_scope(
        VariableScope scope, string? default_name = null, Tensor[]? values = null, ReuseMode? reuse = null, bool auxiliary_name_scope = true,
        object? initializer = null, Func<IVariableV1, Tensor?>? regularizer = null, TF_DataType dtype = TF_DataType.DtInvalid, bool? use_resource = null)
        => new(scope, default_name, values, reuse, auxiliary_name_scope, initializer, regularizer, dtype, use_resource);

    /// <summary>The present variable scope of the default graph.</summary>
    public VariableScope get_variable_scope() => get_default_graph().Variables.Scope;

    /// <summary>
    /// The variable of that name in the present variable scope: made, or found where the scope reuses. Only the variable scope prefixes its name, not
    /// the name scope. Without initializer floating variables start with Glorot's uniform values, others with zeros.
    /// </summary>
    /// <param name="name">Its name inside of the scope.</param>
    /// <param name="shape">Its shape, wholly known; none when the initializer is a value.</param>
    /// <param name="dtype">Its type; none: the scope's, float32.</param>
    /// <param name="initializer">An <see cref="IInitializer"/>, a function that makes the initial value, or a value.</param>
    /// <param name="trainable">Whether it is in the collection of trainable variables: true.</param>
    /// <param name="collections">The collections it joins: the global variables.</param>
    /// <param name="use_resource">false: a legacy reference variable.</param>
    /// <param name="validate_shape">false: the initial value's shape may be unknown.</param>
    /// <param name="synchronization">Has one meaning on one device; kept for source compatibility.</param>
    /// <param name="aggregation">Has one meaning on one device; kept for source compatibility.</param>
    /// <param name="regularizer">Maps it to a loss, which joins the collection of regularization losses.</param>
    /// <param name="reuse">Overrides the scope's mode.</param>
    /// <exception cref="ValueError">It is there already and the scope does not reuse; it is not there and the scope only reuses; another shape or type is shared.</exception>
    public IVariableV1 get_variable(
        string name, Shape? shape = null, TF_DataType dtype = TF_DataType.DtInvalid, object? initializer = null, bool? trainable = null,
        List<string>? collections = null, bool? use_resource = null, bool validate_shape = true,
        VariableSynchronization synchronization = VariableSynchronization.Auto, VariableAggregation aggregation = VariableAggregation.None,
        Func<IVariableV1, Tensor?>? regularizer = null, ReuseMode? reuse = null)
        => get_default_graph().Variables.Get(name, shape, dtype, initializer, regularizer, trainable, collections, use_resource, validate_shape, reuse);
}
