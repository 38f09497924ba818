using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>z = the bits set in one alone.</summary>
internal static class BitwiseXorKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Integer<BitwiseXor>(node);

    private readonly struct BitwiseXor : IIntegerBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => x ^ y;
    }
}
