using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>Where a running maximum or minimum begins.</summary>
internal interface IBeginning
{
    static abstract T Lowest<T>() where T : INumber<T>, IMinMaxValue<T>;

    static abstract T Highest<T>() where T : INumber<T>, IMinMaxValue<T>;
}

/// <summary>Begins at infinity (integers: at the end of their range).</summary>
internal readonly struct AtInfinity : IBeginning
{
    public static T Lowest<T>() where T : INumber<T>, IMinMaxValue<T> => T.CreateSaturating(double.NegativeInfinity);

    public static T Highest<T>() where T : INumber<T>, IMinMaxValue<T> => T.CreateSaturating(double.PositiveInfinity);
}

/// <summary>Begins at the last finite number.</summary>
internal readonly struct AtFinite : IBeginning
{
    public static T Lowest<T>() where T : INumber<T>, IMinMaxValue<T> => T.MinValue;

    public static T Highest<T>() where T : INumber<T>, IMinMaxValue<T> => T.MaxValue;
}

/// <summary>Begins at the last finite bfloat16, for bfloat16 computed in float.</summary>
internal readonly struct AtBFloat16 : IBeginning
{
    private const float Last = 3.38953139e38f;

    public static T Lowest<T>() where T : INumber<T>, IMinMaxValue<T> => T.CreateChecked(-Last);

    public static T Highest<T>() where T : INumber<T>, IMinMaxValue<T> => T.CreateChecked(Last);
}

/// <summary>A running maximum that a NaN never replaces, as segments and scatters have it.</summary>
internal readonly struct RunningMaximum<T, TBeginning> : IReduction<T>
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
    where TBeginning : struct, IBeginning
{
    public T Identity => TBeginning.Lowest<T>();

    public T Combine(T a, T b) => b > a ? b : a;

    public T Row(ReadOnlySpan<T> x) => TensorPrimitives.Max(x);

    public void Accumulate(ReadOnlySpan<T> x, Span<T> total)
    {
        for (int i = 0; i < x.Length; i++)
        {
            total[i] = x[i] > total[i] ? x[i] : total[i];
        }
    }

    public void Finish(Span<T> totals, long count)
    {
    }
}

/// <summary>A running minimum that a NaN never replaces, as segments and scatters have it.</summary>
internal readonly struct RunningMinimum<T, TBeginning> : IReduction<T>
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
    where TBeginning : struct, IBeginning
{
    public T Identity => TBeginning.Highest<T>();

    public T Combine(T a, T b) => b < a ? b : a;

    public T Row(ReadOnlySpan<T> x) => TensorPrimitives.Min(x);

    public void Accumulate(ReadOnlySpan<T> x, Span<T> total)
    {
        for (int i = 0; i < x.Length; i++)
        {
            total[i] = x[i] < total[i] ? x[i] : total[i];
        }
    }

    public void Finish(Span<T> totals, long count)
    {
    }
}
