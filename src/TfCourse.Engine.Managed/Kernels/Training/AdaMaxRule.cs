using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// m ← m + (g − m)(1 − β₁), v ← max(β₂·v, |g|), var ← var − α·m / (v + ε) with α = lr / (1 − β₁ᵗ).
/// Hyperparameters: β₁ᵗ, lr, β₁, β₂, ε.
/// </summary>
internal readonly struct AdaMaxRule : IUpdateRule
{
    public static int Slots => 2;

    public static Kernel Create(NodeInfo node) => UpdateKernel.Create(node, default(AdaMaxRule));

    // Leaves [α, -, 1 − β₁, β₂, ε].
    public static void Prepare<T>(Span<T> h) where T : unmanaged, IFloatingPointIeee754<T>
        => (h[0], h[2]) = (h[1] / (T.One - h[0]), T.One - h[2]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<T>(in Hyperparameters<T> h, ref Vector<T> w, ref Vector<T> m, ref Vector<T> v, ref Vector<T> c, Vector<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        m += (g - m) * h[2];
        v = Vector.Max(v * h[3], Vector.Abs(g));
        w -= h[0] * (m / (v + h[4]));
    }
}
