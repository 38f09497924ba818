using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TfCourse.Engine.Managed;

/// <summary>Softmax or its logarithm along the last axis. The largest logit is taken off first, so that nothing overflows.</summary>
internal sealed class SoftmaxKernel<T>(bool logarithm) : Kernel where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        if (dims.Rank == 0)
        {
            throw EngineException.InvalidArgument($"logits must have >= 1 dimension, got {dims}");
        }

        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<T> y = c.OutputInPlace<T>(0, 0, dims);
        int classes = (int)dims[-1];
        if (typeof(T) == typeof(float) && !logarithm && SoftmaxRows.Fits(classes))
        {
            SoftmaxRows.Run(MemoryMarshal.Cast<T, float>(x), MemoryMarshal.Cast<T, float>(y), classes);
            return;
        }

        for (int at = 0; at < y.Length; at += classes)
        {
            Row(x.Slice(at, classes), y.Slice(at, classes));
        }
    }

    private void Row(ReadOnlySpan<T> x, Span<T> y)
    {
        if (logarithm)
        {
            T max = SoftmaxRow.Largest(x);
            T log = Number.Log(SoftmaxRow.SumOfExp(x, max));
            for (int i = 0; i < y.Length; i++)
            {
                y[i] = Number.Subtract(Number.Subtract(x[i], max), log);
            }

            return;
        }

        SoftmaxRow.Softmax(x, y);
    }
}

/// <summary>What softmax and cross-entropy compute of one row of logits.</summary>
internal static class SoftmaxRow
{
    /// <summary>y = exp(x) / Σ exp(x).</summary>
    [MethodImpl(Compiled.InFull)]
    public static unsafe void Softmax<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T scale = Number.Divide(Number.Of<T>(1), Exp(x, Largest(x), y));
        fixed (T* to = y)
        {
            int i = 0, width = Vector<T>.IsSupported ? Vector<T>.Count : int.MaxValue / 4;
            for (; i <= y.Length - (4 * width); i += 4 * width)
            {
                Vector<T> a = Vector.Load(to + i) * scale, b = Vector.Load(to + i + width) * scale;
                Vector<T> c = Vector.Load(to + i + (2 * width)) * scale, d = Vector.Load(to + i + (3 * width)) * scale;
                a.Store(to + i);
                b.Store(to + i + width);
                c.Store(to + i + (2 * width));
                d.Store(to + i + (3 * width));
            }

            for (; i <= y.Length - width; i += width)
            {
                (Vector.Load(to + i) * scale).Store(to + i);
            }

            for (; i < y.Length; i++)
            {
                to[i] = Number.Multiply(to[i], scale);
            }
        }
    }

    /// <summary>The largest logit, or -∞ of none; a NaN shows in the sum that follows.</summary>
    [MethodImpl(Compiled.InFull)]
    public static unsafe T Largest<T>(ReadOnlySpan<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T max = Number.Of<T>(double.NegativeInfinity);
        int i = 0, width = Vector256<T>.IsSupported ? Vector256<T>.Count : int.MaxValue;
        fixed (T* from = x)
        {
            if (x.Length >= width)
            {
                // The last register ends with the last logit.
                Vector256<T> a = Vector256.Create(max), b = a, c = a, d = Vector256.Load(from + x.Length - width);
                for (; i <= x.Length - (4 * width); i += 4 * width)
                {
                    a = Larger(Vector256.Load(from + i), a);
                    b = Larger(Vector256.Load(from + i + width), b);
                    c = Larger(Vector256.Load(from + i + (2 * width)), c);
                    d = Larger(Vector256.Load(from + i + (3 * width)), d);
                }

                for (; i <= x.Length - width; i += width)
                {
                    a = Larger(Vector256.Load(from + i), a);
                }

                a = Larger(Larger(a, b), Larger(c, d));
                return Largest(Vector128.Max(a.GetLower(), a.GetUpper()));
            }
        }

        for (; i < x.Length; i++)
        {
            max = Number.IsGreater(x[i], max) ? x[i] : max;
        }

        return max;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Largest<T>(Vector128<T> lanes) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<float> four = lanes.AsSingle();
            four = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
            return (T)(object)Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(1, 0, 3, 2))).ToScalar();
        }

        T first = lanes.GetElement(0), second = lanes.GetElement(1);
        return Number.IsGreater(second, first) ? second : first;
    }

    // The processor's own: which of the two is taken where one is NaN does not matter.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Larger<T>(Vector256<T> a, Vector256<T> b)
        => typeof(T) == typeof(float) && Avx.IsSupported ? Avx.Max(a.AsSingle(), b.AsSingle()).As<float, T>()
            : typeof(T) == typeof(double) && Avx.IsSupported ? Avx.Max(a.AsDouble(), b.AsDouble()).As<double, T>()
            : Vector256.MaxNative(a, b);

    /// <summary>y = exp(x - max), and the sum of y.</summary>
    [MethodImpl(Compiled.InFull)]
    public static T Exp<T>(ReadOnlySpan<T> x, T max, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            return (T)(object)VectorFunctions.ExpSum(MemoryMarshal.Cast<T, float>(x), (float)(object)max, MemoryMarshal.Cast<T, float>(y));
        }

        for (int i = 0; i < y.Length; i++)
        {
            y[i] = Number.Exp(Number.Subtract(x[i], max));
        }

        return Sum<T>(y);
    }

    /// <summary>Σ exp(x - max).</summary>
    public static T SumOfExp<T>(ReadOnlySpan<T> x, T max) where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Blocks on the stack: a row may be of any length.
        const int Block = 64;
        Span<T> block = stackalloc T[Block];
        T sum = default;
        for (int at = 0; at < x.Length; at += Block)
        {
            int count = Math.Min(Block, x.Length - at);
            sum = Number.Add(sum, Exp(x.Slice(at, count), max, block[..count]));
        }

        return sum;
    }

    // In as many sums as a register has lanes, which then meet in halves.
    [MethodImpl(Compiled.InFull)]
    private static T Sum<T>(ReadOnlySpan<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T sum = default;
        int i = 0;
        if (Vector256<T>.IsSupported && x.Length >= Vector256<T>.Count)
        {
            Vector256<T> lanes = Vector256<T>.Zero, a = lanes, b = lanes, c = lanes;
            for (; i <= x.Length - (4 * Vector256<T>.Count); i += 4 * Vector256<T>.Count)
            {
                lanes += Vector256.Create(x[i..]);
                a += Vector256.Create(x[(i + Vector256<T>.Count)..]);
                b += Vector256.Create(x[(i + (2 * Vector256<T>.Count))..]);
                c += Vector256.Create(x[(i + (3 * Vector256<T>.Count))..]);
            }

            lanes = (lanes + a) + (b + c);
            for (; i <= x.Length - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                lanes += Vector256.Create(x[i..]);
            }

            Vector128<T> half = lanes.GetLower() + lanes.GetUpper();
            Vector64<T> quarter = half.GetLower() + half.GetUpper();
            sum = quarter.ToScalar();
            if (Vector64<T>.Count > 1)
            {
                sum = Number.Add(sum, quarter.GetElement(1));
            }
        }

        T rest = default;
        for (; i < x.Length; i++)
        {
            rest = Number.Add(rest, x[i]);
        }

        return Number.Add(rest, sum);
    }
}

/// <summary>Picks the element type of Softmax and LogSoftmax.</summary>
internal readonly struct SoftmaxKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<SoftmaxKernel>(node, node.Type("T"));

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new SoftmaxKernel<T>(node.Op == "LogSoftmax").Precompiled();
}
