namespace TfCourse.Engine.Managed;

/// <summary>ResourceGatherNd: output[i…] = variable[indices[i…]], where indices[i…] is a vector of coordinates.</summary>
internal static class ResourceGatherNdKernel
{
    public static Kernel Create(NodeInfo node)
    {
        Tensorflow.DataType type = node.Type("dtype");
        return Kernel.Of(c =>
        {
            Variable variable = Variables.Find(c, 0);
            using (variable.Lock.Hold())
            {
                Gather(c, Variables.Value(c, 0, variable, type));
            }
        });
    }

    private static void Gather(KernelContext c, TensorValue value)
    {
        Dims shape = value.Dims, indices = c.Dims(1);
        if (shape.Rank < 1 || indices.Rank < 1)
        {
            throw EngineException.InvalidArgument($"variable and indices must be at least vectors: {shape} and {indices}");
        }

        if (indices[-1] > shape.Rank)
        {
            throw EngineException.InvalidArgument($"index innermost dimension length must be <= params rank; saw: {indices[-1]} vs. {shape.Rank}");
        }

        int depth = (int)indices[-1], slice = (int)shape.Product(depth, shape.Rank);
        long rows = indices.Product(0, indices.Rank - 1);
        c.Result(0).Allocate(value.Type, Dims.Join(indices.Span[..^1], shape.Span[depth..]), c.Run.Pool);
        for (int row = 0; row < rows; row++)
        {
            long at = Indexing.Offset(c, 1, row, depth, shape);
            if (at < 0)
            {
                throw EngineException.InvalidArgument($"indices{Position(indices, row)} = {Indexing.Row(c, 1, row, depth)} does not index into param shape {shape}");
            }

            ElementUpdates.Copy(c.Result(0), row * slice, value, (int)at, slice);
        }
    }

    private static string Position(in Dims indices, long row) => Indexing.Position(new Dims(indices.Span[..^1]), row);
}
