namespace TfCourse.Engine.Managed;

/// <summary>on_value where the position along a new axis is the index, off_value elsewhere; indices out of range make rows of off_value.</summary>
internal sealed class OneHotKernel<T>(NodeInfo node) : Kernel
{
    private readonly long _axis = node.Int("axis");
    private readonly IndexBuffer _indices = new();

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        if (_axis < -1 || _axis > dims.Rank)
        {
            throw EngineException.InvalidArgument($"Expected axis to be -1 or between [0, {dims.Rank + 1}).  But received: {_axis}");
        }

        for (int i = 1; i < 4; i++)
        {
            if (c.Dims(i).Rank != 0)
            {
                throw EngineException.InvalidArgument($"{c.Argument(i)} must be a scalar, but got: {c.Dims(i)}");
            }
        }

        long depth = c.IntegerAt(1, 0);
        if (depth < 0)
        {
            throw EngineException.InvalidArgument($"depth must be non-negative, got: {depth}");
        }

        // indices [outer, inner] -> output [outer, depth, inner]
        int axis = _axis < 0 ? dims.Rank : (int)_axis;
        T on = c.Input<T>(2)[0], off = c.Input<T>(3)[0];
        ReadOnlySpan<long> indices = _indices.Of(c, 0);
        Span<T> output = c.Output<T>(0, dims.Insert(axis, depth));
        output.Fill(off);
        int inner = (int)dims.Product(axis, dims.Rank);
        for (int i = 0; i < indices.Length && !output.IsEmpty; i++)
        {
            if (indices[i] >= 0 && indices[i] < depth)
            {
                (int outer, int column) = Math.DivRem(i, inner);
                output[(int)((((outer * depth) + indices[i]) * inner) + column)] = on;
            }
        }
    }
}

/// <summary>Picks the element size of OneHot.</summary>
internal readonly struct OneHotKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<OneHotKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new OneHotKernel<T>(node).Precompiled();
}
