using System.Numerics;
using System.Runtime.InteropServices;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>An array as files hold it: element type, shape, and the values in C order (the last axis runs fastest).</summary>
public sealed class NumericArray
{
    private readonly int[] _shape;

    internal NumericArray(ElementFormat format, int[] shape, Array values)
    {
        Format = format;
        _shape = shape;
        Values = values;
    }

    internal ElementFormat Format { get; }

    /// <summary>Type of the elements.</summary>
    public ElementType Type => Format.Type;

    /// <summary>Sizes of the axes; empty for a single value.</summary>
    public IReadOnlyList<int> Shape => _shape;

    /// <summary>Number of elements, ∏ shape.</summary>
    public int Count => Values.Length;

    /// <summary>The flat values; the .NET type of the elements stands at <see cref="ElementType"/>.</summary>
    public Array Values { get; }

    /// <summary>The values as bytes in this machine's order, without a copy.</summary>
    internal Span<byte> Bytes
        => MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(Values), checked(Count * Format.Size));

    /// <summary>Describes an array of the caller's; the values are not copied.</summary>
    /// <typeparam name="T">One of the types named at <see cref="ElementType"/>.</typeparam>
    /// <param name="values">The values in C order.</param>
    /// <param name="shape">Sizes of the axes, each 0 or more; their product is the number of values.</param>
    /// <exception cref="ArgumentException">The type is not one of those, or shape and values disagree.</exception>
    public static NumericArray Of<T>(T[] values, params ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        ElementFormat format = ElementFormat.Of(typeof(T))
            ?? throw new ArgumentException(
                $"Arrays of {typeof(T).Name} are not written; use one of {string.Join(", ", ElementFormat.All.Select(f => f.Clr.Name))}.",
                nameof(values));
        int count = Sizes.Require(shape, format.Size, nameof(shape));
        if (count != values.Length)
            throw new ArgumentException(
                Invariant($"The shape {Sizes.Show(shape)} has {count} elements, but {values.Length} values were given."), nameof(shape));
        return new NumericArray(format, shape.ToArray(), values);
    }

    /// <summary>The values themselves, when the element type is exactly <typeparamref name="T"/>.</summary>
    /// <exception cref="InvalidOperationException">The array holds another type.</exception>
    public T[] As<T>()
        where T : unmanaged
        => Values.GetType() == typeof(T[])
            ? (T[])Values
            : throw new InvalidOperationException(
                $"The array holds {Format.Name} ({Format.Clr.Name}), not {typeof(T).Name}; ask for {Format.Clr.Name} or use ToSingle or ToDouble.");

    /// <summary>A new array with every value rounded to the nearest float32; true is 1.</summary>
    /// <exception cref="InvalidOperationException">The values are complex.</exception>
    public float[] ToSingle() => Convert<float>();

    /// <summary>A new array with every value rounded to the nearest float64; true is 1.</summary>
    /// <exception cref="InvalidOperationException">The values are complex.</exception>
    public double[] ToDouble() => Convert<double>();

    private TTo[] Convert<TTo>()
        where TTo : unmanaged, INumber<TTo>
    {
        // By the recorded type: to a type pattern, an array of byte is an array of sbyte as well.
        return Type switch
        {
            ElementType.Bool => Array.ConvertAll(As<bool>(), x => x ? TTo.One : TTo.Zero),
            ElementType.Int8 => From<sbyte>(),
            ElementType.UInt8 => From<byte>(),
            ElementType.Int16 => From<short>(),
            ElementType.UInt16 => From<ushort>(),
            ElementType.Int32 => From<int>(),
            ElementType.UInt32 => From<uint>(),
            ElementType.Int64 => From<long>(),
            ElementType.UInt64 => From<ulong>(),
            ElementType.Float16 => From<Half>(),
            ElementType.Float32 => From<float>(),
            ElementType.Float64 => From<double>(),
            _ => throw new InvalidOperationException(
                $"The array holds {Format.Name}; a complex number has no value on the real line. Take As<{Format.Clr.Name}>() and choose a part."),
        };

        TTo[] From<TFrom>()
            where TFrom : unmanaged, INumber<TFrom>
            => Array.ConvertAll(As<TFrom>(), TTo.CreateChecked);
    }
}
