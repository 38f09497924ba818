namespace Tensorflow;

/// <content>Variables.</content>
public sealed partial class tensorflow
{
    /// <summary>A variable: a value that lives in the session between runs. Run its initializer before anything else.</summary>
    /// <typeparam name="T">Of the initial value.</typeparam>
    /// <param name="data">The initial value: a tensor, number, array, NDArray, or a function that makes a tensor.</param>
    /// <param name="trainable">Whether optimizers train it.</param>
    /// <param name="validate_shape">Whether the shape is that of the initial value for good.</param>
    /// <param name="use_resource">Must be true: this makes variables of handles.</param>
    /// <param name="name">The name; null for "Variable".</param>
    /// <param name="dtype">The type; DtInvalid for that of the initial value.</param>
    /// <param name="aggregation">Kept for source compatibility: one device has nothing to join.</param>
    /// <param name="shape">The static shape; null for that of the initial value.</param>
    /// <returns>The variable.</returns>
    /// <exception cref="ValueError">use_resource is false.</exception>
    public ResourceVariable Variable<T>(
        T data, bool trainable = true, bool validate_shape = true, bool use_resource = true, string? name = null,
        TF_DataType dtype = TF_DataType.DtInvalid, VariableAggregation aggregation = VariableAggregation.None, Shape? shape = null) where T : notnull
        => use_resource
            ? new ResourceVariable(() => InitialValue(data), name, dtype, shape, trainable, null, validate_shape)
            : throw new ValueError("tf.Variable makes resource variables; leave use_resource at true, or call tf.VariableV1.");

    /// <summary>All variables that are saved and initialized together.</summary>
    /// <param name="scope">Only those whose name begins so.</param>
    /// <returns>In the order of their making.</returns>
    public IVariableV1[] global_variables(string? scope = null) => [.. get_default_graph().get_collection<IVariableV1>(GraphKeys.GLOBAL_VARIABLES, scope)];

    /// <summary>The variables that optimizers train.</summary>
    /// <param name="scope">Only those whose name begins so.</param>
    /// <returns>In the order of their making.</returns>
    public IVariableV1[] trainable_variables(string? scope = null) => [.. get_default_graph().get_collection<IVariableV1>(GraphKeys.TRAINABLE_VARIABLES, scope)];

    /// <summary>An operation that gives all global variables their initial values.</summary>
    /// <returns>The operation.</returns>
    public Operation global_variables_initializer() => variables_initializer(global_variables());

    /// <summary>An operation that gives variables their initial values.</summary>
    /// <param name="var_list">The variables.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The operation.</returns>
    public Operation variables_initializer(IVariableV1[] var_list, string name = "init")
        => var_list.Length > 0 ? group([.. var_list.Select(v => v.Initializer)], name) : no_op(name);

    /// <summary>Nodes made inside wait for these: <c>using (tf.control_dependencies(new[] { update })) { … }</c>.</summary>
    /// <param name="control_inputs">What to wait for; null forgets outer ones.</param>
    /// <returns>The block, to be disposed.</returns>
    public _ControlDependenciesController control_dependencies(ITensorOrOperation[]? control_inputs) => new(get_default_graph(), control_inputs);

    /// <summary>Sets a variable.</summary>
    /// <param name="ref">The variable.</param>
    /// <param name="value">Its new value.</param>
    /// <param name="validate_shape">Kept for source compatibility: resource variables check the shape they declare.</param>
    /// <param name="use_locking">Kept for source compatibility: updates are always atomic.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The value after the assignment.</returns>
    public Tensor assign(IVariableV1 @ref, Tensor value, bool validate_shape = true, bool use_locking = true, string? name = null)
        => @ref is RefVariable legacy && !validate_shape ? legacy.Replace(value, name) : @ref.assign(value, name);

    /// <summary>Adds to a variable.</summary>
    /// <param name="ref">The variable.</param>
    /// <param name="value">What is added.</param>
    /// <param name="use_locking">Kept for source compatibility: updates are always atomic.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The value after the assignment.</returns>
    public Tensor assign_add(IVariableV1 @ref, Tensor value, bool use_locking = false, string? name = null) => @ref.assign_add(value, name);

    /// <summary>Subtracts from a variable.</summary>
    /// <param name="ref">The variable.</param>
    /// <param name="value">What is subtracted.</param>
    /// <param name="use_locking">Kept for source compatibility: updates are always atomic.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The value after the assignment.</returns>
    public Tensor assign_sub(IVariableV1 @ref, Tensor value, bool use_locking = false, string? name = null) => @ref.assign_sub(value, name);

    internal static Tensor InitialValue(object data) => data switch
    {
        Tensor tensor => tensor,
        IVariableV1 variable => variable.AsTensor(),
        Func<Tensor> make => make(),
        _ => new Literal(Literals.Of(data!)),
    };
}
