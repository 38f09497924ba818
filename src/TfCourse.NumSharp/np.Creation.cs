namespace NumSharp;

public static partial class np
{
    /// <summary>A 0-d array of one value.</summary>
    public static NDArray array<T>(T scalar) where T : unmanaged => FromArray(new[] { scalar }).reshape(Shape.Scalar);

    /// <summary>An array of one axis with the given values.</summary>
    /// <param name="data">The values, which are copied.</param>
    /// <exception cref="NotSupportedException">T is none of double, float, int, long, byte, bool.</exception>
    public static NDArray array<T>(params T[] data) where T : unmanaged => FromArray(data);

    /// <summary>An array of two axes with the given values.</summary>
    /// <param name="data">The values, which are copied.</param>
    /// <param name="copy">Kept for NumSharp's signature; the values are always copied.</param>
    public static NDArray array<T>(T[,] data, bool copy = true) where T : unmanaged => FromArray(data);

    /// <inheritdoc cref="array{T}(T[,], bool)"/>
    public static NDArray array<T>(T[,,] data, bool copy = true) where T : unmanaged => FromArray(data);

    /// <summary>An array of two axes from rows of equal length.</summary>
    /// <param name="data">The rows.</param>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static NDArray array<T>(T[][] data) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        int columns = data.Length == 0 ? 0 : data[0].Length;
        int odd = Array.FindIndex(data, row => row.Length != columns);
        if (odd >= 0)
            throw new ArgumentException(
                $"Row 0 has {columns} values, row {odd} has {data[odd].Length}; the rows of an array are equally long.", nameof(data));
        return FromArray(data.SelectMany(row => row).ToArray()).reshape(data.Length, columns);
    }

    /// <summary>A copy of an array, or the array itself.</summary>
    /// <param name="nd">The array.</param>
    /// <param name="copy">False: the array itself.</param>
    public static NDArray array(NDArray nd, bool copy = true)
    {
        ArgumentNullException.ThrowIfNull(nd);
        return copy ? nd.copy() : nd;
    }

    /// <summary>An array of zeros, double unless a type is given.</summary>
    /// <param name="shape">Axis lengths: <c>np.zeros((2, 3))</c>.</param>
    public static NDArray zeros(Shape shape) => new(NPTypeCode.Double, shape);

    /// <summary>An array of zeros of the given type.</summary>
    /// <param name="shape">Axis lengths.</param>
    /// <param name="dtype">The element type.</param>
    public static NDArray zeros(Shape shape, Type dtype) => new(dtype, shape);

    /// <summary>An array of zeros of the given type.</summary>
    /// <param name="shape">Axis lengths.</param>
    /// <param name="typeCode">The element type.</param>
    public static NDArray zeros(Shape shape, NPTypeCode typeCode) => new(typeCode, shape);

    /// <inheritdoc cref="zeros(Shape)"/>
    /// <typeparam name="T">The element type.</typeparam>
    public static NDArray zeros<T>(int[] shape) where T : unmanaged => new(typeof(T), shape);

    /// <inheritdoc cref="zeros(Shape)"/>
    /// <typeparam name="T">The element type.</typeparam>
    public static NDArray zeros<T>(long[] shape) where T : unmanaged => new(typeof(T), shape);

    /// <summary>An array of ones, double unless a type is given.</summary>
    /// <param name="shape">Axis lengths: <c>np.ones((2, 3))</c>.</param>
    public static NDArray ones(Shape shape) => full(shape, 1.0);

    /// <summary>An array of ones of the given type.</summary>
    /// <param name="shape">Axis lengths.</param>
    /// <param name="dtype">The element type.</param>
    public static NDArray ones(Shape shape, Type dtype) => full(shape, 1.0, dtype);

    /// <summary>An array of ones of the given type.</summary>
    /// <param name="shape">Axis lengths.</param>
    /// <param name="typeCode">The element type.</param>
    public static NDArray ones(Shape shape, NPTypeCode typeCode) => full(shape, 1.0, ElementType.Of(typeCode));

    /// <inheritdoc cref="ones(Shape)"/>
    /// <typeparam name="T">The element type.</typeparam>
    public static NDArray ones<T>(int[] shape) where T : unmanaged => full(shape, 1.0, typeof(T));

    /// <summary>An array of one value.</summary>
    /// <param name="shape">Axis lengths.</param>
    /// <param name="fill_value">The value.</param>
    /// <param name="dtype">The element type; by default that of the value.</param>
    public static NDArray full(Shape shape, NDArray fill_value, Type? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(fill_value);
        NDArray result = new(dtype ?? fill_value.dtype, shape);
        Indexing.Assign(result, fill_value, "np.full");
        return result;
    }

    /// <summary>Zeros in the shape of another array.</summary>
    /// <param name="a">The array whose shape (and, by default, type) is taken.</param>
    /// <param name="dtype">The element type.</param>
    public static NDArray zeros_like(NDArray a, Type? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        return new NDArray(dtype ?? a.dtype, a.Shape);
    }

    /// <summary>Ones in the shape of another array.</summary>
    /// <param name="a">The array whose shape (and, by default, type) is taken.</param>
    /// <param name="dtype">The element type.</param>
    public static NDArray ones_like(NDArray a, Type? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        return ones(a.Shape, dtype ?? a.dtype);
    }

    /// <summary>A matrix with ones on one diagonal and zeros elsewhere.</summary>
    /// <param name="N">Rows.</param>
    /// <param name="M">Columns; by default as many as rows.</param>
    /// <param name="k">Which diagonal: 0 the main one, positive above it.</param>
    /// <param name="dtype">The element type; double by default.</param>
    public static NDArray eye(int N, int? M = null, int k = 0, Type? dtype = null)
    {
        int columns = M ?? N;
        double[] values = new double[Shape.Count([N, columns])];
        for (int row = Math.Max(0, -k); row < N && row + (long)k < columns; row++)
            values[row * columns + row + k] = 1;
        return new NDArray(values, [N, columns]).astype(dtype ?? float64, copy: false);
    }

    /// <summary>The integers 0 … stop - 1, as int64.</summary>
    /// <param name="stop">How many.</param>
    public static NDArray arange(int stop) => arange(0L, stop);

    /// <inheritdoc cref="arange(int)"/>
    public static NDArray arange(long stop) => arange(0L, stop);

    /// <summary>The integers start, start + step, … before stop, as int64.</summary>
    /// <param name="start">First value.</param>
    /// <param name="stop">Value to stop before.</param>
    /// <param name="step">Distance; not 0.</param>
    public static NDArray arange(int start, int stop, int step = 1) => arange((long)start, stop, step);

    /// <inheritdoc cref="arange(int, int, int)"/>
    public static NDArray arange(long start, long stop, long step = 1)
    {
        long[] values = new long[Steps((stop - (double)start) / step, step)];
        for (int i = 0; i < values.Length; i++)
            values[i] = start + i * step;
        return new NDArray(values, [values.Length]);
    }

    /// <summary>The numbers 0, 1, … before stop, as float64.</summary>
    /// <param name="stop">Value to stop before.</param>
    public static NDArray arange(double stop) => arange(0.0, stop);

    /// <summary>The numbers start, start + step, … before stop, as float64.</summary>
    /// <param name="start">First value.</param>
    /// <param name="stop">Value to stop before.</param>
    /// <param name="step">Distance; not 0.</param>
    public static NDArray arange(double start, double stop, double step = 1)
    {
        double[] values = new double[Steps((stop - start) / step, step)];
        for (int i = 0; i < values.Length; i++)
            values[i] = start + i * step;
        return new NDArray(values, [values.Length]);
    }

    /// <summary>Evenly spaced numbers.</summary>
    /// <param name="start">First value.</param>
    /// <param name="stop">Last value, or the value just after the last when <paramref name="endpoint"/> is false.</param>
    /// <param name="num">How many; at least 0.</param>
    /// <param name="endpoint">Whether stop belongs to the values.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="num"/> is negative.</exception>
    public static NDArray linspace(double start, double stop, int num, bool endpoint = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(num);
        double step = (stop - start) / (endpoint ? Math.Max(num - 1, 1) : Math.Max(num, 1));
        double[] values = new double[num];
        for (int i = 0; i < num; i++)
            values[i] = start + i * step;
        if (endpoint && num > 1)
            values[^1] = stop;
        return new NDArray(values, [num]);
    }

    internal static NDArray FromArray(Array data)
    {
        ArgumentNullException.ThrowIfNull(data);
        NPTypeCode type = ElementType.Of(data.GetType().GetElementType()!);
        int[] dims = [.. Enumerable.Range(0, data.Rank).Select(data.GetLength)];
        Array buffer = ElementType.NewBuffer(type, data.Length);
        if (data.Rank == 1)
            Array.Copy(data, buffer, data.Length);
        else
            Buffer.BlockCopy(data, 0, buffer, 0, Buffer.ByteLength(data));
        return new NDArray(buffer, dims);
    }

    private static int Steps(double count, double step)
        => step == 0 || double.IsNaN(count) || count > Array.MaxLength
            ? throw new ArgumentException($"arange: a step of {step} makes no list that fits into memory.", nameof(step))
            : (int)Math.Max(Math.Ceiling(count), 0);
}
