using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>output = num numbers in equal steps from start to stop, both included.</summary>
internal readonly struct LinSpaceKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<LinSpaceKernel>(node, node.OutputTypes[0]);

    Kernel IFloatFactory.Create<T>(NodeInfo node) => Kernel.Of(Space<T>);

    private static void Space<T>(KernelContext c) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T start = RangeKernel.One(c.Input<T>(0), c, 0), stop = RangeKernel.One(c.Input<T>(1), c, 1);
        long num = c.Integer(2);
        if (num <= 0)
        {
            throw EngineException.InvalidArgument($"Requires num > 0: {num}");
        }

        Span<T> y = c.Output<T>(0, new Dims(num));
        T step = (stop - start) / T.CreateTruncating(num - 1);
        for (int i = 1; i < y.Length - 1; i++)
        {
            y[i] = start + (step * T.CreateTruncating(i));
        }

        // The ends are exact.
        y[^1] = stop;
        y[0] = start;
    }
}
