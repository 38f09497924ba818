namespace Tensorflow;

/// <summary>DecodeRaw: the bytes of strings as numbers.</summary>
internal static class DecodeRaw
{
    public static OpDefinition Define() => new("DecodeRaw")
    {
        Inputs = ["bytes: string"],
        Outputs = ["output: out_type"],
        Attrs =
        [
            "out_type: {half, float, double, int32, uint16, uint8, int16, int8, int64, complex64, complex128, bool, bfloat16}",
            "little_endian: bool = true",
        ],
        Shape = c => [c[0].concatenate(new Shape(-1))],
        Gradient = Gradient.None("strings are not differentiable"),
    };
}

/// <content>decode_raw.</content>
public sealed partial class tensorflow
{
    /// <summary>The bytes of strings as numbers, one more axis.</summary>
    /// <param name="input_bytes">Strings, all of one length, a multiple of the type's size.</param>
    /// <param name="out_type">A numeric type, or bool.</param>
    /// <param name="little_endian">The order of the bytes of a number.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [input…, length / size].</returns>
    public Tensor decode_raw(Tensor input_bytes, TF_DataType out_type, bool little_endian = true, string? name = null)
        => Build.One("DecodeRaw", name, [input_bytes], ("out_type", out_type), ("little_endian", little_endian));
}
