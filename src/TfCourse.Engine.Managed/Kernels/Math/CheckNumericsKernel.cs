using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>output = tensor, unless it holds a NaN or an infinity.</summary>
internal sealed class CheckNumericsKernel<T>(string message) : Kernel
    where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
{
    public override void Run(KernelContext c)
    {
        bool nan = false, infinite = false;
        foreach (T x in c.Input<T>(0))
        {
            nan |= T.IsNaN(x);
            infinite |= T.IsInfinity(x);
        }

        if (nan || infinite)
        {
            throw EngineException.InvalidArgument($"{message} : Tensor had {(infinite && nan ? "Inf and NaN" : nan ? "NaN" : "Inf")} values");
        }

        c.Forward(0, 0);
    }
}

/// <summary>Picks the element type of CheckNumerics.</summary>
internal readonly struct CheckNumericsKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Float<CheckNumericsKernel>(node, node.Type("T"));

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new CheckNumericsKernel<T>(node.String("message")).Precompiled();
}
