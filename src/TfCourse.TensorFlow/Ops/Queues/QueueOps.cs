namespace Tensorflow;

/// <summary>The ops of queues; those without V2 are of old graphs, in which a handle is a reference to two strings.</summary>
internal static class QueueOps
{
    private const string NoGradient = "what comes out of a queue depends on no tensor";
    private const string NoOutputs = "it has no outputs";

    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        foreach (string version in (string[])["", "V2"])
        {
            foreach (string queue in (string[])["FIFOQueue", "PaddingFIFOQueue", "PriorityQueue", "RandomShuffleQueue"])
            {
                table.Add(queue + version, () => Queue(queue, version));
            }

            table.Add("QueueClose" + version, () => OnQueue("QueueClose" + version, [], [], ["cancel_pending_enqueues: bool = false"], NoOutputs));
            table.Add("QueueDequeue" + version, () => Dequeue("QueueDequeue" + version, []));
            table.Add("QueueDequeueMany" + version, () => Dequeue("QueueDequeueMany" + version, ["n: int32"]));
            table.Add("QueueDequeueUpTo" + version, () => Dequeue("QueueDequeueUpTo" + version, ["n: int32"]));
            table.Add("QueueEnqueue" + version, () => Enqueue("QueueEnqueue" + version));
            table.Add("QueueEnqueueMany" + version, () => Enqueue("QueueEnqueueMany" + version));
            table.Add("QueueIsClosed" + version, () => OnQueue("QueueIsClosed" + version, [], ["is_closed: bool"], [], "a truth value has no gradient"));
            table.Add("QueueSize" + version, () => OnQueue("QueueSize" + version, [], ["size: int32"], [], "a size is an integer"));
        }
    }

    private static OpDefinition Queue(string queue, string version)
    {
        bool byPriority = queue == "PriorityQueue", isLegacy = version.Length == 0;
        return new OpDefinition(queue + version)
        {
            Outputs = [isLegacy ? "handle: Ref(string)" : "handle: resource"],
            Attrs =
            [
                byPriority ? "component_types: list(type) >= 0 = []" : "component_types: list(type) >= 1",
                byPriority ? "shapes: list(shape) >= 0" : "shapes: list(shape) >= 0 = []",
                "capacity: int = -1",
                .. queue == "RandomShuffleQueue" ? (string[])["min_after_dequeue: int = 0", "seed: int = 0", "seed2: int = 0"] : [],
                "container: string = ''", "shared_name: string = ''",
            ],
            Shape = isLegacy ? _ => [new Shape(2)] : ShapeRules.Scalar,
            Gradient = Gradient.Missing("a handle has no inputs"),
            IsStateful = true,
        };
    }

    private static OpDefinition Dequeue(string op, string[] count)
        => OnQueue(op, count, ["components: list(component_types)"], ["component_types: list(type) >= 1", "timeout_ms: int = -1"], NoGradient);

    private static OpDefinition Enqueue(string op)
        => OnQueue(op, ["components: list(Tcomponents)"], [], ["Tcomponents: list(type) >= 1", "timeout_ms: int = -1"], NoOutputs);

    private static OpDefinition OnQueue(string op, string[] inputs, string[] outputs, string[] attrs, string noGradient)
    {
        bool isLegacy = !op.EndsWith("V2", StringComparison.Ordinal), dequeues = op.StartsWith("QueueDequeue", StringComparison.Ordinal);
        return new OpDefinition(op)
        {
            Inputs = [isLegacy ? "handle: Ref(string)" : "handle: resource", .. inputs],
            Outputs = outputs,
            Attrs = attrs,
            Shape = c => dequeues ? [.. Enumerable.Repeat(Shape.Null, c.Attr<TF_DataType[]>("component_types").Length)]
                : outputs.Length > 0 ? [Shape.Scalar] : [],
            Gradient = isLegacy && op != "QueueIsClosed" ? Gradient.None(noGradient) : Gradient.Missing(noGradient),
            IsStateful = !isLegacy,
        };
    }
}
