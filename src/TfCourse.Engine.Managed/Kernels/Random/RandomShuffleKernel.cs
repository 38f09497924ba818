namespace TfCourse.Engine.Managed;

/// <summary>RandomShuffle and StatelessShuffle: rows in random order; for i = 0, 1, …, n − 2 rows i and i + word mod (n − i) change places.</summary>
internal sealed class RandomShuffleKernel<T>(bool stateful) : Kernel
{
    private int[] _order = [];

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        Philox? given = stateful ? null : StatelessStream.OfKey(c, 1);
        if (dims.Rank == 0 || dims.Count <= 1 || dims[0] <= 1)
        {
            c.Forward(0, 0);
            return;
        }

        int rows = (int)dims[0], row = (int)dims.Product(1, dims.Rank);
        Shuffle(given ?? RandomStream.Of(c).Take(((ulong)rows - 1 + 3) / 4), rows);
        ReadOnlySpan<T> from = c.Input<T>(0);
        Span<T> to = c.Output<T>(0, dims);
        for (int i = 0; i < rows; i++)
        {
            if (row == 1)
            {
                to[i] = from[_order[i]];
            }
            else
            {
                from.Slice(_order[i] * row, row).CopyTo(to.Slice(i * row, row));
            }
        }
    }

    private void Shuffle(Philox stream, int rows)
    {
        if (_order.Length < rows)
        {
            _order = new int[rows];
        }

        for (int i = 0; i < rows; i++)
        {
            _order[i] = i;
        }

        var words = new PhiloxWords(stream);
        for (int i = 0; i < rows - 1; i++)
        {
            int other = i + (int)(words.Next() % (uint)(rows - i));
            (_order[i], _order[other]) = (_order[other], _order[i]);
        }
    }
}

/// <summary>Picks the element size of RandomShuffle and StatelessShuffle.</summary>
internal readonly struct RandomShuffleKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<RandomShuffleKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new RandomShuffleKernel<T>(stateful: node.Op == "RandomShuffle").Precompiled();
}
