using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The stream of a stateless op, from its inputs alone.</summary>
internal static class StatelessStream
{
    // The numbers of the algorithms: Philox, and the choice left to the device, which is Philox here.
    private const int PhiloxAlgorithm = 1, AutoAlgorithm = 3;

    /// <summary>From a seed of two integers of any type.</summary>
    public static Philox OfSeed(KernelContext c, int input)
    {
        if (c.Dims(input) != new Dims(2))
        {
            throw EngineException.InvalidArgument($"{c.Argument(input)} must have shape [2], not {c.Dims(input)}");
        }

        return Philox.OfStatelessSeed(Word(c, input, 0), Word(c, input, 1));
    }

    /// <summary>From three inputs: a key [1], a counter [2, low half first] and the number of the algorithm.</summary>
    public static Philox OfKey(KernelContext c, int input)
    {
        if (c.Dims(input) != new Dims(1))
        {
            throw EngineException.InvalidArgument($"{c.Argument(input)} must have shape [1], not {c.Dims(input)}");
        }

        if (c.Dims(input + 1).Rank != 1 || c.Dims(input + 1)[0] < 2)
        {
            throw EngineException.InvalidArgument($"{c.Argument(input + 1)} must be a vector with length at least 2; got shape: {c.Dims(input + 1)}");
        }

        long algorithm = c.Integer(input + 2);
        if (algorithm is not (PhiloxAlgorithm or AutoAlgorithm))
        {
            throw EngineException.InvalidArgument($"Unsupported algorithm id: {algorithm}; there are 1 (Philox) and 3 (the device's choice)");
        }

        ReadOnlySpan<ulong> counter = c.Input<ulong>(input + 1);
        return new Philox(c.Input<ulong>(input)[0], counter[0], counter[1]);
    }

    private static long Word(KernelContext c, int input, int element)
        => c.Type(input) == DataType.DtUint64 ? unchecked((long)c.Input<ulong>(input)[element]) : c.IntegerAt(input, element);
}
