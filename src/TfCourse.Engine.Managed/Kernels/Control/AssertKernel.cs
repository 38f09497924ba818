namespace TfCourse.Engine.Managed;

/// <summary>Fails when the condition is false, and says the data.</summary>
internal static class AssertKernel
{
    public static Kernel Create(NodeInfo node)
    {
        long summarize = node.Int("summarize");
        return Kernel.Of(c =>
        {
            if (c.Dims(0).Rank != 0)
            {
                throw EngineException.InvalidArgument($"In[0] should be a scalar: {c.Dims(0)}");
            }

            if (!c.Input<bool>(0)[0])
            {
                throw EngineException.InvalidArgument("assertion failed:" + Summary.All(c, 1, summarize));
            }
        });
    }
}

/// <summary>Print: passes its first input on and says the data, for the first few times.</summary>
internal static class PrintKernel
{
    public static Kernel Create(NodeInfo node)
    {
        (string message, long first, long summarize) = (node.String("message"), node.Int("first_n"), node.Int("summarize"));
        return Kernel.Of(c =>
        {
            Counter counter = c.Run.Session.NodeState(node, static () => new Counter());
            if (first < 0 || counter.Next() <= first)
            {
                c.Run.Session.Print($"{message}{Summary.All(c, 1, summarize).TrimStart()}\n");
            }

            c.Take(0, c.Result(0));
        });
    }

    /// <summary>PrintV2: says a text.</summary>
    public static Kernel V2(NodeInfo node)
    {
        string end = node.String("end");
        return Kernel.Of(c => c.Run.Session.Print(
            (c.Dims(0).Rank == 0 ? System.Text.Encoding.UTF8.GetString(c.Input<byte[]>(0)[0]) : throw EngineException.InvalidArgument($"Input is expected to be scalar, but got {c.Dims(0)}")) + end));
    }

    private sealed class Counter
    {
        private long _count;

        public long Next() => Interlocked.Increment(ref _count);
    }
}

/// <summary>Timestamp: seconds since the year 1970.</summary>
internal static class TimestampKernel
{
    public static Kernel Create(NodeInfo node)
        => Kernel.Of(static c => c.Output<double>(0, default)[0] = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds);
}

/// <summary>FakeParam: stands in a branch for a value that only another branch has; nobody looks at it.</summary>
internal static class FakeParamKernel
{
    public static Kernel Create(NodeInfo node)
    {
        PartialDims shape = PartialDims.Of(node.Shape("shape"));
        return Kernel.Of(c => c.Result(0).Zeros(c.Node.OutputTypes[0], shape.IsFullyDefined ? shape.Dims : new Dims(0), c.Run.Pool));
    }
}
