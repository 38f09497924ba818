using System.Globalization;
using TfCourse.Engine;

namespace Tensorflow.NumPy;

/// <summary>An array of values: what <c>Session.run</c> returns and what is fed.</summary>
public sealed partial class NDArray
{
    internal NDArray(HostTensor host) => Host = host;

    /// <summary>An array of the elements of a C# array of any rank, copied.</summary>
    /// <param name="array">For example float[,].</param>
    public NDArray(Array array) => Host = Literals.Of(array);

    /// <summary>The elements of a C# array in another shape, copied.</summary>
    /// <param name="array">The elements, row-major; a single one fills the shape.</param>
    /// <param name="shape">The sizes, fully known.</param>
    /// <exception cref="ValueError">The numbers of elements differ.</exception>
    public NDArray(Array array, Shape shape) => Host = Literals.Shaped(Literals.Of(array), shape);

    /// <summary>An array to be filled: zeros at first.</summary>
    /// <param name="shape">The sizes, fully known.</param>
    /// <param name="dtype">The type; float64 unless another is given.</param>
    public NDArray(Shape shape, TF_DataType dtype = TF_DataType.TF_DOUBLE) => Host = new HostTensor((DataType)dtype, shape.dims);

    /// <summary>An array over a tensor, which is not copied.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <returns>The array.</returns>
    public static NDArray Of(HostTensor tensor) => new(tensor);

    /// <summary>What fetching an operation gives: no elements.</summary>
    internal static NDArray None { get; } = new(new HostTensor(DataType.DtFloat, [0]));

    /// <summary>The values, not copied.</summary>
    internal HostTensor Host { get; }

    /// <summary>The sizes.</summary>
    public Shape shape => new([.. Host.Dimensions]);

    /// <summary>The sizes.</summary>
    public long[] dims => [.. Host.Dimensions];

    /// <summary>The element type.</summary>
    public TF_DataType dtype => (TF_DataType)Host.DataType;

    /// <summary>Number of axes.</summary>
    public int ndim => Host.Dimensions.Length;

    /// <summary>Number of elements.</summary>
    public ulong size => (ulong)Host.Count;

    /// <summary>All elements, row-major, copied.</summary>
    /// <typeparam name="T">The element type, without conversion.</typeparam>
    /// <returns>A new array.</returns>
    /// <exception cref="TypeError">The elements are of another type.</exception>
    public T[] ToArray<T>() => Host.Elements is T[] values ? (T[])values.Clone()
        : throw new TypeError($"The elements are {dtype.as_numpy_name()}, not {typeof(T).Name}; use astype, or ask for {Host.DataType.Clr().Name}.");

    /// <summary>All elements as a C# array of the same rank, copied.</summary>
    /// <typeparam name="T">The element type, without conversion.</typeparam>
    /// <returns>For example float[,].</returns>
    /// <exception cref="ValueError">The rank is above 5.</exception>
    public Array ToMultiDimArray<T>()
    {
        T[] flat = ToArray<T>();
        if (ndim <= 1)
        {
            return flat;
        }

        Array whole = ndim switch
        {
            2 => new T[dims[0], dims[1]],
            3 => new T[dims[0], dims[1], dims[2]],
            4 => new T[dims[0], dims[1], dims[2], dims[3]],
            5 => new T[dims[0], dims[1], dims[2], dims[3], dims[4]],
            _ => throw new ValueError($"An array of rank {ndim} has no C# array here; the most is 5. Take ToArray and dims."),
        };
        var index = new long[ndim];
        foreach (T value in flat)
        {
            whole.SetValue(value, index);
            for (int axis = ndim - 1; axis >= 0 && ++index[axis] == dims[axis]; axis--)
            {
                index[axis] = 0;
            }
        }

        return whole;
    }

    /// <summary>One element of a scalar or of an array of one element, converted.</summary>
    internal T Scalar<T>() => Host.Count == 1
        ? (T)Convert.ChangeType(Host.Elements.GetValue(0) switch { Half h => (float)h, BFloat16 b => (float)b, var v => v! }, typeof(T), CultureInfo.InvariantCulture)
        : throw new ValueError($"Only an array of one element is a number; this one has the shape {shape}.");

    /// <summary>The value of an array of one element.</summary>
    /// <param name="a">The array.</param>
    public static implicit operator float(NDArray a) => a.Scalar<float>();

    /// <summary>The value of an array of one element.</summary>
    /// <param name="a">The array.</param>
    public static implicit operator double(NDArray a) => a.Scalar<double>();

    /// <summary>The value of an array of one element.</summary>
    /// <param name="a">The array.</param>
    public static implicit operator int(NDArray a) => a.Scalar<int>();

    /// <summary>The value of an array of one element.</summary>
    /// <param name="a">The array.</param>
    public static implicit operator long(NDArray a) => a.Scalar<long>();

    /// <summary>The value of an array of one element.</summary>
    /// <param name="a">The array.</param>
    public static implicit operator bool(NDArray a) => a.Scalar<bool>();

    /// <summary>The value of an array of one element.</summary>
    /// <param name="a">The array.</param>
    public static implicit operator byte(NDArray a) => a.Scalar<byte>();

    /// <summary>An array of the elements of a C# array.</summary>
    /// <param name="a">For example float[,].</param>
    public static implicit operator NDArray(Array a) => new(a);

    /// <summary>An array of one number.</summary>
    /// <param name="v">The number.</param>
    public static implicit operator NDArray(float v) => new(HostTensor.Scalar(v));

    /// <summary>An array of one number.</summary>
    /// <param name="v">The number.</param>
    public static implicit operator NDArray(double v) => new(HostTensor.Scalar(v));

    /// <summary>An array of one number.</summary>
    /// <param name="v">The number.</param>
    public static implicit operator NDArray(int v) => new(HostTensor.Scalar(v));

    /// <summary>An array of one number.</summary>
    /// <param name="v">The number.</param>
    public static implicit operator NDArray(long v) => new(HostTensor.Scalar(v));

    /// <summary>An array of one number.</summary>
    /// <param name="v">The number.</param>
    public static implicit operator NDArray(byte v) => new(HostTensor.Scalar(v));

    /// <summary>An array of one truth value.</summary>
    /// <param name="v">The value.</param>
    public static implicit operator NDArray(bool v) => new(HostTensor.Scalar(v));

    /// <inheritdoc/>
    public override string ToString() => NDArrayText.Write(Host);
}
