using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = f(x) for elements of one type; an op may override Run with a vector form that gives the same values.</summary>
internal interface IUnary<TIn, TOut>
{
    static abstract TOut Invoke(TIn x);

    /// <summary>y[i] = f(x[i]); y may be the memory of x.</summary>
    static virtual void Run<TSelf>(ReadOnlySpan<TIn> x, Span<TOut> y) where TSelf : struct, IUnary<TIn, TOut>
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = TSelf.Invoke(x[i]);
        }
    }
}

/// <summary>f for every real number type.</summary>
internal interface INumberUnary
{
    static abstract T Invoke<T>(T x) where T : unmanaged, INumber<T>, IMinMaxValue<T>;

    /// <summary>y[i] = f(x[i]); y may be the memory of x.</summary>
    static virtual void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
        where TSelf : struct, INumberUnary where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = TSelf.Invoke(x[i]);
        }
    }
}

/// <summary>f for half, float and double; bfloat16 goes through float.</summary>
internal interface IFloatUnary
{
    static abstract T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>;

    /// <summary>y[i] = f(x[i]); y may be the memory of x.</summary>
    static virtual void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
        where TSelf : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = TSelf.Invoke(x[i]);
        }
    }
}

/// <summary>f in double arithmetic, for every float type: functions whose narrow form is no faster or not exact enough.</summary>
internal interface IDoubleUnary
{
    static abstract double Invoke(double x);
}

/// <summary>f for integers.</summary>
internal interface IIntegerUnary
{
    static abstract T Invoke<T>(T x) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;
}

/// <summary>A question about a half, float or double.</summary>
internal interface IFloatPredicate
{
    static abstract bool Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>;
}
