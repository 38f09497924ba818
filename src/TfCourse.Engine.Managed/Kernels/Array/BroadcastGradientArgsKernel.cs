namespace TfCourse.Engine.Managed;

/// <summary>The axes along which each of two shapes was stretched (or is 1): those to sum gradients over.</summary>
internal static class BroadcastGradientArgsKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(Run);

    private static void Run(KernelContext c)
    {
        Span<long> x = stackalloc long[254], y = stackalloc long[254];
        x = x[..BroadcastArgsKernel.Sizes(c, 0, x)];
        y = y[..BroadcastArgsKernel.Sizes(c, 1, y)];
        int rank = Math.Max(x.Length, y.Length), nx = 0, ny = 0;
        Span<long> xAxes = stackalloc long[rank], yAxes = stackalloc long[rank];
        bool same = x.SequenceEqual(y);
        for (int i = 0; i < rank && !same; i++)
        {
            long a = i < rank - x.Length ? 1 : x[i - rank + x.Length], b = i < rank - y.Length ? 1 : y[i - rank + y.Length];
            if (a != b && a != 1 && b != 1)
            {
                throw EngineException.InvalidArgument($"Incompatible shapes: {TfCourse.Engine.Sizes.Format(x)} vs. {TfCourse.Engine.Sizes.Format(y)}");
            }

            if (a == 1)
            {
                xAxes[nx++] = i;
            }

            if (b == 1)
            {
                yAxes[ny++] = i;
            }
        }

        IntegerOutputs.Write(c, 0, xAxes[..nx]);
        IntegerOutputs.Write(c, 1, yAxes[..ny]);
    }
}
