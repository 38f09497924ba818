using System.Numerics;
using System.Runtime.CompilerServices;
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
    private const int Few = 4;

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

    /// <summary>z[i] = f(x[i], y[i]) for float and double, and for few elements of any type.</summary>
    /// <returns>False when nothing was done.</returns>
    /// <remarks>
    /// A loop of our own starts faster than a library's general one, which is compiled anew for each function and type. Few elements, of which shapes and
    /// constants consist, have a loop apart: to compile the one for many takes longer than all that such elements ever do.
    /// </remarks>
    public static bool TryRun<TOp, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where TOp : struct, INumberBinary, IVectorBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        if (z.Length > Few)
        {
            if (!HasRegisters<T>())
            {
                return false;
            }

            RunMany<TOp, T>(x, y, z);
            return true;
        }

        for (int i = 0; i < z.Length; i++)
        {
            z[i] = TOp.Invoke(x[i], y[i]);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunMany<TOp, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where TOp : struct, INumberBinary, IVectorBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
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

    /// <summary>z[i] = f(x[i], y), and the same.</summary>
    public static bool TryRun<TOp, T>(ReadOnlySpan<T> x, T y, Span<T> z)
        where TOp : struct, INumberBinary, IVectorBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        if (z.Length > Few)
        {
            if (!HasRegisters<T>())
            {
                return false;
            }

            RunMany<TOp, T>(x, y, z);
            return true;
        }

        for (int i = 0; i < z.Length; i++)
        {
            z[i] = TOp.Invoke(x[i], y);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunMany<TOp, T>(ReadOnlySpan<T> x, T y, Span<T> z)
        where TOp : struct, INumberBinary, IVectorBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        ReadOnlySpan<Vector<T>> xs = MemoryMarshal.Cast<T, Vector<T>>(x);
        Span<Vector<T>> zs = MemoryMarshal.Cast<T, Vector<T>>(z);
        var ys = new Vector<T>(y);
        for (int i = 0; i < zs.Length; i++)
        {
            zs[i] = TOp.Invoke(xs[i], ys);
        }

        for (int i = zs.Length * Vector<T>.Count; i < z.Length; i++)
        {
            z[i] = TOp.Invoke(x[i], y);
        }
    }

    /// <summary>z[i] = f(x, y[i]), and the same.</summary>
    public static bool TryRun<TOp, T>(T x, ReadOnlySpan<T> y, Span<T> z)
        where TOp : struct, INumberBinary, IVectorBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        if (z.Length > Few)
        {
            if (!HasRegisters<T>())
            {
                return false;
            }

            RunMany<TOp, T>(x, y, z);
            return true;
        }

        for (int i = 0; i < z.Length; i++)
        {
            z[i] = TOp.Invoke(x, y[i]);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunMany<TOp, T>(T x, ReadOnlySpan<T> y, Span<T> z)
        where TOp : struct, INumberBinary, IVectorBinary where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        var xs = new Vector<T>(x);
        ReadOnlySpan<Vector<T>> ys = MemoryMarshal.Cast<T, Vector<T>>(y);
        Span<Vector<T>> zs = MemoryMarshal.Cast<T, Vector<T>>(z);
        for (int i = 0; i < zs.Length; i++)
        {
            zs[i] = TOp.Invoke(xs, ys[i]);
        }

        for (int i = zs.Length * Vector<T>.Count; i < z.Length; i++)
        {
            z[i] = TOp.Invoke(x, y[i]);
        }
    }

    private static bool HasRegisters<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(double);
}
