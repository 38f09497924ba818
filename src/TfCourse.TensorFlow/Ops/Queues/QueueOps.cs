namespace Tensorflow;

/// <summary>
/// The ops of queues. They are declared, so that graphs import and their shapes are known, and have no kernel: queues are
/// filled by threads that read files, which a graph that is run must not start; a session is fed.
/// </summary>
internal static class QueueOps
{
    private const string NoGradient = "what comes out of a queue depends on no tensor";

    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("FIFOQueueV2", () => new OpDefinition("FIFOQueueV2")
        {
            Outputs = ["handle: resource"],
            Attrs = ["component_types: list(type) >= 1", "shapes: list(shape) >= 0 = []", "capacity: int = -1", "container: string = ''", "shared_name: string = ''"],
            Shape = ShapeRules.Scalar,
            Gradient = Gradient.Missing(NoGradient),
            IsStateful = true,
        });
        table.Add("QueueDequeueV2", () => Dequeue("QueueDequeueV2", []));
        table.Add("QueueDequeueManyV2", () => Dequeue("QueueDequeueManyV2", ["n: int32"]));
        table.Add("QueueDequeueUpToV2", () => Dequeue("QueueDequeueUpToV2", ["n: int32"]));
    }

    private static OpDefinition Dequeue(string op, string[] count) => new(op)
    {
        Inputs = ["handle: resource", .. count],
        Outputs = ["components: list(component_types)"],
        Attrs = ["component_types: list(type) >= 1", "timeout_ms: int = -1"],
        Shape = c => [.. Enumerable.Repeat(Shape.Null, c.Attr<TF_DataType[]>("component_types").Length)],
        Gradient = Gradient.Missing(NoGradient),
        IsStateful = true,
    };
}
