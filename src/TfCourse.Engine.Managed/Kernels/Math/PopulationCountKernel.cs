using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = how many bits of x are set.</summary>
internal readonly struct PopulationCountKernel : IIntegerFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Integer<PopulationCountKernel>(node, node.InputTypes[0]);

    Kernel IIntegerFactory.Create<T>(NodeInfo node) => new UnaryKernel<T, byte, Count<T>>().Precompiled();

    private readonly struct Count<T> : IUnary<T, byte> where T : unmanaged, IBinaryInteger<T>
    {
        public static byte Invoke(T x) => byte.CreateTruncating(T.PopCount(x));
    }
}
