using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TfCourse.Engine.Managed;

/// <summary>Rows of max-pooling windows of 2 × 2 side by side, of which most networks are made, without loops over the window.</summary>
/// <remarks>Registers cover eight channels, or those of the next windows too: what is written of these is overwritten when their turn comes.</remarks>
internal static unsafe class MaxPoolSquares
{
    private const int Lanes = 8;

    /// <summary>y = the largest of each window; NaN never replaces what was found.</summary>
    /// <param name="x">The upper left corner of the first window.</param>
    /// <param name="channels">From a column to the next.</param>
    /// <param name="line">From a row to the next.</param>
    /// <param name="count">How many windows, for each of which a register may be read and written whole.</param>
    /// <param name="y">The outputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Forward(float* x, nint channels, nint line, int count, float* y)
    {
        nint last = channels - Lanes;
        if (last <= 0)
        {
            for (; count > 0; count--, x += 2 * channels, y += channels)
            {
                Largest(x, channels, line).Store(y);
            }

            return;
        }

        for (; count > 0; count--, x += 2 * channels, y += channels)
        {
            for (nint c = 0; c < last; c += Lanes)
            {
                Largest(x + c, channels, line).Store(y + c);
            }

            Largest(x + last, channels, line).Store(y + last);
        }
    }

    /// <summary>dx = dy at the first maximum of each window, a NaN at its first place included, and 0 elsewhere.</summary>
    /// <param name="x">The upper left corner of the first window.</param>
    /// <param name="channels">From a column to the next.</param>
    /// <param name="line">From a row to the next.</param>
    /// <param name="count">How many windows, for each of which a register may be read whole.</param>
    /// <param name="whole">For how many of them registers do not reach beyond the row of the gradients.</param>
    /// <param name="dy">The gradients of the outputs.</param>
    /// <param name="dx">The gradients, from the same place on.</param>
    /// <param name="cuts">Whether they are multiplied by 1 where x is above 0, else by 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Backward(float* x, nint channels, nint line, int count, int whole, float* dy, float* dx, bool cuts)
    {
        nint last = channels - Lanes;
        if (last <= 0)
        {
            for (int w = 0; w < whole; w++, x += 2 * channels, dx += 2 * channels, dy += channels)
            {
                Spread(x, channels, line, Vector256.Load(dy), cuts, out Vector256<float> a, out Vector256<float> b, out Vector256<float> c, out Vector256<float> d);
                a.Store(dx);
                b.Store(dx + channels);
                c.Store(dx + line);
                d.Store(dx + line + channels);
            }

            // What lies beyond is written already where it is the other row of the window.
            Vector256<float> own = Vector256.LessThan(Vector256<float>.Indices, Vector256.Create((float)channels));
            for (int w = whole; w < count; w++, x += 2 * channels, dx += 2 * channels, dy += channels)
            {
                Spread(x, channels, line, Vector256.Load(dy), cuts, out Vector256<float> a, out Vector256<float> b, out Vector256<float> c, out Vector256<float> d);
                Vector256.ConditionalSelect(own, a, Vector256.Load(dx)).Store(dx);
                Vector256.ConditionalSelect(own, b, Vector256.Load(dx + channels)).Store(dx + channels);
                Vector256.ConditionalSelect(own, c, Vector256.Load(dx + line)).Store(dx + line);
                Vector256.ConditionalSelect(own, d, Vector256.Load(dx + line + channels)).Store(dx + line + channels);
            }

            return;
        }

        for (; count > 0; count--, x += 2 * channels, dx += 2 * channels, dy += channels)
        {
            for (nint c = 0; c < channels; c = c < last ? Math.Min(c + Lanes, last) : channels)
            {
                Spread(x + c, channels, line, Vector256.Load(dy + c), cuts, out Vector256<float> upper, out Vector256<float> right, out Vector256<float> lower, out Vector256<float> both);
                upper.Store(dx + c);
                right.Store(dx + c + channels);
                lower.Store(dx + c + line);
                both.Store(dx + c + line + channels);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Largest(float* x, nint right, nint below)
    {
        var none = Vector256.Create(float.MinValue);
        Vector256<float> above = Larger(Larger(none, Vector256.Load(x)), Vector256.Load(x + right));
        x += below;
        return Larger(above, Larger(Larger(none, Vector256.Load(x)), Vector256.Load(x + right)));
    }

    // What was found stays when the other is not larger, NaN for example: so the processor's own instruction has it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Larger(Vector256<float> found, Vector256<float> other)
        => Avx.IsSupported ? Avx.Max(other, found) : Vector256.ConditionalSelect(Vector256.GreaterThan(other, found), other, found);

    /// <summary>What goes to a maximum: as a sum from 0, so no -0, and where it cuts times 1 or 0, as the gradient op of a rectifier has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Gradient(Vector256<float> dy, Vector256<float> max, bool cuts)
    {
        Vector256<float> sum = dy + Vector256<float>.Zero;
        return cuts ? sum * (Vector256.GreaterThan(max, Vector256<float>.Zero) & Vector256<float>.One) : sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread(float* x, nint right, nint below, Vector256<float> gradient, bool cuts, out Vector256<float> toA, out Vector256<float> toB, out Vector256<float> toC, out Vector256<float> toD)
    {
        Vector256<float> best = Vector256.Load(x), b = Vector256.Load(x + right), c = Vector256.Load(x + below), d = Vector256.Load(x + below + right);
        Vector256<float> isB = Vector256.LessThan(best, b);
        best = Vector256.ConditionalSelect(isB, b, best);
        Vector256<float> isC = Vector256.LessThan(best, c);
        best = Vector256.ConditionalSelect(isC, c, best);
        Vector256<float> isD = Vector256.LessThan(best, d), isCOrD = isC | isD;
        gradient = Gradient(gradient, Vector256.ConditionalSelect(isD, d, best), cuts);
        toA = Vector256.AndNot(gradient, isB | isCOrD);
        toB = gradient & Vector256.AndNot(isB, isCOrD);
        toC = gradient & Vector256.AndNot(isC, isD);
        toD = gradient & isD;
    }
}
