using System.Numerics;

namespace NumSharp;

/// <summary>A rule that makes one number of two.</summary>
internal interface IBinaryRule
{
    static abstract T Apply<T>(T x, T y) where T : struct, INumber<T>;
}

/// <summary>A rule that compares two numbers.</summary>
internal interface IComparisonRule
{
    static abstract bool Apply<T>(T x, T y) where T : struct, INumber<T>;
}

/// <summary>A rule that makes one number of one.</summary>
internal interface IUnaryRule
{
    static abstract T Apply<T>(T x) where T : struct, INumber<T>;
}

/// <summary>A rule that makes one floating-point number of one.</summary>
internal interface IFloatingRule
{
    static abstract T Apply<T>(T x) where T : struct, IFloatingPointIeee754<T>;
}

/// <summary>The loops over elements, written once per kind of rule; the compiler makes one of each per rule and type.</summary>
internal static class Elementwise
{
    internal static NDArray Binary<TRule>(NDArray x, NDArray y, string operation) where TRule : struct, IBinaryRule
        => Binary<TRule>(x, y, ElementType.Common(x, y), operation);

    internal static NDArray Binary<TRule>(NDArray x, NDArray y, NPTypeCode type, string operation) where TRule : struct, IBinaryRule
        => type switch
        {
            NPTypeCode.Double => Binary<double, TRule>(x, y, operation),
            NPTypeCode.Single => Binary<float, TRule>(x, y, operation),
            NPTypeCode.Int32 => Binary<int, TRule>(x, y, operation),
            NPTypeCode.Int64 => Binary<long, TRule>(x, y, operation),
            NPTypeCode.Byte => Binary<byte, TRule>(x, y, operation),
            // 0 is false and anything else true: so + is "or" and * is "and", as in NumPy.
            NPTypeCode.Boolean => Binary<byte, TRule>(x, y, operation).astype(NPTypeCode.Boolean),
            _ => throw ElementType.Unknown(type),
        };

    internal static NDArray Compare<TRule>(NDArray x, NDArray y, string operation) where TRule : struct, IComparisonRule
        => ElementType.Common(x, y) switch
        {
            NPTypeCode.Double => Compare<double, TRule>(x, y, operation),
            NPTypeCode.Single => Compare<float, TRule>(x, y, operation),
            NPTypeCode.Int32 => Compare<int, TRule>(x, y, operation),
            NPTypeCode.Int64 => Compare<long, TRule>(x, y, operation),
            _ => Compare<byte, TRule>(x, y, operation),
        };

    internal static NDArray Unary<TRule>(NDArray x, string operation) where TRule : struct, IUnaryRule
        => x.typecode switch
        {
            NPTypeCode.Double => Unary<double, TRule>(x),
            NPTypeCode.Single => Unary<float, TRule>(x),
            NPTypeCode.Int32 => Unary<int, TRule>(x),
            NPTypeCode.Int64 => Unary<long, TRule>(x),
            NPTypeCode.Byte => Unary<byte, TRule>(x),
            _ => throw new NotSupportedException(
                $"{operation} is not defined for bool arrays; convert first with astype, or use ! to negate a mask."),
        };

    // Integers become float64, as in NumPy.
    internal static NDArray Floating<TRule>(NDArray x) where TRule : struct, IFloatingRule
    {
        if (x.typecode == NPTypeCode.Single)
            return Floating<float, TRule>(x);
        return Floating<double, TRule>(x);
    }

    private static NDArray Binary<T, TRule>(NDArray x, NDArray y, string operation)
        where T : struct, INumber<T> where TRule : struct, IBinaryRule
    {
        (x, y) = (x.As<T>(), y.As<T>());
        int[] dims = Broadcasting.Common(x.Dims, y.Dims, operation);
        T[] result = new T[Shape.Count(dims)];
        ReadOnlySpan<T> a = x.Buffer<T>(), b = y.Buffer<T>();
        Strided.Walk walk = Rows(x, y, dims);
        int written = 0;
        while (walk.NextRow())
        {
            Span<T> row = result.AsSpan(written, walk.Length);
            Row<T, TRule>(a, walk.X, walk.StepX, b, walk.Y, walk.StepY, row);
            written += row.Length;
        }

        return new NDArray(result, dims);
    }

    // Steps may be negative (a[::-1]): then the row begins at its end in memory.
    private static void Row<T, TRule>(ReadOnlySpan<T> x, int atX, int stepX, ReadOnlySpan<T> y, int atY, int stepY, Span<T> row)
        where T : struct, INumber<T> where TRule : struct, IBinaryRule
    {
        if (stepX == 1 && stepY == 1)
        {
            x = x.Slice(atX, row.Length);
            y = y.Slice(atY, row.Length);
            for (int i = 0; i < row.Length; i++)
                row[i] = TRule.Apply(x[i], y[i]);
        }
        else if (stepX == 1 && stepY == 0)
        {
            T constant = y[atY];
            x = x.Slice(atX, row.Length);
            for (int i = 0; i < row.Length; i++)
                row[i] = TRule.Apply(x[i], constant);
        }
        else
        {
            for (int i = 0; i < row.Length; i++, atX += stepX, atY += stepY)
                row[i] = TRule.Apply(x[atX], y[atY]);
        }
    }

    private static NDArray Compare<T, TRule>(NDArray x, NDArray y, string operation)
        where T : struct, INumber<T> where TRule : struct, IComparisonRule
    {
        (x, y) = (x.As<T>(), y.As<T>());
        int[] dims = Broadcasting.Common(x.Dims, y.Dims, operation);
        bool[] result = new bool[Shape.Count(dims)];
        ReadOnlySpan<T> a = x.Buffer<T>(), b = y.Buffer<T>();
        Strided.Walk walk = Rows(x, y, dims);
        int written = 0;
        while (walk.NextRow())
        {
            int atX = walk.X, atY = walk.Y;
            for (int i = 0; i < walk.Length; i++, atX += walk.StepX, atY += walk.StepY)
                result[written++] = TRule.Apply(a[atX], b[atY]);
        }

        return new NDArray(result, dims);
    }

    // Where both lie in row-major order, or one is a single value, all elements are one long row.
    private static Strided.Walk Rows(NDArray x, NDArray y, int[] dims)
    {
        bool flatX = x.IsFlat(dims), flatY = y.IsFlat(dims);
        if (flatX && flatY)
            return new Strided.Walk([Shape.Count(dims)], [x.Count == 1 ? 0 : 1], [y.Count == 1 ? 0 : 1], x.Offset, y.Offset);
        return new Strided.Walk(dims, Broadcasting.Strides(x, dims), Broadcasting.Strides(y, dims), x.Offset, y.Offset);
    }

    private static NDArray Unary<T, TRule>(NDArray x) where T : struct, INumber<T> where TRule : struct, IUnaryRule
    {
        ReadOnlySpan<T> values = x.Values<T>();
        T[] result = new T[values.Length];
        for (int i = 0; i < result.Length; i++)
            result[i] = TRule.Apply(values[i]);
        return new NDArray(result, x.Dims);
    }

    private static NDArray Floating<T, TRule>(NDArray x)
        where T : struct, IFloatingPointIeee754<T> where TRule : struct, IFloatingRule
    {
        ReadOnlySpan<T> values = x.Values<T>();
        T[] result = new T[values.Length];
        for (int i = 0; i < result.Length; i++)
            result[i] = TRule.Apply(values[i]);
        return new NDArray(result, x.Dims);
    }
}
