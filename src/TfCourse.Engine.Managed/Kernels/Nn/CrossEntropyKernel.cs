using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>loss[i] = Σⱼ labels[i, j] · (log Σ exp(features[i]) - features[i, j]); backprop = softmax - labels.</summary>
internal sealed class CrossEntropyKernel<T> : Kernel where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Run(KernelContext c)
    {
        Dims x = c.Dims(0), p = c.Dims(1);
        Dims both = Stretched(x, p);
        int rows = (int)both[0], classes = (int)both[1];
        ReadOnlySpan<T> features = c.Input<T>(0), labels = c.Input<T>(1);
        Span<T> loss = c.Output<T>(0, new Dims(rows));

        // Stretched inputs are read more than once, so only whole ones may be overwritten.
        Span<T> backprop = x == both ? c.OutputInPlace<T>(1, 0, both) : c.Output<T>(1, both);
        using var memory = new Scratch<T>(c, classes);
        Span<T> powers = memory.Span;
        (int xRow, int xColumn) = Strides(x, both);
        (int pRow, int pColumn) = Strides(p, both);
        for (int i = 0; i < rows; i++)
        {
            Span<T> g = backprop.Slice(i * classes, classes);
            ReadOnlySpan<T> row = features[(i * xRow)..], wanted = labels[(i * pRow)..];
            T max = Number.Of<T>(double.NegativeInfinity);
            for (int j = 0; j < classes; j++)
            {
                T v = g[j] = row[j * xColumn];
                max = Number.IsGreater(v, max) ? v : max;
            }

            // Also for one column only: the sum runs over as many classes as the labels have.
            T sum = SoftmaxRow.Exp(g, max, powers), log = Number.Log(sum), total = default;
            for (int j = 0; j < classes; j++)
            {
                T shifted = Number.Subtract(g[j], max), label = wanted[j * pColumn];
                total = Number.Add(total, Number.Multiply(label, Number.Subtract(log, shifted)));
                g[j] = Number.Subtract(Number.Divide(powers[j], sum), label);
            }

            loss[i] = total;
        }
    }

    private static (int Row, int Column) Strides(in Dims dims, in Dims both)
        => (dims.Rank < 2 || dims[0] != both[0] ? 0 : (int)dims[1], dims[-1] != both[1] ? 0 : 1);

    private static Dims Stretched(in Dims x, in Dims p)
    {
        if (x.Rank == 0 || p.Rank == 0 || Math.Max(x.Rank, p.Rank) != 2)
        {
            throw EngineException.InvalidArgument($"logits and labels must be either 2-dimensional, or broadcasted to be 2-dimensional: logits_size={x} labels_size={p}");
        }

        (long xr, long pr) = (x.Rank == 2 ? x[0] : 1, p.Rank == 2 ? p[0] : 1);
        return Fit(xr, pr) && Fit(x[-1], p[-1]) ? new Dims(xr == 1 ? pr : xr, x[-1] == 1 ? p[-1] : x[-1])
            : throw EngineException.InvalidArgument($"logits and labels must be broadcastable: logits_size={x} labels_size={p}");

        static bool Fit(long a, long b) => a == b || a == 1 || b == 1;
    }
}

/// <summary>loss[i] = log Σ exp(features[i]) - features[i, labels[i]]; backprop = softmax - one_hot(labels).</summary>
internal sealed class SparseCrossEntropyKernel<T> : Kernel where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Run(KernelContext c)
    {
        Dims x = c.Dims(0), labels = c.Dims(1);
        if (x.Rank != 2 || labels.Rank != 1)
        {
            throw EngineException.InvalidArgument($"logits must be 2-D and labels 1-D, but got shapes {x} and {labels}");
        }

        if (x[0] != labels[0])
        {
            throw EngineException.InvalidArgument($"logits and labels must have the same first dimension, got logits shape {x} and labels shape {labels}");
        }

        if (x[1] == 0)
        {
            throw EngineException.InvalidArgument($"Must have at least one class, but got logits shape {x}");
        }

        int rows = (int)x[0], classes = (int)x[1];
        for (int i = 0; i < rows; i++)
        {
            if ((ulong)c.IntegerAt(1, i) >= (ulong)classes)
            {
                throw OutOfRange(c, i, classes);
            }
        }

        ReadOnlySpan<T> features = c.Input<T>(0);
        Span<T> loss = c.Output<T>(0, labels), backprop = c.OutputInPlace<T>(1, 0, x);
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<T> row = features.Slice(i * classes, classes);
            Span<T> g = backprop.Slice(i * classes, classes);
            int label = (int)c.IntegerAt(1, i);
            T max = SoftmaxRow.Largest(row), shifted = Number.Subtract(row[label], max), sum = SoftmaxRow.Exp(row, max, g);
            loss[i] = Number.Subtract(Number.Log(sum), shifted);
            for (int j = 0; j < g.Length; j++)
            {
                g[j] = Number.Divide(g[j], sum);
            }

            g[label] = Number.Subtract(g[label], Number.Of<T>(1));
        }
    }

    private static EngineException OutOfRange(KernelContext c, int bad, int classes)
    {
        const int Shown = 20;
        int count = c.Value(1).Count;
        string some = string.Join(' ', Enumerable.Range(0, Math.Min(count, Shown)).Select(i => c.IntegerAt(1, i)));
        return EngineException.InvalidArgument(FormattableString.Invariant(
            $"Received a label value of {c.IntegerAt(1, bad)} which is outside the valid range of [0, {classes}).  Label values: {some}{(count > Shown ? " ..." : "")}"));
    }
}

/// <summary>Picks the element type of SoftmaxCrossEntropyWithLogits.</summary>
internal readonly struct CrossEntropyKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<CrossEntropyKernel>(node, node.Type("T"));

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new CrossEntropyKernel<T>().Precompiled();
}

/// <summary>Picks the element type of SparseSoftmaxCrossEntropyWithLogits.</summary>
internal readonly struct SparseCrossEntropyKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<SparseCrossEntropyKernel>(node, node.Type("T"));

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new SparseCrossEntropyKernel<T>().Precompiled();
}
