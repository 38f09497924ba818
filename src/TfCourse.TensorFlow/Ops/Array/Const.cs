using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Const: a value that is part of the graph.</summary>
internal static class Const
{
    public static OpDefinition Define() => new("Const")
    {
        Outputs = ["output: dtype"],
        Attrs = ["value: tensor", "dtype: type"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.None("a constant has no inputs"),
    };

    // An unknown rank in the wire form of a value means a scalar.
    private static Shape InferShape(ShapeContext c)
    {
        TensorShapeProto? proto = c.Attr<TensorProto>("value").TensorShape;
        long[] dims = proto is null || proto.UnknownRank ? [] : TensorProtos.Dimensions(proto);
        c.Require(dims.All(d => d >= 0), $"Shape {Sizes.Format(dims)} is not fully defined");
        ArrayShapes.Count(c, new Shape(dims));
        return new Shape(dims);
    }
}

/// <content>constant.</content>
public sealed partial class tensorflow
{
    /// <summary>A constant.</summary>
    /// <param name="value">A number, a bool, a string, an array of any rank, or an NDArray.</param>
    /// <param name="dtype">The type; DtInvalid for that of the value.</param>
    /// <param name="shape">The shape; null for that of the value. A single value fills it.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>A tensor that has this value in every run.</returns>
    /// <exception cref="TypeError">The value does not survive the conversion.</exception>
    /// <exception cref="ValueError">The number of elements does not fit the shape.</exception>
    public Tensor constant(object value, TF_DataType dtype = TF_DataType.DtInvalid, Shape? shape = null, string? name = "Const")
        => ops.get_default_graph().AddConstant(Literals.Shaped(new Literal(Literals.Of(value)).As(dtype), shape), name ?? "Const");
}
