using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>z = x / y, and 0 where x is 0, whatever y.</summary>
internal static class XdivyKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Float<Xdivy>(node);

    private readonly struct Xdivy : IFloatBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => x == T.Zero ? T.Zero : x / y;
    }
}
