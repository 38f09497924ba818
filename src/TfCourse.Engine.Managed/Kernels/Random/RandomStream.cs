namespace TfCourse.Engine.Managed;

/// <summary>The position of a random op in its stream: state of the session, so that a second run goes on where the first ended.</summary>
internal sealed class RandomStream(long seed, long seed2, HostTensor? resumed)
{
    private readonly Lock _lock = new();
    private Philox _next = resumed is not null ? At((ulong[])resumed.Elements) : seed == 0 && seed2 == 0 ? Unseeded() : Philox.OfSeeds(seed, seed2);

    /// <summary>The stream of the node, made at its first run from the attributes seed and seed2; both 0 means a random seed.</summary>
    public static RandomStream Of(KernelContext c)
    {
        NodeInfo node = c.Node;
        return c.Run.Session.NodeState(node, () => new RandomStream(node.Int("seed"), node.Int("seed2"), c.Run.Session.ResumedStream(node)));
    }

    /// <summary>Where the stream is: key, and the lower and upper half of the counter.</summary>
    public HostTensor Position
    {
        get
        {
            lock (_lock)
            {
                return new HostTensor(Tensorflow.DataType.DtUint64, [3], new[] { _next.Key, _next.Low, _next.High });
            }
        }
    }

    /// <summary>Refuses what is no position.</summary>
    public static void Check(string node, HostTensor position)
    {
        if (position.Elements is not ulong[] { Length: 3 })
        {
            throw EngineException.InvalidArgument($"the random stream of '{node}' is at {position}; a position is uint64 [3]");
        }
    }

    /// <summary>Takes blocks off the stream; runs of several threads get different ones.</summary>
    /// <param name="blocks">How many, the lower 64 bits.</param>
    /// <param name="high">The upper 64 bits.</param>
    public Philox Take(ulong blocks, ulong high = 0)
    {
        lock (_lock)
        {
            Philox taken = _next;
            _next = taken.Skip(blocks, high);
            return taken;
        }
    }

    private static Philox At(ulong[] position) => new(position[0], position[1], position[2]);

    /// <summary>A stream that nobody can foretell.</summary>
    public static Philox Unseeded()
    {
        // From the system's source of random bytes, as a new Guid is; cryptography's own generator loads a library first, which takes 10 ms.
        Span<byte> bytes = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(bytes);
        return Philox.OfSeeds(BitConverter.ToInt64(bytes), BitConverter.ToInt64(bytes[8..]));
    }
}
