using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The same bytes read as another type; of types of other sizes the last axis splits or disappears.</summary>
internal static class BitcastKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(Run);

    private static unsafe void Run(KernelContext c)
    {
        DataType from = c.Type(0), to = c.Node.OutputTypes[0];
        int fromSize = from.Size(), toSize = to.Size();
        Dims dims = c.Dims(0), result = dims;
        if (fromSize > toSize)
        {
            result = dims.Insert(dims.Rank, fromSize / toSize);
        }
        else if (fromSize < toSize)
        {
            result = dims.Rank > 0 && dims[dims.Rank - 1] == toSize / fromSize ? dims.Remove(dims.Rank - 1) : throw EngineException.InvalidArgument(
                $"Cannot bitcast from {(int)from} to {(int)to}: the last axis of {dims} has to have the size {toSize / fromSize}");
        }

        TensorValue input = c.Value(0), output = c.Result(0);
        output.Allocate(to, result, c.Run.Pool);
        if (input.Data is not null)
        {
            long bytes = (long)input.Count * fromSize;
            Buffer.MemoryCopy(input.Data, output.Data, bytes, bytes);
        }
    }
}
