using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>out[i] = Π x[j] for j ≤ i (j &lt; i when exclusive), from the end when reversed.</summary>
internal readonly struct CumprodKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<CumprodKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new ScanKernel<T, RunningProduct<T>>(node).Precompiled();

    private readonly struct RunningProduct<T> : IScan<T> where T : unmanaged, INumber<T>
    {
        public static T Identity => T.One;

        public static T Combine(T total, T x) => total * x;

        public static void Combine<TSelf>(ReadOnlySpan<T> total, ReadOnlySpan<T> x, Span<T> next) where TSelf : IScan<T> => TensorPrimitives.Multiply(total, x, next);
    }
}
