using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>z = the bits set in both.</summary>
internal static class BitwiseAndKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Integer<BitwiseAnd>(node);

    private readonly struct BitwiseAnd : IIntegerBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => x & y;
    }
}
