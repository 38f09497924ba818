using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// m ← β·m + (1 − β)·g, var ← var − lr·exp(logbase·sign_decay·s)·g with s = sign(g)·sign(m), one of −1, 0, 1.
/// Hyperparameters: lr, logbase, sign_decay, β.
/// </summary>
internal readonly struct PowerSignRule : IUpdateRule
{
    public static int Slots => 1;

    public static Kernel Create(NodeInfo node) => UpdateKernel.Create(node, default(PowerSignRule));

    // Leaves [lr, exp(logbase·sign_decay), exp(−logbase·sign_decay), β, 1 − β].
    public static void Prepare<T>(Span<T> h) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T power = h[1] * h[2];
        (h[1], h[2], h[4]) = (T.Exp(power), T.Exp(-power), T.One - h[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<T>(in Hyperparameters<T> h, ref Vector<T> w, ref Vector<T> m, ref Vector<T> b, ref Vector<T> c, Vector<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        m = (m * h[3]) + (g * h[4]);
        Vector<T> s = Shrinkage.Sign(g) * Shrinkage.Sign(m);
        Vector<T> scale = Vector.ConditionalSelect(Vector.GreaterThan(s, Vector<T>.Zero), h[1],
            Vector.ConditionalSelect(Vector.LessThan(s, Vector<T>.Zero), h[2], Vector<T>.One));
        w -= h[0] * scale * g;
    }
}
