namespace Tensorflow;

/// <content>encode_base64, decode_base64.</content>
public sealed partial class tensorflow
{
    /// <summary>Bytes as base64 in its web-safe alphabet (- and _ in place of + and /).</summary>
    /// <param name="input">Strings.</param>
    /// <param name="pad">Fills up with = to a multiple of four.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Strings in the shape of the input.</returns>
    public Tensor encode_base64(Tensor input, bool pad = false, string? name = null) => Build.One("EncodeBase64", name, [input], ("pad", pad));

    /// <summary>Bytes out of web-safe base64, padded or not.</summary>
    /// <param name="input">Strings; anything else than base64 is an error of the run.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Strings in the shape of the input.</returns>
    public Tensor decode_base64(Tensor input, string? name = null) => Build.One("DecodeBase64", name, [input]);
}
