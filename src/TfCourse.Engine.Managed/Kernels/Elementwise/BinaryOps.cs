using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>z = f(x, y) for elements; the span forms may be overridden with vector code that gives the same values.</summary>
internal interface IBinary<TIn, TOut>
{
    static abstract TOut Invoke(TIn x, TIn y);

    /// <summary>z[i] = f(x[i], y[i]); z may be the memory of x or y.</summary>
    static abstract void Run(ReadOnlySpan<TIn> x, ReadOnlySpan<TIn> y, Span<TOut> z);

    /// <summary>z[i] = f(x, y[i]).</summary>
    static virtual void Run<TSelf>(TIn x, ReadOnlySpan<TIn> y, Span<TOut> z) where TSelf : struct, IBinary<TIn, TOut>
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = TSelf.Invoke(x, y[i]);
        }
    }

    /// <summary>z[i] = f(x[i], y).</summary>
    static virtual void Run<TSelf>(ReadOnlySpan<TIn> x, TIn y, Span<TOut> z) where TSelf : struct, IBinary<TIn, TOut>
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = TSelf.Invoke(x[i], y);
        }
    }
}

/// <summary>f for every real number type; the span forms may be overridden with vector code that gives the same values.</summary>
internal interface INumberBinary
{
    static abstract T Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T>;

    static virtual void Run<TSelf, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = TSelf.Invoke(x[i], y[i]);
        }
    }

    static virtual void Run<TSelf, T>(T x, ReadOnlySpan<T> y, Span<T> z)
        where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = TSelf.Invoke(x, y[i]);
        }
    }

    static virtual void Run<TSelf, T>(ReadOnlySpan<T> x, T y, Span<T> z)
        where TSelf : INumberBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = TSelf.Invoke(x[i], y);
        }
    }
}

/// <summary>f for half, float and double; bfloat16 goes through float.</summary>
internal interface IFloatBinary
{
    static abstract T Invoke<T>(T x, T y) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>;

    static virtual void Run<TSelf, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where TSelf : struct, IFloatBinary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = TSelf.Invoke(x[i], y[i]);
        }
    }

    static virtual void Run<TSelf, T>(ReadOnlySpan<T> x, T y, Span<T> z)
        where TSelf : struct, IFloatBinary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = TSelf.Invoke(x[i], y);
        }
    }
}

/// <summary>f in double arithmetic, for every float type: functions whose narrow form is no faster or not exact enough.</summary>
internal interface IDoubleBinary
{
    static abstract double Invoke(double x, double y);
}

/// <summary>f for integers.</summary>
internal interface IIntegerBinary
{
    static abstract T Invoke<T>(T x, T y) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;
}

/// <summary>A question about two numbers.</summary>
internal interface INumberComparison
{
    static abstract bool Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T>;

    /// <summary>All bits set where the answer is yes.</summary>
    static abstract Vector<T> Invoke<T>(Vector<T> x, Vector<T> y);
}
