namespace Tensorflow;

/// <summary>CheckNumerics: output = tensor, and an error at run if it holds a NaN or an infinity.</summary>
internal static class CheckNumerics
{
    public static OpDefinition Define() => new("CheckNumerics")
    {
        Inputs = ["tensor: T"],
        Outputs = ["output: T"],
        Attrs =
        [
            "T: {bfloat16, half, float, double}",
            "message: string",
        ],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of(Backward),
        IsStateful = true,
    };

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        string message = op.get_attr<string>("message");
        return [Build.One("CheckNumerics", null, [dy], ("message", $"Not a number (NaN) or infinity (Inf) values detected in gradient. {message}"))];
    }
}

/// <content>check_numerics.</content>
public sealed partial class tensorflow
{
    /// <summary>The tensor itself, and an error at run if it holds a NaN or an infinity; so is its gradient watched.</summary>
    /// <param name="tensor">Any shape, any float type.</param>
    /// <param name="message">What the error begins with.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The tensor.</returns>
    public Tensor check_numerics(Tensor tensor, string message, string? name = null)
        => Build.One("CheckNumerics", name, [tensor], ("message", message));
}
