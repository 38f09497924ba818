using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>f(x, y) of all elements of registers; integers wrap.</summary>
/// <remarks>A method of instances, as all that the loops of <see cref="Vectors"/> call: native code cannot hold calls of static members of interfaces for types with parameters.</remarks>
internal interface IVectorBinary
{
    Vector<T> Invoke<T>(Vector<T> x, Vector<T> y);
}

/// <summary>f(x) of all elements of a register; integers wrap.</summary>
internal interface IVectorUnary
{
    Vector<T> Invoke<T>(Vector<T> x);
}

/// <summary>Kernels of floats and integers of 32 and 64 bits that walk spans register by register, also where less than a register is left.</summary>
/// <remarks>A loop of our own starts faster than a library's general one, which is compiled anew for each function and type.</remarks>
internal static class Vectors
{
    /// <summary>The kernel of y = f(x), or null when it is of another type.</summary>
    public static Kernel? Unary<TOp>(NodeInfo node) where TOp : struct, IVectorUnary => node.InputTypes[0].Base() switch
    {
        DataType.DtFloat => Unary<TOp, float>(),
        DataType.DtDouble => Unary<TOp, double>(),
        DataType.DtInt32 => Unary<TOp, int>(),
        DataType.DtInt64 => Unary<TOp, long>(),
        _ => null,
    };

    /// <summary>The kernel of z = f(x, y) with broadcasting, or null when it is of another type.</summary>
    public static Kernel? Binary<TOp>(NodeInfo node) where TOp : struct, IVectorBinary => node.InputTypes[0].Base() switch
    {
        DataType.DtFloat => Binary<TOp, float>(),
        DataType.DtDouble => Binary<TOp, double>(),
        DataType.DtInt32 => Binary<TOp, int>(),
        DataType.DtInt64 => Binary<TOp, long>(),
        _ => null,
    };

    /// <summary>The kernel of z = f(x, y) without broadcasting, or null when it is of another type.</summary>
    public static Kernel? Pairs<TOp>(NodeInfo node) where TOp : struct, IVectorBinary => node.InputTypes[0].Base() switch
    {
        DataType.DtFloat => Pairs<TOp, float>(),
        DataType.DtDouble => Pairs<TOp, double>(),
        _ => null,
    };

    // Methods of their own: what a method names is loaded before it first runs, and a graph mostly has one type.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Kernel Unary<TOp, T>() where TOp : struct, IVectorUnary where T : unmanaged => new UnaryKernel<T, T>(Run<TOp, T>).Precompiled();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Kernel Binary<TOp, T>() where TOp : struct, IVectorBinary where T : unmanaged
        => new BinaryKernel<T, T>(Run<TOp, T>, Run<TOp, T>, Run<TOp, T>).Precompiled();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Kernel Pairs<TOp, T>() where TOp : struct, IVectorBinary where T : unmanaged => new PairsKernel<T>(Run<TOp, T>).Precompiled();

    /// <summary>y[i] = f(x[i]); y may be the memory of x.</summary>
    [MethodImpl(Compiled.InFull)]
    public static void Run<TOp, T>(ReadOnlySpan<T> x, Span<T> y) where TOp : struct, IVectorUnary where T : unmanaged
    {
        ReadOnlySpan<Vector<T>> xs = MemoryMarshal.Cast<T, Vector<T>>(x);
        Span<Vector<T>> ys = MemoryMarshal.Cast<T, Vector<T>>(y);
        for (int i = 0; i < ys.Length; i++)
        {
            ys[i] = default(TOp).Invoke(xs[i]);
        }

        for (int i = ys.Length * Vector<T>.Count; i < y.Length; i++)
        {
            y[i] = default(TOp).Invoke(new Vector<T>(x[i])).ToScalar();
        }
    }

    /// <summary>z[i] = f(x[i], y[i]); z may be the memory of x or y.</summary>
    [MethodImpl(Compiled.InFull)]
    public static void Run<TOp, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) where TOp : struct, IVectorBinary where T : unmanaged
    {
        ReadOnlySpan<Vector<T>> xs = MemoryMarshal.Cast<T, Vector<T>>(x), ys = MemoryMarshal.Cast<T, Vector<T>>(y);
        Span<Vector<T>> zs = MemoryMarshal.Cast<T, Vector<T>>(z);
        for (int i = 0; i < zs.Length; i++)
        {
            zs[i] = default(TOp).Invoke(xs[i], ys[i]);
        }

        for (int i = zs.Length * Vector<T>.Count; i < z.Length; i++)
        {
            z[i] = default(TOp).Invoke(new Vector<T>(x[i]), new Vector<T>(y[i])).ToScalar();
        }
    }

    /// <summary>z[i] = f(x[i], y).</summary>
    [MethodImpl(Compiled.InFull)]
    public static void Run<TOp, T>(ReadOnlySpan<T> x, T y, Span<T> z) where TOp : struct, IVectorBinary where T : unmanaged
    {
        ReadOnlySpan<Vector<T>> xs = MemoryMarshal.Cast<T, Vector<T>>(x);
        Span<Vector<T>> zs = MemoryMarshal.Cast<T, Vector<T>>(z);
        var ys = new Vector<T>(y);
        for (int i = 0; i < zs.Length; i++)
        {
            zs[i] = default(TOp).Invoke(xs[i], ys);
        }

        for (int i = zs.Length * Vector<T>.Count; i < z.Length; i++)
        {
            z[i] = default(TOp).Invoke(new Vector<T>(x[i]), ys).ToScalar();
        }
    }

    /// <summary>z[i] = f(x, y[i]).</summary>
    [MethodImpl(Compiled.InFull)]
    public static void Run<TOp, T>(T x, ReadOnlySpan<T> y, Span<T> z) where TOp : struct, IVectorBinary where T : unmanaged
    {
        var xs = new Vector<T>(x);
        ReadOnlySpan<Vector<T>> ys = MemoryMarshal.Cast<T, Vector<T>>(y);
        Span<Vector<T>> zs = MemoryMarshal.Cast<T, Vector<T>>(z);
        for (int i = 0; i < zs.Length; i++)
        {
            zs[i] = default(TOp).Invoke(xs, ys[i]);
        }

        for (int i = zs.Length * Vector<T>.Count; i < z.Length; i++)
        {
            z[i] = default(TOp).Invoke(xs, new Vector<T>(y[i])).ToScalar();
        }
    }
}
