using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>z = (|x - y| &lt; tolerance), for two tensors of one shape; false where either is NaN.</summary>
internal sealed class ApproximateEqualKernel<T>(T tolerance) : Kernel
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        if (dims != c.Dims(1))
        {
            throw EngineException.InvalidArgument($"x and y must be of the same shape. x shape: {dims}. y shape: {c.Dims(1)}");
        }

        ReadOnlySpan<T> x = c.Input<T>(0), y = c.Input<T>(1);
        Span<bool> z = c.Output<bool>(0, dims);
        for (int i = 0; i < z.Length; i++)
        {
            T difference = x[i] > y[i] ? x[i] - y[i] : y[i] - x[i];
            z[i] = difference < tolerance;
        }
    }
}

/// <summary>Picks the element type of ApproximateEqual.</summary>
internal readonly struct ApproximateEqualKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Number<ApproximateEqualKernel>(node, node.Type("T"));

    Kernel INumberFactory.Create<T>(NodeInfo node) => new ApproximateEqualKernel<T>(T.CreateTruncating(node.Float("tolerance"))).Precompiled();
}
