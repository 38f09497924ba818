using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// accum ← accum + g², η = lr / √accum, p = var − η·g, var ← sign(p)·max(|p| − η·l1, 0) / (1 + η·l2). Hyperparameters: lr, l1, l2.
/// </summary>
internal readonly struct ProximalAdagradRule : IUpdateRule
{
    public static int Slots => 1;

    public static Kernel Create(NodeInfo node) => UpdateKernel.Create(node, default(ProximalAdagradRule));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<T>(in Hyperparameters<T> h, ref Vector<T> w, ref Vector<T> accum, ref Vector<T> b, ref Vector<T> c, Vector<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        accum += g * g;
        Vector<T> rate = h[0] / Vector.SquareRoot(accum);
        w = Shrinkage.Shrink(w - (g * rate), rate * h[1]) / (Vector<T>.One + (rate * h[2]));
    }
}
