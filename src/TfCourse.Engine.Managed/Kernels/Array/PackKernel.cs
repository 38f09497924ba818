namespace TfCourse.Engine.Managed;

/// <summary>Tensors of one shape side by side along a new axis.</summary>
internal sealed class PackKernel<T>(NodeInfo node) : Kernel
{
    private readonly long _axis = node.Int("axis");

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        int rank = dims.Rank + 1, count = c.InputCount;
        if (_axis < -rank || _axis >= rank)
        {
            throw EngineException.InvalidArgument($"axis = {_axis} not in [{-rank}, {rank})");
        }

        for (int i = 1; i < count; i++)
        {
            if (c.Dims(i) != dims)
            {
                throw EngineException.InvalidArgument($"Shapes of all inputs must match: values[0].shape = {dims} != values[{i}].shape = {c.Dims(i)}");
            }
        }

        int axis = (int)(_axis < 0 ? _axis + rank : _axis);
        int outer = (int)dims.Product(0, axis), inner = (int)dims.Product(axis, dims.Rank);
        Span<T> output = c.Output<T>(0, dims.Insert(axis, count));
        for (int i = 0; i < count && !output.IsEmpty; i++)
        {
            ReadOnlySpan<T> part = c.Input<T>(i);
            for (int o = 0; o < outer; o++)
            {
                part.Slice(o * inner, inner).CopyTo(output[(((o * count) + i) * inner)..]);
            }
        }
    }
}

/// <summary>Picks the element size of Pack.</summary>
internal readonly struct PackKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<PackKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new PackKernel<T>(node).Precompiled();
}
