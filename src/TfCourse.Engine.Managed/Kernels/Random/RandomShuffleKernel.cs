namespace TfCourse.Engine.Managed;

/// <summary>RandomShuffle and StatelessShuffle: rows in random order; for i = 0, 1, …, n − 2 rows i and i + word mod (n − i) change places.</summary>
internal sealed class RandomShuffleKernel(bool stateful) : Kernel
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
        c.Result(0).Allocate(c.Type(0), dims, c.Run.Pool);
        for (int i = 0; i < rows; i++)
        {
            ElementUpdates.Copy(c.Result(0), i * row, c.Value(0), _order[i] * row, row);
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
