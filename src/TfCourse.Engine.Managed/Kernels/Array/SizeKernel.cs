using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The number of elements of the input.</summary>
internal static class SizeKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        long size = c.Dims(0).Count;
        if (c.Node.OutputTypes[0] == DataType.DtInt64)
        {
            c.Output<long>(0, default)[0] = size;
            return;
        }

        c.Output<int>(0, default)[0] = size <= int.MaxValue ? (int)size
            : throw EngineException.InvalidArgument($"the number of elements, {size}, does not fit int32; ask for out_type int64");
    });
}
