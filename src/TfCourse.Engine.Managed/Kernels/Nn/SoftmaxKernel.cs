using System.Numerics;
using System.Runtime.Intrinsics;

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
            T log = T.Log(SoftmaxRow.SumOfExp(x, max));
            for (int i = 0; i < y.Length; i++)
            {
                y[i] = x[i] - max - log;
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
    public static void Softmax<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T scale = T.One / Exp(x, Largest(x), y);
        for (int i = 0; i < y.Length; i++)
        {
            y[i] *= scale;
        }
    }

    /// <summary>The largest logit, or -∞ of none; a NaN shows in the sum that follows.</summary>
    public static T Largest<T>(ReadOnlySpan<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T max = T.NegativeInfinity;
        foreach (T v in x)
        {
            max = v > max ? v : max;
        }

        return max;
    }

    /// <summary>y = exp(x - max), and the sum of y.</summary>
    public static T Exp<T>(ReadOnlySpan<T> x, T max, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = T.Exp(x[i] - max);
        }

        return Sum<T>(y);
    }

    /// <summary>Σ exp(x - max).</summary>
    public static T SumOfExp<T>(ReadOnlySpan<T> x, T max) where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Blocks on the stack: a row may be of any length.
        const int Block = 64;
        Span<T> block = stackalloc T[Block];
        T sum = T.Zero;
        for (int at = 0; at < x.Length; at += Block)
        {
            int count = Math.Min(Block, x.Length - at);
            sum += Exp(x.Slice(at, count), max, block[..count]);
        }

        return sum;
    }

    // In as many sums as a register has lanes, which then meet in halves.
    private static T Sum<T>(ReadOnlySpan<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        int i = 0;
        if (Vector256<T>.IsSupported && x.Length >= Vector256<T>.Count)
        {
            Vector256<T> lanes = Vector256<T>.Zero;
            for (; i <= x.Length - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                lanes += Vector256.Create(x[i..]);
            }

            Vector128<T> half = lanes.GetLower() + lanes.GetUpper();
            Vector64<T> quarter = half.GetLower() + half.GetUpper();
            for (int j = 0; j < Vector64<T>.Count; j++)
            {
                sum += quarter[j];
            }
        }

        T rest = T.Zero;
        for (; i < x.Length; i++)
        {
            rest += x[i];
        }

        return rest + sum;
    }
}

/// <summary>Picks the element type of Softmax and LogSoftmax.</summary>
internal readonly struct SoftmaxKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<SoftmaxKernel>(node, node.Type("T"));

    static Kernel IFloatFactory.Create<T>(NodeInfo node) => new SoftmaxKernel<T>(node.Op == "LogSoftmax");
}
