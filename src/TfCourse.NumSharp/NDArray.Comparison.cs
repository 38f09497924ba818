using System.Numerics;

namespace NumSharp;

public sealed partial class NDArray
{
    /// <summary>Element by element <c>x &lt; y</c>, broadcasting; a bool array. False where one is NaN.</summary>
    public static NDArray operator <(NDArray x, NDArray y) => Elementwise.Compare<LessRule>(x, y, "x < y");

    /// <summary>Element by element <c>x &gt; y</c>, broadcasting; a bool array. False where one is NaN.</summary>
    public static NDArray operator >(NDArray x, NDArray y) => Elementwise.Compare<LessRule>(y, x, "x > y");

    /// <summary>Element by element <c>x ≤ y</c>, broadcasting; a bool array. False where one is NaN.</summary>
    public static NDArray operator <=(NDArray x, NDArray y) => Elementwise.Compare<LessOrEqualRule>(x, y, "x <= y");

    /// <summary>Element by element <c>x ≥ y</c>, broadcasting; a bool array. False where one is NaN.</summary>
    public static NDArray operator >=(NDArray x, NDArray y) => Elementwise.Compare<LessOrEqualRule>(y, x, "x >= y");

    /// <summary>Element by element <c>x = y</c>, broadcasting; a bool array. Use <c>is null</c> to ask for null.</summary>
    public static NDArray operator ==(NDArray x, NDArray y) => Elementwise.Compare<EqualRule>(x, y, "x == y");

    /// <summary>Element by element <c>x ≠ y</c>, broadcasting; a bool array. True where one is NaN.</summary>
    public static NDArray operator !=(NDArray x, NDArray y) => !(x == y);

    /// <summary>Element by element: x is true (not 0) and y is true; a bool array.</summary>
    public static NDArray operator &(NDArray x, NDArray y) => np.logical_and(x, y);

    /// <summary>Element by element: x is true (not 0) or y is true; a bool array.</summary>
    public static NDArray operator |(NDArray x, NDArray y) => np.logical_or(x, y);

    /// <summary>Element by element: not x; a bool array.</summary>
    public static NDArray operator !(NDArray x) => np.logical_not(x);

    /// <summary>True when the other is an array of the same shape whose elements are all equal (NaN equals nothing).</summary>
    /// <param name="obj">The other.</param>
    public override bool Equals(object? obj) => obj is NDArray other && np.array_equal(this, other);

    /// <summary>A hash of the shape: elements can change, shapes cannot.</summary>
    public override int GetHashCode() => Shape.GetHashCode();

    private readonly struct LessRule : IComparisonRule
    {
        public static bool Apply<T>(T x, T y) where T : struct, INumber<T> => x < y;
    }

    private readonly struct LessOrEqualRule : IComparisonRule
    {
        public static bool Apply<T>(T x, T y) where T : struct, INumber<T> => x <= y;
    }

    private readonly struct EqualRule : IComparisonRule
    {
        public static bool Apply<T>(T x, T y) where T : struct, INumber<T> => x == y;
    }
}
