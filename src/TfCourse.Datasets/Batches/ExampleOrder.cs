namespace TfCourse.Datasets;

/// <summary>In which order an epoch goes through the examples; a function of the epoch alone, so that training can resume anywhere.</summary>
public abstract class ExampleOrder
{
    /// <summary>The order of the file, the same in every epoch.</summary>
    public static ExampleOrder InFileOrder { get; } = new FileOrder();

    /// <summary>A new permutation for every epoch, from (seed, epoch).</summary>
    /// <remarks>
    /// The generator is xoshiro256** (Blackman and Vigna, arXiv:1805.01407). Its state is four words of SplitMix64 started at
    /// w ⊕ epoch, where w is the first word of SplitMix64 started at the seed. The numbers 0, 1, … are shuffled from the end
    /// (Fisher and Yates); a number below n is word mod n, words of the incomplete last multiple of n being drawn again.
    /// This order is part of the interface and never changes.
    /// </remarks>
    /// <param name="seed">Any number.</param>
    public static ExampleOrder Shuffled(ulong seed) => new ShuffledOrder(seed);

    /// <summary>The course's <c>random_mini_batches</c>: <c>np.random.seed(firstSeed + epoch); np.random.permutation(m)</c>.</summary>
    /// <remarks>
    /// The optimization lesson starts its counter at 10 and adds 1 before each epoch: first seed 11. Unlike
    /// <see cref="Shuffled"/>, this allocates in every epoch. It has a generator of its own and leaves <c>np.random</c> alone.
    /// </remarks>
    /// <param name="firstSeed">Seed of epoch 0; the sum with the number of the epoch stays below 2³².</param>
    public static ExampleOrder Course(uint firstSeed) => new CourseOrder(firstSeed);

    /// <summary>Fills <paramref name="order"/> with a permutation of 0 … length − 1.</summary>
    /// <param name="epoch">Number of the epoch, from 0.</param>
    /// <param name="order">Where the permutation goes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is negative.</exception>
    public void Fill(int epoch, Span<int> order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        FillOrder(epoch, order);
    }

    private protected abstract void FillOrder(int epoch, Span<int> order);

    private sealed class FileOrder : ExampleOrder
    {
        private protected override void FillOrder(int epoch, Span<int> order)
        {
            for (int i = 0; i < order.Length; i++)
                order[i] = i;
        }
    }

    private sealed class ShuffledOrder(ulong seed) : ExampleOrder
    {
        private protected override void FillOrder(int epoch, Span<int> order)
            => Xoshiro256.Of(seed, (ulong)epoch).Permutation(order);
    }

    private sealed class CourseOrder(uint firstSeed) : ExampleOrder
    {
        private protected override void FillOrder(int epoch, Span<int> order)
        {
            long[] permutation = GeneratorArguments.Stream(checked(firstSeed + (uint)epoch)).permutation(order.Length).ToArray<long>();
            for (int i = 0; i < order.Length; i++)
                order[i] = (int)permutation[i];
        }
    }
}
