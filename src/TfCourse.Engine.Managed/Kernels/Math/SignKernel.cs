using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = -1, 0 or 1 as x is below, at or above 0; NaN stays NaN.</summary>
internal static class SignKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Number<Sign>(node);

    private readonly struct Sign : INumberUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, INumber<T>, IMinMaxValue<T> => T.IsNaN(x) ? x : T.CreateTruncating((x > T.Zero ? 1 : 0) - (x < T.Zero ? 1 : 0));
    }
}
