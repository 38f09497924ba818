namespace Tensorflow;

/// <content>The value of a tensor of one element, by a cast: as <see cref="numpy"/> finds it, in the default session or from constants alone.</content>
public abstract partial class Tensor
{
    /// <summary>The value, converted.</summary>
    /// <param name="tensor">A tensor of one element.</param>
    /// <exception cref="ValueError">It has more or fewer elements, or depends on a session and there is none.</exception>
    public static explicit operator bool(Tensor tensor) => tensor.numpy().Scalar<bool>();

    /// <summary>The value, converted.</summary>
    /// <param name="tensor">A tensor of one element.</param>
    /// <exception cref="ValueError">It has more or fewer elements, or depends on a session and there is none.</exception>
    public static explicit operator sbyte(Tensor tensor) => tensor.numpy().Scalar<sbyte>();

    /// <summary>The value, converted.</summary>
    /// <param name="tensor">A tensor of one element.</param>
    /// <exception cref="ValueError">It has more or fewer elements, or depends on a session and there is none.</exception>
    public static explicit operator byte(Tensor tensor) => tensor.numpy().Scalar<byte>();

    /// <summary>The value, converted.</summary>
    /// <param name="tensor">A tensor of one element.</param>
    /// <exception cref="ValueError">It has more or fewer elements, or depends on a session and there is none.</exception>
    public static explicit operator ushort(Tensor tensor) => tensor.numpy().Scalar<ushort>();

    /// <summary>The value, converted.</summary>
    /// <param name="tensor">A tensor of one element.</param>
    /// <exception cref="ValueError">It has more or fewer elements, or depends on a session and there is none.</exception>
    public static explicit operator short(Tensor tensor) => tensor.numpy().Scalar<short>();

    /// <summary>The value, converted.</summary>
    /// <param name="tensor">A tensor of one element.</param>
    /// <exception cref="ValueError">It has more or fewer elements, or depends on a session and there is none.</exception>
    public static explicit operator int(Tensor tensor) => tensor.numpy().Scalar<int>();

    /// <summary>The value, converted.</summary>
    /// <param name="tensor">A tensor of one element.</param>
    /// <exception cref="ValueError">It has more or fewer elements, or depends on a session and there is none.</exception>
    public static explicit operator uint(Tensor tensor) => tensor.numpy().Scalar<uint>();

    /// <summary>The value, converted.</summary>
    /// <param name="tensor">A tensor of one element.</param>
    /// <exception cref="ValueError">It has more or fewer elements, or depends on a session and there is none.</exception>
    public static explicit operator long(Tensor tensor) => tensor.numpy().Scalar<long>();

    /// <summary>The value, converted.</summary>
    /// <param name="tensor">A tensor of one element.</param>
    /// <exception cref="ValueError">It has more or fewer elements, or depends on a session and there is none.</exception>
    public static explicit operator ulong(Tensor tensor) => tensor.numpy().Scalar<ulong>();

    /// <summary>The value, converted.</summary>
    /// <param name="tensor">A tensor of one element.</param>
    /// <exception cref="ValueError">It has more or fewer elements, or depends on a session and there is none.</exception>
    public static explicit operator float(Tensor tensor) => tensor.numpy().Scalar<float>();

    /// <summary>The value, converted.</summary>
    /// <param name="tensor">A tensor of one element.</param>
    /// <exception cref="ValueError">It has more or fewer elements, or depends on a session and there is none.</exception>
    public static explicit operator double(Tensor tensor) => tensor.numpy().Scalar<double>();

    /// <summary>The text.</summary>
    /// <param name="tensor">A tensor of one string, in UTF-8.</param>
    /// <exception cref="ValueError">It has more or fewer elements, or depends on a session and there is none.</exception>
    public static explicit operator string(Tensor tensor) => tensor.StringData() is [var text] ? text
        : throw new ValueError($"Only a tensor of one string is a text; this one has the shape {tensor.shape}.");

    /// <summary>The texts of <see cref="numpy"/>, row-major.</summary>
    /// <returns>Each decoded from UTF-8.</returns>
    /// <exception cref="TypeError">The elements are no strings.</exception>
    public string[] StringData() => numpy().StringData();
}
