using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>z = x / y; integers toward zero, with an error where y is 0.</summary>
internal static class DivKernel
{
    public static Kernel Create(NodeInfo node) => node.InputTypes[0].IsFloating() ? RealDivKernel.Create(node) : Binary.Integer<Divide>(node);

    private readonly struct Divide : IIntegerBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => Arithmetic.Divide(x, y);
    }
}
