using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>bins[v] = how often v is in arr, or the sum of its weights; values from size on are left out. DenseBincount counts each row of a matrix.</summary>
internal sealed class BincountKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly bool _dense = node.Op == "DenseBincount";
    private readonly bool _binary = node.Op == "DenseBincount" && node.Bool("binary_output");

    public override void Run(KernelContext c)
    {
        Dims values = c.Dims(0), weightDims = c.Dims(2);
        if (c.Dims(1).Rank != 0 && c.Value(1).Count != 1)
        {
            throw EngineException.InvalidArgument($"Shape must be rank 0 but is rank {c.Dims(1).Rank} for size");
        }

        long size = c.Integer(1);
        if (size < 0)
        {
            throw EngineException.InvalidArgument($"size ({size}) must be non-negative");
        }

        if (_dense && values.Rank > 2)
        {
            throw EngineException.InvalidArgument($"Shape must be at most rank 2 but is rank {values.Rank}");
        }

        bool weighted = weightDims.Count > 0;
        if (weighted && (_dense ? weightDims != values : weightDims.Count != values.Count))
        {
            throw EngineException.InvalidArgument(_dense
                ? $"`weights` must be the same shape as `arr` or a length-0 `Tensor`, in which case it acts as all weights equal to 1. Received {weightDims}"
                : $"Input indices and weights must have the same size. Input: {values.Count}, weights: {weightDims.Count}");
        }

        bool matrix = _dense && values.Rank == 2;
        ReadOnlySpan<T> weights = c.Input<T>(2);
        Span<T> bins = c.Output<T>(0, matrix ? new Dims(values[0], size) : new Dims(size));
        bins.Clear();
        int count = (int)values.Count, row = matrix ? (int)values[1] : count;
        for (int i = 0; i < count; i++)
        {
            long value = c.IntegerAt(0, i);
            if (value < 0)
            {
                throw EngineException.InvalidArgument($"Input arr must be non-negative! Element {i} is {value}");
            }

            if (value < size)
            {
                ref T bin = ref bins[(int)((i / row * size) + value)];
                bin = _binary ? T.One : bin + (weighted ? weights[i] : T.One);
            }
        }
    }
}

/// <summary>Picks the type of the counts.</summary>
internal readonly struct BincountKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<BincountKernel>(node, node.OutputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new BincountKernel<T>(node).Precompiled();
}
