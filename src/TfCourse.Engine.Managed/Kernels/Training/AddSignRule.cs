using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// m ← β·m + (1 − β)·g, var ← var − lr·(alpha + sign_decay·sign(g)·sign(m))·g. Hyperparameters: lr, alpha, sign_decay, β.
/// </summary>
internal readonly struct AddSignRule : IUpdateRule
{
    public static int Slots => 1;

    public static Kernel Create(NodeInfo node) => UpdateKernel.Create(node, default(AddSignRule));

    // The place of the gradient, the last, takes 1 − β.
    public static void Prepare<T>(Span<T> h) where T : unmanaged, IFloatingPointIeee754<T>
        => h[4] = T.One - h[3];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<T>(in Hyperparameters<T> h, ref Vector<T> w, ref Vector<T> m, ref Vector<T> b, ref Vector<T> c, Vector<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        m = (m * h[3]) + (g * h[4]);
        w -= h[0] * (h[1] + (h[2] * Shrinkage.Sign(g) * Shrinkage.Sign(m))) * g;
    }
}
