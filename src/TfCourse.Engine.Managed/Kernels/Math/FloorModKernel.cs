using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>The rest of x / y with the sign of y. Integers: an error where y is 0.</summary>
internal static class FloorModKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Number<FloorMod>(node);

    private readonly struct FloorMod : INumberBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T> => Arithmetic.FloorRemainder(x, y);
    }
}
