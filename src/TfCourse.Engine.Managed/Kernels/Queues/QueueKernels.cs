using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The kernels of queues. The ops without V2 are those of old graphs, in which a handle is a pair of strings.</summary>
internal static class QueueKernels
{
    private static readonly Dictionary<string, KernelFactory> Table = new()
    {
        ["QueueClose"] = static node => new CloseQueueKernel(node),
        ["QueueDequeue"] = static node => new DequeueKernel(node),
        ["QueueDequeueMany"] = static node => new DequeueManyKernel(node, allowsFewer: false),
        ["QueueDequeueUpTo"] = static node => new DequeueManyKernel(node, allowsFewer: true),
        ["QueueEnqueue"] = static node => new EnqueueKernel(node, isBatch: false),
        ["QueueEnqueueMany"] = static node => new EnqueueKernel(node, isBatch: true),
    };

    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        foreach (string op in (string[])["FIFOQueue", "PaddingFIFOQueue", "PriorityQueue", "RandomShuffleQueue"])
        {
            table.Add(op, QueueHandleKernel.Create);
            table.Add(op + "V2", QueueHandleKernel.Create);
        }

        foreach ((string op, KernelFactory create) in Table)
        {
            table.Add(op, create);
            table.Add(op + "V2", create);
        }

        table.Add("QueueIsClosed", static _ => Kernel.Of(IsClosed));
        table.Add("QueueIsClosedV2", static _ => Kernel.Of(IsClosed));
        table.Add("QueueSize", static _ => Kernel.Of(Size));
        table.Add("QueueSizeV2", static _ => Kernel.Of(Size));
    }

    /// <summary>Whether a node of an op may have to wait for other nodes.</summary>
    public static bool Waits(string op) => op.StartsWith("Queue", StringComparison.Ordinal) && Table.ContainsKey(op.EndsWith("V2", StringComparison.Ordinal) ? op[..^2] : op);

    /// <summary>The queue that a node's handle means.</summary>
    public static ElementQueue Find(KernelContext c)
    {
        ResourceHandle handle = c.Type(0) == DataType.DtResource ? Variables.Handle(c, 0) : QueueHandleKernel.Handle(c);
        return !c.Run.Session.Resources.TryGet(handle, out object? resource) ? throw EngineException.NotFound($"Resource {handle.Container}/{handle.Name} does not exist: the node that makes the queue has not run")
            : resource as ElementQueue ?? throw EngineException.InvalidArgument($"the resource '{handle.Name}' is not a queue");
    }

    private static void IsClosed(KernelContext c) => c.Output<bool>(0, default)[0] = Find(c).LookClosed();

    private static void Size(KernelContext c) => c.Output<int>(0, default)[0] = Find(c).Count;
}
