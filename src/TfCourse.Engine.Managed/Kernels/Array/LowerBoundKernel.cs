namespace TfCourse.Engine.Managed;

/// <summary>For each value where it could be put into its sorted row: before equal ones (LowerBound) or behind them (UpperBound).</summary>
internal sealed class BoundKernel<T, TArithmetic>(bool upper) : Kernel where TArithmetic : struct, IArithmetic<T>
{
    private long[] _places = [];

    public override void Run(KernelContext c)
    {
        for (int i = 0; i < 2; i++)
        {
            if (c.Dims(i).Rank != 2)
            {
                throw EngineException.InvalidArgument($"Shape must be rank 2 but is rank {c.Dims(i).Rank} for `{c.Argument(i)}` argument");
            }
        }

        Dims sorted = c.Dims(0), values = c.Dims(1);
        if (sorted[0] != values[0])
        {
            throw EngineException.InvalidArgument($"Leading dim_size of both tensors must match: they are {sorted[0]} and {values[0]}.");
        }

        int rows = (int)values[0], width = (int)sorted[1], count = (int)values[1];
        ReadOnlySpan<T> all = c.Input<T>(0), wanted = c.Input<T>(1);
        Array.Resize(ref _places, wanted.Length);
        for (int row = 0; row < rows; row++)
        {
            for (int i = row * count; i < (row + 1) * count; i++)
            {
                _places[i] = Place(all.Slice(row * width, width), wanted[i]);
            }
        }

        IntegerOutputs.Write(c, 0, values, _places);
    }

    private int Place(ReadOnlySpan<T> row, T value)
    {
        int low = 0, high = row.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            bool behind = upper ? !TArithmetic.IsLess(value, row[middle]) : TArithmetic.IsLess(row[middle], value);
            (low, high) = behind ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>Picks the element type of LowerBound and UpperBound.</summary>
internal readonly struct LowerBoundKernel : IArithmeticFactory
{
    public static Kernel Create(NodeInfo node) => ElementArithmetic.For<LowerBoundKernel>(node, node.Type("T"));

    Kernel IArithmeticFactory.Create<T, TArithmetic>(NodeInfo node) => new BoundKernel<T, TArithmetic>(node.Op == "UpperBound");
}
