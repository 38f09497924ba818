using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// m ← m + (g − m)(1 − β₁), v ← v + (g² − v)(1 − β₂), var ← var − α·m / (√v + ε) with α = lr·√(1 − β₂ᵗ) / (1 − β₁ᵗ);
/// Nesterov: β₁·m + (1 − β₁)·g in place of m. Hyperparameters: β₁ᵗ, β₂ᵗ, lr, β₁, β₂, ε.
/// </summary>
internal readonly struct AdamRule(bool nesterov) : IUpdateRule
{
    public static int Slots => 2;

    public static Kernel Create(NodeInfo node) => UpdateKernel.Create(node, new AdamRule(node.Bool("use_nesterov")));

    // Leaves [α, 1 − β₁, 1 − β₂, β₁, -, ε].
    public static void Prepare<T>(Span<T> h) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T beta1 = h[3];
        h[0] = h[2] * T.Sqrt(T.One - h[1]) / (T.One - h[0]);
        (h[1], h[2], h[3]) = (T.One - beta1, T.One - h[4], beta1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<T>(in Hyperparameters<T> h, ref Vector<T> w, ref Vector<T> m, ref Vector<T> v, ref Vector<T> c, Vector<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        m += (g - m) * h[1];
        v += ((g * g) - v) * h[2];
        Vector<T> step = nesterov ? (g * h[1]) + (m * h[3]) : m;
        w -= step * h[0] / (Vector.SquareRoot(v) + h[5]);
    }
}
