using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tensorflow;

namespace TfCourse.Engine;

/// <summary>A tensor in host memory: what goes into an engine as a feed and comes out as a fetch.</summary>
/// <remarks>Elements lie row-major in one array of the type's CLR type (byte[] for an element of a string tensor).</remarks>
public sealed class HostTensor
{
    private readonly long[] _dimensions;

    /// <summary>Wraps an array, which is not copied.</summary>
    /// <param name="type">The element type.</param>
    /// <param name="dimensions">The shape.</param>
    /// <param name="elements">As many elements as the shape has, of the type's CLR type, row-major.</param>
    /// <exception cref="ArgumentException">The array does not fit type or shape.</exception>
    public HostTensor(DataType type, ReadOnlySpan<long> dimensions, Array elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        if (elements.GetType().GetElementType() is { } element && element != type.Clr())
        {
            throw new ArgumentException($"A tensor of type {type.Name()} has elements of {type.Clr().Name}, not {element.Name}.", nameof(elements));
        }

        if (elements.Length != Sizes.Count(dimensions))
        {
            throw new ArgumentException($"The shape {Sizes.Format(dimensions)} has {Sizes.Count(dimensions)} elements, the array {elements.Length}.", nameof(elements));
        }

        (DataType, _dimensions, Elements) = (type, dimensions.ToArray(), elements);
    }

    /// <summary>A new tensor of zeros (empty strings for strings).</summary>
    /// <param name="type">The element type.</param>
    /// <param name="dimensions">The shape.</param>
    public HostTensor(DataType type, ReadOnlySpan<long> dimensions)
        => (DataType, _dimensions, Elements) = (type, dimensions.ToArray(), NewArray(type, Sizes.Count(dimensions)));

    /// <summary>The element type.</summary>
    public DataType DataType { get; }

    /// <summary>The sizes; none for a scalar.</summary>
    public ReadOnlySpan<long> Dimensions => _dimensions;

    /// <summary>The elements, row-major, not copied.</summary>
    public Array Elements { get; }

    /// <summary>Number of elements.</summary>
    public int Count => Elements.Length;

    /// <summary>The elements as a span, not copied.</summary>
    /// <typeparam name="T">The CLR type of <see cref="DataType"/>.</typeparam>
    /// <returns>All elements, row-major.</returns>
    public Span<T> Values<T>() => new((T[])Elements);

    /// <summary>The bytes of the elements, not copied; empty for strings, resources and variants.</summary>
    /// <returns>Count times size bytes.</returns>
    public Span<byte> Bytes() => MemoryMarshal.CreateSpan(
        ref MemoryMarshal.GetArrayDataReference(Elements), checked(Count * DataType.Size()));

    /// <summary>A tensor of the elements of an array of any rank, copied.</summary>
    /// <param name="array">For example float[,]; its shape becomes the tensor's. Strings become their UTF-8 bytes.</param>
    /// <returns>The tensor.</returns>
    public static HostTensor Of(Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        var dimensions = new long[array.Rank];
        for (int i = 0; i < dimensions.Length; i++)
        {
            dimensions[i] = array.GetLength(i);
        }

        if (array is Array { } strings && array.GetType().GetElementType() == typeof(string))
        {
            return new HostTensor(DataType.DtString, dimensions, strings.Cast<string>().Select(System.Text.Encoding.UTF8.GetBytes).ToArray());
        }

        DataType type = DataTypes.OfClr(array.GetType().GetElementType()!);
        Array flat = NewArray(type, array.Length);
        if (type.Size() == 0)
        {
            int i = 0;
            foreach (object? item in array)
            {
                flat.SetValue(item, i++);
            }
        }
        else
        {
            int bytes = Sizes.Bytes(array.Length, type.Size());
            MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), bytes)
                .CopyTo(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(flat), bytes));
        }

        return new HostTensor(type, dimensions, flat);
    }

    /// <summary>A scalar.</summary>
    /// <typeparam name="T">An element type.</typeparam>
    /// <param name="value">Its value.</param>
    /// <returns>A tensor of shape [].</returns>
    public static HostTensor Scalar<T>(T value) => new(DataTypes.OfClr(typeof(T)), [], new[] { value });

    /// <summary>An array of a type's CLR type, zeros (empty strings for strings).</summary>
    internal static Array NewArray(DataType type, long count)
    {
        int n = checked((int)Math.Min(count, Array.MaxLength));
        if (n != count)
        {
            throw EngineException.ResourceExhausted($"OOM: a tensor of {count} elements is larger than {Array.MaxLength}, the most one array may have");
        }

        switch (type.Base())
        {
            case DataType.DtString: var strings = new byte[n][]; Array.Fill(strings, []); return strings;
            case DataType.DtResource or DataType.DtVariant: return new object[n];
            case DataType.DtFloat: return new float[n];
            case DataType.DtDouble: return new double[n];
            case DataType.DtInt32 or DataType.DtQint32: return new int[n];
            case DataType.DtInt64: return new long[n];
            case DataType.DtBool: return new bool[n];
            case DataType.DtInt8 or DataType.DtQint8 or DataType.DtInt4 or DataType.DtInt2: return new sbyte[n];
            case DataType.DtInt16 or DataType.DtQint16: return new short[n];
            case DataType.DtUint16 or DataType.DtQuint16: return new ushort[n];
            case DataType.DtUint32: return new uint[n];
            case DataType.DtUint64: return new ulong[n];
            case DataType.DtHalf: return new Half[n];
            case DataType.DtBfloat16: return new BFloat16[n];
            case DataType.DtComplex64: return new Complex64[n];
            case DataType.DtComplex128: return new System.Numerics.Complex[n];
            default: return type.Size() == 1 ? new byte[n] : throw EngineException.InvalidArgument($"the type number {(int)type} is unknown");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{DataType.Name()} {Sizes.Format(_dimensions)}";
}
