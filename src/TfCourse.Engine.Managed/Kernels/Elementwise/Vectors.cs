using System.Numerics;
using System.Runtime.InteropServices;

namespace TfCourse.Engine.Managed;

/// <summary>f(x, y) for registers of float or double, with the same roundings as for one element.</summary>
internal interface IVectorBinary
{
    static abstract Vector<T> Invoke<T>(Vector<T> x, Vector<T> y);
}

/// <summary>Walks spans register by register.</summary>
internal static class Vectors
{
    /// <summary>z[i] = f(x[i], y[i]); z may be the memory of x or y.</summary>
    public static void Run<TOp, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where TOp : struct, IFloatBinary, IVectorBinary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        ReadOnlySpan<Vector<T>> xs = MemoryMarshal.Cast<T, Vector<T>>(x), ys = MemoryMarshal.Cast<T, Vector<T>>(y);
        Span<Vector<T>> zs = MemoryMarshal.Cast<T, Vector<T>>(z);
        for (int i = 0; i < zs.Length; i++)
        {
            zs[i] = TOp.Invoke(xs[i], ys[i]);
        }

        for (int i = zs.Length * Vector<T>.Count; i < z.Length; i++)
        {
            z[i] = TOp.Invoke(x[i], y[i]);
        }
    }
}
