using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>Functions of signs that several rules use.</summary>
internal static class Shrinkage
{
    /// <summary>1 above zero, −1 below, else 0.</summary>
    public static Vector<T> Sign<T>(Vector<T> x) where T : unmanaged, IFloatingPointIeee754<T>
        => Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<T>.Zero), Vector<T>.One,
            Vector.ConditionalSelect(Vector.LessThan(x, Vector<T>.Zero), -Vector<T>.One, Vector<T>.Zero));

    /// <summary>sign(x)·max(|x| − by, 0): x moved towards zero; x itself, also a NaN, when there is nothing to move by.</summary>
    public static Vector<T> Shrink<T>(Vector<T> x, Vector<T> by) where T : unmanaged, IFloatingPointIeee754<T>
        => Vector.ConditionalSelect(Vector.GreaterThan(by, Vector<T>.Zero), Sign(x) * Vector.Max(Vector.Abs(x) - by, Vector<T>.Zero), x);
}
