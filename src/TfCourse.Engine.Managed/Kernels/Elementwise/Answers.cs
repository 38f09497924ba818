using System.Numerics;
using System.Runtime.InteropServices;

namespace TfCourse.Engine.Managed;

/// <summary>Comparisons of many numbers at once: for types of four bytes by vectors, whose masks are narrowed to bytes of 0 or 1.</summary>
internal static class Answers
{
    public static void Run<TOp, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<bool> z)
        where TOp : struct, INumberComparison where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        int done = 0;
        if (IsVectorized<T>())
        {
            ReadOnlySpan<Vector<T>> xs = MemoryMarshal.Cast<T, Vector<T>>(x), ys = MemoryMarshal.Cast<T, Vector<T>>(y);
            for (int v = 0; v + 4 <= xs.Length; v += 4, done += Vector<byte>.Count)
            {
                Store(TOp.Invoke(xs[v], ys[v]), TOp.Invoke(xs[v + 1], ys[v + 1]), TOp.Invoke(xs[v + 2], ys[v + 2]), TOp.Invoke(xs[v + 3], ys[v + 3]), z[done..]);
            }
        }

        for (; done < z.Length; done++)
        {
            z[done] = TOp.Invoke(x[done], y[done]);
        }
    }

    public static void Run<TOp, T>(ReadOnlySpan<T> x, T y, Span<bool> z)
        where TOp : struct, INumberComparison where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        int done = 0;
        if (IsVectorized<T>())
        {
            var ys = new Vector<T>(y);
            ReadOnlySpan<Vector<T>> xs = MemoryMarshal.Cast<T, Vector<T>>(x);
            for (int v = 0; v + 4 <= xs.Length; v += 4, done += Vector<byte>.Count)
            {
                Store(TOp.Invoke(xs[v], ys), TOp.Invoke(xs[v + 1], ys), TOp.Invoke(xs[v + 2], ys), TOp.Invoke(xs[v + 3], ys), z[done..]);
            }
        }

        for (; done < z.Length; done++)
        {
            z[done] = TOp.Invoke(x[done], y);
        }
    }

    private static bool IsVectorized<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(int);

    private static void Store<T>(Vector<T> a, Vector<T> b, Vector<T> c, Vector<T> d, Span<bool> z)
    {
        Vector<short> low = Vector.Narrow(Vector.AsVectorInt32(a), Vector.AsVectorInt32(b)), high = Vector.Narrow(Vector.AsVectorInt32(c), Vector.AsVectorInt32(d));
        Vector<byte> bytes = Vector.AsVectorByte(Vector.Narrow(low, high)) & Vector<byte>.One;
        MemoryMarshal.Write(MemoryMarshal.AsBytes(z), bytes);
    }
}
