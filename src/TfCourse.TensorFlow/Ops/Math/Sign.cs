namespace Tensorflow;

/// <summary>Sign: y = -1, 0 or 1.</summary>
internal static class Sign
{
    public static OpDefinition Define() => new("Sign")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, int8, int16, int32, int64, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((op, dy) => [FilledLike.Zeros(op.inputs[0], TF_DataType.DtInvalid, null, optimize: true)]),
    };
}

/// <content>sign.</content>
public sealed partial class tensorflow
{
    /// <summary>The sign, element by element: -1, 0 or 1; NaN stays NaN. Its gradient is 0 everywhere.</summary>
    /// <param name="x">Any shape, any signed numeric type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor sign(Tensor x, string? name = null) => Build.One("Sign", name, [x]);
}
