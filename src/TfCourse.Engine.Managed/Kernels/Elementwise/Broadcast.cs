namespace TfCourse.Engine.Managed;

/// <summary>
/// How two or three shapes stretch over each other: aligned at the right, sizes equal or 1. Neighbouring axes that
/// stretch alike are one axis here; the last one is the inner loop.
/// </summary>
internal sealed class Broadcast
{
    private readonly Dims[] _inputs;

    private Broadcast(ReadOnlySpan<Dims> inputs, in Dims output, long[] extents, long[][] strides)
        => (_inputs, Output, Extents, Strides) = (inputs.ToArray(), output, extents, strides);

    public Dims Output { get; }

    /// <summary>Sizes of the merged axes, the inner one last; at least one.</summary>
    public long[] Extents { get; }

    /// <summary>For each input and each merged axis, how far the input moves per step: 0 where it is stretched.</summary>
    public long[][] Strides { get; }

    public long[] XStrides => Strides[0];

    public long[] YStrides => Strides[1];

    public bool Matches(in Dims x, in Dims y) => _inputs[0] == x && _inputs[1] == y;

    public bool Matches(in Dims x, in Dims y, in Dims z) => Matches(x, y) && _inputs[2] == z;

    /// <summary>Whether two shapes stretch over each other.</summary>
    public static bool Fits(in Dims x, in Dims y) => Sizes([x, y]) is not null;

    /// <summary>The plan of two shapes.</summary>
    /// <exception cref="EngineException">They do not fit: "Incompatible shapes: [2,3] vs. [4,3]".</exception>
    public static Broadcast Of(in Dims x, in Dims y)
        => Of([x, y]) ?? throw EngineException.InvalidArgument($"Incompatible shapes: {x} vs. {y}");

    /// <summary>The plan of some shapes, or null when they do not fit.</summary>
    public static Broadcast? Of(ReadOnlySpan<Dims> inputs)
    {
        if (Sizes(inputs) is not { } sizes)
        {
            return null;
        }

        // An axis of one step never moves anything; of the others, those that stretch the same inputs are walked as one.
        var extents = new List<long>();
        var stretches = new List<int>();
        for (int i = 0; i < sizes.Length; i++)
        {
            int stretch = 0;
            for (int k = 0; k < inputs.Length; k++)
            {
                stretch |= SizeAt(inputs[k], i, sizes.Length) == 1 ? 1 << k : 0;
            }

            if (sizes[i] == 1)
            {
                continue;
            }

            if (stretches.Count > 0 && stretches[^1] == stretch)
            {
                extents[^1] *= sizes[i]; // part of the output's count, which was checked
            }
            else
            {
                extents.Add(sizes[i]);
                stretches.Add(stretch);
            }
        }

        if (extents.Count == 0)
        {
            extents.Add(1);
            stretches.Add(0);
        }

        var strides = new long[inputs.Length][];
        for (int k = 0; k < strides.Length; k++)
        {
            strides[k] = StridesOf(k, extents, stretches);
        }

        return new Broadcast(inputs, new Dims(sizes), [.. extents], strides);
    }

    private static long[]? Sizes(ReadOnlySpan<Dims> inputs)
    {
        int rank = 0;
        foreach (ref readonly Dims input in inputs)
        {
            rank = Math.Max(rank, input.Rank);
        }

        var sizes = new long[rank];
        Array.Fill(sizes, 1);
        for (int i = 0; i < rank; i++)
        {
            foreach (ref readonly Dims input in inputs)
            {
                long size = SizeAt(input, i, rank);
                if (size != 1 && sizes[i] != 1 && size != sizes[i])
                {
                    return null;
                }

                sizes[i] = size == 1 ? sizes[i] : size;
            }
        }

        return sizes;
    }

    private static long SizeAt(in Dims dims, int axis, int rank) => axis < rank - dims.Rank ? 1 : dims[axis - rank + dims.Rank];

    private static long[] StridesOf(int input, List<long> extents, List<int> stretches)
    {
        var strides = new long[extents.Count];
        long step = 1;
        for (int i = extents.Count - 1; i >= 0; i--)
        {
            bool stretched = (stretches[i] & (1 << input)) != 0;
            strides[i] = stretched ? 0 : step;
            step *= stretched ? 1 : extents[i];
        }

        return strides;
    }
}
