namespace TfCourse.Engine.Managed;

/// <summary>The parts of a tensor along an axis, which they lose.</summary>
internal sealed class UnpackKernel<T>(NodeInfo node) : Kernel
{
    private readonly long _axis = node.Int("axis");

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        int rank = dims.Rank, count = c.OutputCount;
        if (_axis < -rank || _axis >= rank)
        {
            throw EngineException.InvalidArgument($"axis = {_axis} not in [{-rank}, {rank})");
        }

        int axis = (int)(_axis < 0 ? _axis + rank : _axis);
        if (dims[axis] != count)
        {
            throw EngineException.InvalidArgument($"Input shape axis {axis} must equal {count}, got shape {dims}");
        }

        var part = dims.Remove(axis);
        int outer = (int)dims.Product(0, axis), inner = (int)dims.Product(axis + 1, rank);
        ReadOnlySpan<T> input = c.Input<T>(0);
        for (int i = 0; i < count; i++)
        {
            Span<T> output = c.Output<T>(i, part);
            for (int o = 0; o < outer && !output.IsEmpty; o++)
            {
                input.Slice(((o * count) + i) * inner, inner).CopyTo(output[(o * inner)..]);
            }
        }
    }
}

/// <summary>Picks the element size of Unpack.</summary>
internal readonly struct UnpackKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<UnpackKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new UnpackKernel<T>(node).Precompiled();
}
