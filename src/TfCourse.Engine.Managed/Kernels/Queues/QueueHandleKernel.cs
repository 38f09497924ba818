using System.Text;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Makes a queue, once a session, and gives its handle: container and shared name, or the node's own name, tell which.</summary>
internal sealed class QueueHandleKernel : Kernel
{
    private const string Container = "queues: ";
    private readonly QueueSpec _spec;
    private readonly ResourceHandle _handle;
    private readonly long _seed, _seed2;
    private readonly bool _isLegacy;

    private QueueHandleKernel(NodeInfo node, string kind)
    {
        string shared = node.String("shared_name");
        long capacity = node.Int("capacity");
        if (capacity is 0 or > int.MaxValue or < int.MinValue)
        {
            throw EngineException.InvalidArgument(FormattableString.Invariant($"{node.Op} '{node.Name}': the capacity is {capacity}; it is at least 1, or negative for no limit"));
        }

        _isLegacy = !node.Op.EndsWith("V2", StringComparison.Ordinal);
        _handle = new ResourceHandle(Container + node.String("container"), shared.Length > 0 ? shared : "_0_" + node.Name);
        DataType[] types = [.. node.List("component_types").Type];
        PartialDims[] shapes = [.. node.List("shapes").Shape.Select(PartialDims.Of)];
        if (kind == "PriorityQueue")
        {
            types = [DataType.DtInt64, .. types];
            shapes = shapes.Length > 0 || types.Length == 1 ? [new PartialDims([]), .. shapes] : [];
        }

        if (shapes.Length > 0 && shapes.Length != types.Length)
        {
            throw EngineException.InvalidArgument($"{node.Op} '{node.Name}': a list of {shapes.Length} shapes for {types.Length} types; it has to be as long, or empty");
        }

        if (kind != "PaddingFIFOQueue" && Array.Exists(shapes, s => !s.IsFullyDefined))
        {
            throw EngineException.InvalidArgument($"{node.Op} '{node.Name}': All shapes must be fully defined, or none given; a PaddingFIFOQueue takes partly known ones");
        }

        int kept = kind == "RandomShuffleQueue" ? checked((int)node.Int("min_after_dequeue")) : 0;
        if (kept < 0 || (capacity > 0 && kept >= capacity))
        {
            throw EngineException.InvalidArgument(FormattableString.Invariant($"{node.Op} '{node.Name}': min_after_dequeue is {kept}, it must be at least 0 and less than the capacity {capacity}"));
        }

        (_seed, _seed2) = kind == "RandomShuffleQueue" ? (node.Int("seed"), node.Int("seed2")) : (0, 0);
        _spec = new QueueSpec(kind, _handle.Name, types, shapes, capacity < 0 ? int.MaxValue : (int)capacity, kept);
    }

    public static Kernel Create(NodeInfo node)
        => new QueueHandleKernel(node, node.Op.EndsWith("V2", StringComparison.Ordinal) ? node.Op[..^2] : node.Op);

    /// <summary>The handle that two strings are.</summary>
    public static ResourceHandle Handle(KernelContext c)
    {
        ReadOnlySpan<byte[]> parts = c.Input<byte[]>(0);
        return parts.Length == 2 ? new ResourceHandle(Encoding.UTF8.GetString(parts[0]), Encoding.UTF8.GetString(parts[1]))
            : throw EngineException.InvalidArgument($"{c.Argument(0)} has to be the handle of a queue, two strings; it has the shape {c.Dims(0)}");
    }

    public override void Run(KernelContext c)
    {
        ElementQueue queue = c.Run.Session.Resources.GetOrAdd(_handle, () => new ElementQueue(_spec, NewOrder()));
        queue.Spec.RequireSame(_spec);
        if (_isLegacy)
        {
            Span<byte[]> parts = c.Output<byte[]>(0, new Dims(2));
            (parts[0], parts[1]) = (Encoding.UTF8.GetBytes(_handle.Container), Encoding.UTF8.GetBytes(_handle.Name));
            return;
        }

        TensorValue handle = TensorValue.Of(new HostTensor(DataType.DtResource, [], new object[] { _handle }));
        c.Result(0).ShareFrom(handle, handle.Dims);
    }

    private IElementOrder NewOrder() => _spec.Kind switch
    {
        "RandomShuffleQueue" => new RandomOrder(_seed == 0 && _seed2 == 0 ? RandomStream.Unseeded() : Philox.OfSeeds(_seed, _seed2)),
        "PriorityQueue" => new PriorityOrder(),
        _ => new ArrivalOrder(),
    };
}
