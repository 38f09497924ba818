using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The sizes of the input as a vector of int32 or int64.</summary>
internal static class ShapeKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c => Write(c, 0));

    /// <summary>Writes the sizes of an input into the output of the same number.</summary>
    public static void Write(KernelContext c, int index)
    {
        Dims dims = c.Dims(index);
        if (c.Node.OutputTypes[index] == DataType.DtInt64)
        {
            dims.Span.CopyTo(c.Output<long>(index, new Dims(dims.Rank)));
            return;
        }

        Span<int> sizes = c.Output<int>(index, new Dims(dims.Rank));
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = dims[i] <= int.MaxValue ? (int)dims[i]
                : throw EngineException.InvalidArgument($"the size {dims[i]} of axis {i} does not fit int32; ask for out_type int64");
        }
    }
}
