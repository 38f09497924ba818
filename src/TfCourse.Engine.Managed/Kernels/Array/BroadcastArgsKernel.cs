namespace TfCourse.Engine.Managed;

/// <summary>The shape of two shapes stretched over each other.</summary>
internal static class BroadcastArgsKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(Run);

    /// <summary>Reads a vector of sizes; gives its length.</summary>
    public static int Sizes(KernelContext c, int input, Span<long> buffer)
        => c.Dims(input).Rank == 1 ? c.Integers(input, buffer).Length
            : throw EngineException.InvalidArgument($"In[{input}] must be a vector.{c.Dims(input)}");

    private static void Run(KernelContext c)
    {
        Span<long> x = stackalloc long[254], y = stackalloc long[254];
        x = x[..Sizes(c, 0, x)];
        y = y[..Sizes(c, 1, y)];
        int rank = Math.Max(x.Length, y.Length);
        Span<long> z = stackalloc long[rank];
        for (int i = 0; i < rank; i++)
        {
            long a = i < rank - x.Length ? 1 : x[i - rank + x.Length], b = i < rank - y.Length ? 1 : y[i - rank + y.Length];
            z[i] = a == b || b == 1 ? a : a == 1 ? b
                : throw EngineException.InvalidArgument($"Incompatible shapes: {TfCourse.Engine.Sizes.Format(x)} vs. {TfCourse.Engine.Sizes.Format(y)}");
        }

        IntegerOutputs.Write(c, 0, z);
    }
}
