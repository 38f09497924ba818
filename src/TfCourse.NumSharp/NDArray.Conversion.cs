using System.Numerics;

namespace NumSharp;

public sealed partial class NDArray
{
    /// <summary>A 0-d array of one double.</summary>
    public static implicit operator NDArray(double value) => new(new[] { value }, []);

    /// <summary>A 0-d array of one float.</summary>
    public static implicit operator NDArray(float value) => new(new[] { value }, []);

    /// <summary>A 0-d array of one int.</summary>
    public static implicit operator NDArray(int value) => new(new[] { value }, []);

    /// <summary>A 0-d array of one long.</summary>
    public static implicit operator NDArray(long value) => new(new[] { value }, []);

    /// <summary>A 0-d array of one byte.</summary>
    public static implicit operator NDArray(byte value) => new(new[] { value }, []);

    /// <summary>A 0-d array of one bool.</summary>
    public static implicit operator NDArray(bool value) => new(new[] { value }, []);

    /// <summary>An array of the same shape and values as a C# array of any rank.</summary>
    /// <exception cref="NotSupportedException">The elements are of a type that an NDArray does not hold.</exception>
    public static implicit operator NDArray(Array array) => np.FromArray(array);

    /// <summary>The element of a 0-d array, as a double.</summary>
    /// <exception cref="ArgumentException">The array has an axis, even one of length 1.</exception>
    public static explicit operator double(NDArray array) => array.Single<double>();

    /// <summary>The element of a 0-d array, as a float.</summary>
    /// <exception cref="ArgumentException">The array has an axis, even one of length 1.</exception>
    public static explicit operator float(NDArray array) => array.Single<float>();

    /// <summary>The element of a 0-d array, as an int.</summary>
    /// <exception cref="ArgumentException">The array has an axis, even one of length 1.</exception>
    public static explicit operator int(NDArray array) => array.Single<int>();

    /// <summary>The element of a 0-d array, as a long.</summary>
    /// <exception cref="ArgumentException">The array has an axis, even one of length 1.</exception>
    public static explicit operator long(NDArray array) => array.Single<long>();

    /// <summary>The element of a 0-d array, as a byte.</summary>
    /// <exception cref="ArgumentException">The array has an axis, even one of length 1.</exception>
    public static explicit operator byte(NDArray array) => array.Single<byte>();

    /// <summary>The element of a 0-d array, as a bool: true when it is not 0.</summary>
    /// <exception cref="ArgumentException">The array has an axis, even one of length 1.</exception>
    public static explicit operator bool(NDArray array) => array.Single<bool>();

    /// <summary>The same values as another element type.</summary>
    /// <param name="dtype">double, float, int, long, byte or bool. Fractions are cut off towards 0; bool is "not 0".</param>
    /// <param name="copy">False: an array that has the type already is returned as it is.</param>
    /// <returns>An array of the same shape.</returns>
    /// <exception cref="NotSupportedException">The element type is another one.</exception>
    public NDArray astype(Type dtype, bool copy = true) => astype(ElementType.Of(dtype), copy);

    /// <inheritdoc cref="astype(Type, bool)"/>
    public NDArray astype(NPTypeCode typeCode, bool copy = true)
        => !copy && typeCode == typecode ? this : new NDArray(typeCode switch
        {
            NPTypeCode.Double => Converted<double>(),
            NPTypeCode.Single => Converted<float>(),
            NPTypeCode.Int32 => Converted<int>(),
            NPTypeCode.Int64 => Converted<long>(),
            NPTypeCode.Byte => Converted<byte>(),
            NPTypeCode.Boolean => typecode == NPTypeCode.Boolean ? Values<bool>().ToArray() : NotZero(),
            _ => throw ElementType.Unknown(typeCode),
        }, _dims);

    /// <summary>The values in row-major order, as a new C# array of one axis.</summary>
    /// <remarks>NumSharp's package refuses another type than the array's: code for both writes <c>astype(np.int32).ToArray&lt;int&gt;()</c>.</remarks>
    /// <typeparam name="T">The element type; values are converted where it is another one.</typeparam>
    /// <returns><see cref="size"/> values.</returns>
    public T[] ToArray<T>() where T : unmanaged => Values<T>().ToArray();

    /// <summary>The values as a new C# array of the same rank, such as <c>T[,]</c>. The spelling is NumSharp's.</summary>
    /// <typeparam name="T">The element type; values are converted where it is another one.</typeparam>
    /// <returns>A <c>T[]</c>, <c>T[,]</c>, <c>T[,,]</c> or <c>T[,,,]</c>.</returns>
    /// <exception cref="NotSupportedException">The array has no axis or more than four.</exception>
    public Array ToMuliDimArray<T>() where T : unmanaged
    {
        Type type = ndim switch
        {
            1 => typeof(T[]),
            2 => typeof(T[,]),
            3 => typeof(T[,,]),
            4 => typeof(T[,,,]),
            _ => throw new NotSupportedException(
                $"ToMuliDimArray: the array has {ndim} axes; 1 to 4 can be converted. Use reshape first, or ToArray."),
        };
        Array result = Array.CreateInstanceFromArrayType(type, _dims);
        Values<T>().CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(
                ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(result)), Count));
        return result;
    }

    private T Single<T>() where T : struct
        => ndim == 0
            ? Values<T>()[0]
            : throw new ArgumentException(
                $"An array of shape {Shape} is no {typeof(T).Name}: only a 0-d array converts. Index every axis, as a[0, 0], or reduce it with sum, mean or max.");

    private T[] Converted<T>() where T : struct, INumber<T> => typecode switch
    {
        NPTypeCode.Double => Convert<double, T>(),
        NPTypeCode.Single => Convert<float, T>(),
        NPTypeCode.Int32 => Convert<int, T>(),
        NPTypeCode.Int64 => Convert<long, T>(),
        NPTypeCode.Byte => Convert<byte, T>(),
        _ => Array.ConvertAll(Values<bool>().ToArray(), b => b ? T.One : T.Zero),
    };

    private TTo[] Convert<TFrom, TTo>() where TFrom : struct, INumber<TFrom> where TTo : struct, INumber<TTo>
    {
        ReadOnlySpan<TFrom> values = Values<TFrom>();
        if (typeof(TFrom) == typeof(TTo))
            return (TTo[])(object)values.ToArray();
        TTo[] result = new TTo[values.Length];
        for (int i = 0; i < result.Length; i++)
            result[i] = TTo.CreateTruncating(values[i]);
        return result;
    }

    private bool[] NotZero() => typecode switch
    {
        NPTypeCode.Single => Array.ConvertAll(Values<float>().ToArray(), v => v != 0),
        NPTypeCode.Double => Array.ConvertAll(Values<double>().ToArray(), v => v != 0),
        _ => Array.ConvertAll(Values<long>().ToArray(), v => v != 0),
    };
}
