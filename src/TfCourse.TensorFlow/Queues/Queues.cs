namespace Tensorflow;

/// <summary>A queue whose elements leave in the order of their coming.</summary>
public sealed class FIFOQueue : QueueBase
{
    internal FIFOQueue(int capacity, TF_DataType[] dtypes, Shape[]? shapes, string? shared_name, string name)
        : base("FIFOQueueV2", dtypes, shapes, shared_name, name, false, ("capacity", capacity))
    {
    }
}

/// <summary>A queue whose elements leave in the order of their coming; those of different sizes are padded with zeros to leave together.</summary>
public sealed class PaddingFIFOQueue : QueueBase
{
    internal PaddingFIFOQueue(int capacity, TF_DataType[] dtypes, Shape[] shapes, string? shared_name, string name)
        : base("PaddingFIFOQueueV2", dtypes, shapes, shared_name, name, true, ("capacity", capacity))
    {
    }
}

/// <summary>A queue whose elements leave by their first component, an int64 scalar, the least first.</summary>
public sealed class PriorityQueue : QueueBase
{
    internal PriorityQueue(int capacity, TF_DataType[] types, Shape[]? shapes, string? shared_name, string name)
        : base("PriorityQueueV2", [TF_DataType.TF_INT64, .. types], [Shape.Scalar, .. shapes ?? [.. Enumerable.Repeat(Shape.Null, types.Length)]], shared_name, name, true, ("capacity", capacity))
    {
    }
}

/// <summary>A queue whose elements leave in random order.</summary>
public sealed class RandomShuffleQueue : QueueBase
{
    internal RandomShuffleQueue(int capacity, int min_after_dequeue, TF_DataType[] dtypes, Shape[]? shapes, (long First, long Second) seeds, string? shared_name, string name)
        : base("RandomShuffleQueueV2", dtypes, shapes, shared_name, name, false,
            ("capacity", capacity), ("min_after_dequeue", min_after_dequeue), ("seed", seeds.First), ("seed2", seeds.Second))
    {
    }
}
