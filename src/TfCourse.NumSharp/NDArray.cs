namespace NumSharp;

/// <summary>
/// An n-dimensional array of double, float, int, long, byte or bool, with NumPy's meaning of broadcasting, slicing and
/// axes. Slices, transposes and (where possible) reshapes are views: they share elements with the array they come from.
/// Not safe for writing from several threads.
/// </summary>
public sealed partial class NDArray
{
    private readonly Array _buffer;
    private readonly int[] _dims;
    private readonly int[] _strides;
    private readonly int _offset;
    private readonly bool _contiguous;

    /// <summary>An array of zeros.</summary>
    /// <param name="dtype">double, float, int, long, byte or bool.</param>
    /// <param name="shape">The axis lengths.</param>
    /// <exception cref="NotSupportedException">The element type is another one.</exception>
    public NDArray(Type dtype, Shape shape) : this(ElementType.Of(dtype), shape) { }

    /// <inheritdoc cref="NDArray(Type, Shape)"/>
    public NDArray(NPTypeCode dtype, Shape shape)
        : this(ElementType.NewBuffer(dtype, Shape.Count(shape.Dims)), shape.Dims) { }

    // The whole buffer in row-major order.
    internal NDArray(Array buffer, int[] dims) : this(buffer, dims, Axes.Strides(dims), 0) { }

    internal NDArray(Array buffer, int[] dims, int[] strides, int offset)
    {
        (_buffer, _dims, _strides, _offset) = (buffer, dims, strides, offset);
        typecode = ElementType.Of(buffer.GetType().GetElementType()!);
        _contiguous = IsRowMajor(dims, strides);
    }

    /// <summary>The axis lengths, as a copy.</summary>
    public long[] shape => Shape.Dimensions;

    /// <summary>The axis lengths.</summary>
    public Shape Shape => new(_dims);

    /// <summary>The number of axes.</summary>
    public int ndim => _dims.Length;

    /// <summary>The number of elements.</summary>
    public long size => Shape.Count(_dims);

    /// <summary>The element type.</summary>
    public Type dtype => ElementType.Of(typecode);

    /// <summary>The element type as a code.</summary>
    public NPTypeCode typecode { get; }

    /// <summary>The transpose: the axes in reverse order, as a view.</summary>
    public NDArray T => np.transpose(this);

    internal int[] Dims => _dims;

    internal int[] Strides => _strides;

    internal int Offset => _offset;

    internal int Count => Shape.Count(_dims);

    /// <summary>A copy that shares nothing with this array.</summary>
    /// <returns>Same shape, type and values.</returns>
    public NDArray copy() => astype(typecode);

    /// <inheritdoc cref="copy"/>
    public NDArray Clone() => copy();

    internal T[] Buffer<T>() where T : struct => (T[])_buffer;

    // The values in row-major order: the elements themselves where they lie so, else a copy.
    internal ReadOnlySpan<T> Values<T>() where T : struct
    {
        if (_buffer is not T[])
            return astype(typeof(T)).Values<T>();
        if (_contiguous)
            return Buffer<T>().AsSpan(_offset, Count);
        T[] copy = new T[Count];
        Strided.Gather(this, copy);
        return copy;
    }

    // This array's elements seen through other axis lengths and strides.
    internal NDArray View(int[] dims, int[] strides, int offset) => new(_buffer, dims, strides, offset);

    internal bool SharesElements(NDArray other) => ReferenceEquals(_buffer, other._buffer);

    // As it is where the values lie in row-major order, else a copy that does.
    internal NDArray Contiguous() => _contiguous ? this : copy();

    // True where a walk over dims meets the elements one after another, or always the same one.
    internal bool IsFlat(int[] dims) => Count == 1 || (_contiguous && _dims.AsSpan().SequenceEqual(dims));

    // The same values as elements of type T; this array itself where it has that type.
    internal NDArray As<T>() where T : struct => _buffer is T[]? this : astype(typeof(T));

    private static bool IsRowMajor(int[] dims, int[] strides)
    {
        int expected = 1;
        for (int i = dims.Length - 1; i >= 0; i--)
        {
            if (dims[i] == 0)
                return true;
            if (dims[i] != 1 && strides[i] != expected)
                return false;
            expected *= dims[i];
        }

        return true;
    }
}
