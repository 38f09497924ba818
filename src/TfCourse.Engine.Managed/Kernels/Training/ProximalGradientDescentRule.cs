using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// p = var − alpha·delta, var ← sign(p)·max(|p| − alpha·l1, 0) / (1 + alpha·l2). Hyperparameters: alpha, l1, l2.
/// </summary>
internal readonly struct ProximalGradientDescentRule : IUpdateRule
{
    public static int Slots => 0;

    public static Kernel Create(NodeInfo node) => UpdateKernel.Create(node, default(ProximalGradientDescentRule));

    // Leaves [alpha, alpha·l1, 1 + alpha·l2, -].
    public static void Prepare<T>(Span<T> h) where T : unmanaged, IFloatingPointIeee754<T>
        => (h[1], h[2]) = (h[0] * h[1], T.One + (h[0] * h[2]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<T>(in Hyperparameters<T> h, ref Vector<T> w, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c, Vector<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        w = Shrinkage.Shrink(w - (g * h[0]), h[1]) / h[2];
    }
}
