namespace TfCourse.Engine.Managed;

/// <summary>The same elements without axes of size 1: those named, or all.</summary>
internal sealed class SqueezeKernel(NodeInfo node) : Kernel
{
    private readonly long[] _axes = node.Ints("squeeze_dims");

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        Span<bool> drop = stackalloc bool[dims.Rank];
        drop.Clear();
        foreach (long axis in _axes)
        {
            if (axis < -dims.Rank || axis >= dims.Rank)
            {
                throw EngineException.InvalidArgument($"Tried to squeeze dim index {axis} for tensor with {dims.Rank} dimensions.");
            }

            drop[(int)(axis < 0 ? axis + dims.Rank : axis)] = true;
        }

        Span<long> kept = stackalloc long[dims.Rank];
        int rank = 0;
        for (int i = 0; i < dims.Rank; i++)
        {
            if (drop[i] && dims[i] != 1)
            {
                throw EngineException.InvalidArgument($"Can not squeeze dim[{i}], expected a dimension of 1, got {dims[i]}");
            }

            if (!drop[i] && (_axes.Length > 0 || dims[i] != 1))
            {
                kept[rank++] = dims[i];
            }
        }

        c.Forward(0, 0, new Dims(kept[..rank]));
    }
}
