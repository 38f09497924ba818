namespace Tensorflow;

/// <summary>Where: the places of elements that are not zero.</summary>
internal static class Where
{
    public static OpDefinition Define() => new("Where")
    {
        Inputs = ["input: T"],
        Outputs = ["index: int64"],
        Attrs = ["T: {float, double, int32, uint8, int16, int8, complex64, int64, qint8, quint8, qint32, bfloat16, qint16, quint16, uint16, complex128, half, uint32, uint64, bool} = bool"],
        Shape = c => [new Shape(-1, c[0].ndim)],
        Gradient = Gradient.Missing("places are integers"),
    };
}

/// <content>where.</content>
public sealed partial class tensorflow
{
    /// <summary>The places of elements that are true (or not zero), row-major.</summary>
    /// <param name="condition">A tensor of at least one axis.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [places, rank] of int64.</returns>
    public Tensor where(Tensor condition, string? name = null) => Build.One("Where", name, [condition]);
}
