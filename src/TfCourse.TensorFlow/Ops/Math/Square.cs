namespace Tensorflow;

/// <summary>Square: y = x².</summary>
internal static class Square
{
    public static OpDefinition Define() => new("Square")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, int8, int16, int32, int64, uint8, uint16, uint32, uint64, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of(Backward),
    };

    private static Tensor[] Backward(Operation op, Tensor dy)
    {
        Tensor two;
        using (op.graph.Waiting([dy.op]))
        {
            two = op.graph.AddConstant(Literals.Convert(TfCourse.Engine.HostTensor.Scalar(2), op.inputs[0].dtype.as_base_dtype()), "Const");
        }

        return [Build.One("Mul", null, [dy, Build.One("Mul", null, [op.inputs[0], two])])];
    }
}


/// <content>square.</content>
public sealed partial class tensorflow
{
    /// <summary>The square, element by element: y = x · x; integers wrap.</summary>
    /// <param name="x">Any shape, any numeric type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor square(Tensor x, string? name = null) => Build.One("Square", name, [x]);
}
