using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>output = input, whose shape must fit the one given.</summary>
internal static class EnsureShapeKernel
{
    public static Kernel Create(NodeInfo node)
    {
        TensorShapeProto shape = node.Shape("shape");
        long[] sizes = [.. shape.Dim.Select(d => d.Size)];
        return Kernel.Of(c =>
        {
            Dims dims = c.Dims(0);
            bool fits = shape.UnknownRank || dims.Rank == sizes.Length;
            for (int i = 0; i < sizes.Length && fits; i++)
            {
                fits = sizes[i] < 0 || sizes[i] == dims[i];
            }

            if (!fits)
            {
                throw EngineException.InvalidArgument($"Shape of tensor {c.Node.Inputs[0]} {dims} is not compatible with expected shape {Sizes.Format(sizes)}.");
            }

            c.Forward(0, 0);
        });
    }
}
