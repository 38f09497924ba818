using System.Text;

namespace Tensorflow.NumPy;

/// <content>Strings and bytes.</content>
public sealed partial class NDArray
{
    /// <summary>The texts, row-major.</summary>
    /// <returns>Each decoded from UTF-8.</returns>
    /// <exception cref="TypeError">The elements are no strings.</exception>
    public string[] StringData() => Array.ConvertAll(StringBytes(), Encoding.UTF8.GetString);

    /// <summary>The strings, row-major.</summary>
    /// <returns>The bytes of each.</returns>
    /// <exception cref="TypeError">The elements are no strings.</exception>
    public byte[][] StringBytes() => Host.Elements is byte[][] strings ? [.. strings.Select(s => (byte[])s.Clone())]
        : throw new TypeError($"The elements are of type {dtype.as_numpy_name()}; only strings have text.");

    /// <summary>The bytes of the elements, row-major, each little-endian; those of strings one after the other.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToByteArray() => Host.Elements is byte[][] strings ? [.. strings.SelectMany(s => s)] : Host.Bytes().ToArray();

    /// <summary>Itself: what a session gives has its values already.</summary>
    /// <returns>This array.</returns>
    public NDArray numpy() => this;
}
