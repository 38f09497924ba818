using System.Numerics;

namespace NumSharp;

public static partial class np
{
    /// <summary>Element by element <c>eˣ</c>. Integers give float64.</summary>
    public static NDArray exp(NDArray x) => Elementwise.Floating<ExpRule>(x);

    /// <summary>Element by element the natural logarithm; -∞ at 0, NaN below.</summary>
    public static NDArray log(NDArray x) => Elementwise.Floating<LogRule>(x);

    /// <summary>Element by element <c>ln(1 + x)</c>, exact also near 0.</summary>
    public static NDArray log1p(NDArray x) => Elementwise.Floating<Log1pRule>(x);

    /// <summary>Element by element the logarithm to base 10.</summary>
    public static NDArray log10(NDArray x) => Elementwise.Floating<Log10Rule>(x);

    /// <summary>Element by element the square root; NaN below 0.</summary>
    public static NDArray sqrt(NDArray x) => Elementwise.Floating<SqrtRule>(x);

    /// <summary>Element by element the hyperbolic tangent.</summary>
    public static NDArray tanh(NDArray x) => Elementwise.Floating<TanhRule>(x);

    /// <summary>Element by element the sine of an angle in radians.</summary>
    public static NDArray sin(NDArray x) => Elementwise.Floating<SinRule>(x);

    /// <summary>Element by element the cosine of an angle in radians.</summary>
    public static NDArray cos(NDArray x) => Elementwise.Floating<CosRule>(x);

    /// <summary>Element by element the largest whole number that is not larger.</summary>
    public static NDArray floor(NDArray x) => Elementwise.Floating<FloorRule>(x);

    /// <summary>Element by element the smallest whole number that is not smaller.</summary>
    public static NDArray ceil(NDArray x) => Elementwise.Floating<CeilRule>(x);

    /// <summary>Element by element the nearest whole number, halves to the even one.</summary>
    public static NDArray rint(NDArray x) => Elementwise.Floating<RintRule>(x);

    /// <summary>Element by element the absolute value.</summary>
    public static NDArray abs(NDArray a) => Elementwise.Unary<AbsRule>(a, "np.abs");

    /// <inheritdoc cref="abs(NDArray)"/>
    public static NDArray absolute(NDArray a) => abs(a);

    /// <summary>Element by element -1, 0 or 1; NaN stays NaN.</summary>
    public static NDArray sign(NDArray x) => Elementwise.Unary<SignRule>(x, "np.sign");

    /// <summary>Element by element <c>x · x</c>.</summary>
    public static NDArray square(NDArray x) => Elementwise.Unary<SquareRule>(x, "np.square");

    private readonly struct ExpRule : IFloatingRule
    {
        public static T Apply<T>(T x) where T : struct, IFloatingPointIeee754<T> => T.Exp(x);
    }

    private readonly struct LogRule : IFloatingRule
    {
        public static T Apply<T>(T x) where T : struct, IFloatingPointIeee754<T> => T.Log(x);
    }

    // T.LogP1 of the framework is ln(x + 1) as written, which loses the digits of a small x.
    private readonly struct Log1pRule : IFloatingRule
    {
        public static T Apply<T>(T x) where T : struct, IFloatingPointIeee754<T>
        {
            T sum = T.One + x;
            return sum == T.One ? x : T.IsFinite(sum) ? T.Log(sum) * (x / (sum - T.One)) : T.Log(sum);
        }
    }

    private readonly struct Log10Rule : IFloatingRule
    {
        public static T Apply<T>(T x) where T : struct, IFloatingPointIeee754<T> => T.Log10(x);
    }

    private readonly struct SqrtRule : IFloatingRule
    {
        public static T Apply<T>(T x) where T : struct, IFloatingPointIeee754<T> => T.Sqrt(x);
    }

    private readonly struct TanhRule : IFloatingRule
    {
        public static T Apply<T>(T x) where T : struct, IFloatingPointIeee754<T> => T.Tanh(x);
    }

    private readonly struct SinRule : IFloatingRule
    {
        public static T Apply<T>(T x) where T : struct, IFloatingPointIeee754<T> => T.Sin(x);
    }

    private readonly struct CosRule : IFloatingRule
    {
        public static T Apply<T>(T x) where T : struct, IFloatingPointIeee754<T> => T.Cos(x);
    }

    private readonly struct FloorRule : IFloatingRule
    {
        public static T Apply<T>(T x) where T : struct, IFloatingPointIeee754<T> => T.Floor(x);
    }

    private readonly struct CeilRule : IFloatingRule
    {
        public static T Apply<T>(T x) where T : struct, IFloatingPointIeee754<T> => T.Ceiling(x);
    }

    private readonly struct RintRule : IFloatingRule
    {
        public static T Apply<T>(T x) where T : struct, IFloatingPointIeee754<T> => T.Round(x, MidpointRounding.ToEven);
    }

    private readonly struct AbsRule : IUnaryRule
    {
        // T.Abs throws at int.MinValue; the negation wraps, as in NumPy.
        public static T Apply<T>(T x) where T : struct, INumber<T> => T.IsNegative(x) ? unchecked(-x) : x;
    }

    private readonly struct SignRule : IUnaryRule
    {
        public static T Apply<T>(T x) where T : struct, INumber<T>
            => x > T.Zero ? T.One : x < T.Zero ? -T.One : x;
    }

    private readonly struct SquareRule : IUnaryRule
    {
        public static T Apply<T>(T x) where T : struct, INumber<T> => unchecked(x * x);
    }
}
