namespace TfCourse.Engine.Managed;

/// <summary>Tensors of shape [1, rest…] one behind the other.</summary>
internal static class ParallelConcatKernel
{
    public static void Run(KernelContext c)
    {
        Dims part = c.Dims(0);
        TensorValue result = c.Result(0);
        result.Allocate(c.Node.OutputTypes[0], part.Rank > 0 ? part.With(0, c.InputCount) : part, c.Run.Pool);
        for (int i = 0; i < c.InputCount; i++)
        {
            if (c.Dims(i) != part || part.Rank == 0 || part[0] != 1)
            {
                throw EngineException.InvalidArgument($"Each input must have the shape [1, rest…], all the same: input 0 has {part}, input {i} has {c.Dims(i)}");
            }

            result.CopyElements(c.Value(i), 0, (long)i * part.Count, part.Count);
        }
    }
}
