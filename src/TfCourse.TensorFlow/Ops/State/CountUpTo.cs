namespace Tensorflow;

/// <summary>CountUpTo: gives a scalar variable's value and adds 1 to it, until it has reached the limit; then OutOfRange.</summary>
internal static class CountUpTo
{
    public static OpDefinition Define() => new("CountUpTo")
    {
        Inputs = ["ref: Ref(T)"],
        Outputs = ["output: T"],
        Attrs = ["limit: int", "T: {int32, int64}"],
        Shape = c => [c.WithRank(0, 0)],
        Gradient = Gradient.Missing("counting is not differentiated"),
    };

    /// <summary>ResourceCountUpTo: the same for resource variables.</summary>
    public static OpDefinition Resource() => new("ResourceCountUpTo")
    {
        Inputs = ["resource: resource"],
        Outputs = ["output: T"],
        Attrs = ["limit: int", "T: {int32, int64}"],
        Shape = c =>
        {
            Shape variable = VariableShapes.Of(c.Op.InputTensors[0]);
            c.Require(variable.ndim <= 0, $"Shape must be rank 0 but is rank {variable.ndim}");
            return [Shape.Scalar];
        },
        Gradient = Gradient.Missing("counting is not differentiated"),
        IsStateful = true,
    };
}

/// <content>count_up_to.</content>
public sealed partial class tensorflow
{
    /// <summary>A counter: gives the variable's value and adds 1 to it, until it has reached the limit.</summary>
    /// <param name="ref">A scalar variable of integers.</param>
    /// <param name="limit">The value at which counting fails with OutOfRange.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The value before.</returns>
    /// <exception cref="TypeError">The variable holds no integers.</exception>
    public Tensor count_up_to(IVariableV1 @ref, int limit, string? name = null)
    {
        TF_DataType type = @ref.dtype.as_base_dtype();
        if (type is not (TF_DataType.TF_INT32 or TF_DataType.TF_INT64))
        {
            throw new TypeError($"Value passed to parameter 'T' has DataType {type.as_numpy_name()} not in list of allowed values: int32, int64");
        }

        return @ref is ResourceVariable ? Build.One("ResourceCountUpTo", name, [@ref.Handle], ("limit", (long)limit), ("T", type))
            : Build.One("CountUpTo", name, [@ref.Handle], ("limit", (long)limit));
    }
}
