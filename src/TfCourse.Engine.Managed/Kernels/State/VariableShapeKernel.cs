using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The sizes of a variable's value.</summary>
internal static class VariableShapeKernel
{
    public static Kernel Create(NodeInfo node)
    {
        bool wide = node.Type("out_type") == DataType.DtInt64;
        return Kernel.Of(c =>
        {
            Variable variable = Variables.Find(c, 0);
            Dims dims;
            using (variable.Lock.Hold())
            {
                dims = Variables.Value(c, 0, variable).Dims;
            }

            if (wide)
            {
                dims.Span.CopyTo(c.Output<long>(0, new Dims(dims.Rank)));
                return;
            }

            Span<int> sizes = c.Output<int>(0, new Dims(dims.Rank));
            for (int i = 0; i < sizes.Length; i++)
            {
                sizes[i] = checked((int)dims[i]);
            }
        });
    }
}
