using TfCourse.Engine;

namespace Tensorflow;

/// <summary>OneHot: on_value where the position along a new axis is the index, off_value elsewhere.</summary>
internal static class OneHot
{
    public static OpDefinition Define() => new("OneHot")
    {
        Inputs = ["indices: TI", "depth: int32", "on_value: T", "off_value: T"],
        Outputs = ["output: T"],
        Attrs = ["axis: int = -1", "T: type", "TI: {uint8, int8, int32, int64} = int64"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.None("indices are integers"),
    };

    private static Shape InferShape(ShapeContext c)
    {
        long axis = c.Attr<long>("axis"), depth = -1;
        c.Require(axis >= -1, "axis must be >= -1");
        if (c.Value(1) is { } value)
        {
            c.Require(value.Dimensions.Length == 0, $"Input must be scalar but has rank {value.Dimensions.Length}");
            depth = Constants.Integers(value)[0];
            c.Require(depth >= 0, $"Dimension size, given by scalar input 1, must be non-negative but is {depth}");
        }

        if (c[0].IsNull)
        {
            return Shape.Null;
        }

        var dims = c[0].dims.ToList();
        int rank = dims.Count + 1;
        dims.Insert((int)((axis + rank) % rank), depth);
        return new Shape([.. dims]);
    }
}

/// <content>one_hot.</content>
public sealed partial class tensorflow
{
    /// <summary>Rows of zeros with a one at the index: indices [3] with depth 4 give [3, 4]; indices out of [0, depth) give rows of off_value.</summary>
    /// <param name="indices">Integers.</param>
    /// <param name="depth">The size of the new axis, at least 0.</param>
    /// <param name="on_value">A scalar; null for one.</param>
    /// <param name="off_value">A scalar of the same type; null for zero.</param>
    /// <param name="dtype">The type; DtInvalid for that of the values, or float32.</param>
    /// <param name="axis">Where the new axis stands, -1 for last.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Rank + 1 axes.</returns>
    /// <exception cref="TypeError">on_value, off_value and dtype differ in type.</exception>
    public Tensor one_hot(Tensor indices, int depth, Tensor? on_value = null, Tensor? off_value = null, TF_DataType dtype = TF_DataType.DtInvalid, int axis = -1, string? name = null)
        => OneHots.Of(indices, depth, on_value, off_value, dtype, axis, name);

    /// <summary>Rows of zeros with a one at the index; indices out of [0, depth) give rows of off_value.</summary>
    /// <param name="indices">Integers.</param>
    /// <param name="depth">A scalar: the size of the new axis, at least 0.</param>
    /// <param name="on_value">A scalar; null for one.</param>
    /// <param name="off_value">A scalar of the same type; null for zero.</param>
    /// <param name="dtype">The type; DtInvalid for that of the values, or float32.</param>
    /// <param name="axis">Where the new axis stands, -1 for last.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Rank + 1 axes.</returns>
    /// <exception cref="TypeError">on_value, off_value and dtype differ in type.</exception>
    public Tensor one_hot(Tensor indices, Tensor depth, Tensor? on_value = null, Tensor? off_value = null, TF_DataType dtype = TF_DataType.DtInvalid, int axis = -1, string? name = null)
        => OneHots.Of(indices, depth, on_value, off_value, dtype, axis, name);
}

/// <summary>Finds the type of one-hot rows and fills in the values that were left out.</summary>
internal static class OneHots
{
    public static Tensor Of(Tensor indices, Tensor depth, Tensor? on, Tensor? off, TF_DataType dtype, int axis, string? name)
    {
        using var scope = new ops.NameScope(name, "one_hot");
        TF_DataType type = dtype != TF_DataType.DtInvalid ? dtype : on is not null and not Literal ? on.dtype : off is not null and not Literal ? off.dtype
            : on?.dtype ?? off?.dtype ?? TF_DataType.TF_FLOAT;
        Tensor onValue = Value(on, 1, type, "on_value"), offValue = Value(off, 0, type, "off_value");
        return Build.One("OneHot", scope.scope_name, [indices, depth, onValue, offValue], ("axis", axis));
    }

    private static Tensor Value(Tensor? given, int otherwise, TF_DataType type, string role)
    {
        Graph graph = ops.get_default_graph();
        if (given is null)
        {
            return graph.AddConstant(type == TF_DataType.TF_BOOL ? HostTensor.Scalar(otherwise == 1) : Literals.Convert(HostTensor.Scalar(otherwise), type), role);
        }

        Tensor value = given.In(graph, type, "Const");
        return value.dtype == type ? value
            : throw new TypeError($"dtype {value.dtype.as_numpy_name()} of {role} does not match {type.as_numpy_name()}, the type of the other values of one_hot");
    }
}
