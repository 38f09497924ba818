using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>z = the bits set in either.</summary>
internal static class BitwiseOrKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Integer<BitwiseOr>(node);

    private readonly struct BitwiseOr : IIntegerBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => x | y;
    }
}
