using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Adam with v̂ ← max(v̂, v) in v's place: var ← var − α·m / (√v̂ + ε). Hyperparameters: β₁ᵗ, β₂ᵗ, lr, β₁, β₂, ε.
/// </summary>
internal readonly struct AdamWithAmsgradRule : IUpdateRule
{
    public static int Slots => 3;

    public static Kernel Create(NodeInfo node) => UpdateKernel.Create(node, default(AdamWithAmsgradRule));

    // Leaves [α, 1 − β₁, 1 − β₂, β₁, -, ε], as Adam.
    public static void Prepare<T>(Span<T> h) where T : unmanaged, IFloatingPointIeee754<T> => AdamRule.Prepare(h);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<T>(in Hyperparameters<T> h, ref Vector<T> w, ref Vector<T> m, ref Vector<T> v, ref Vector<T> most, Vector<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        m += (g - m) * h[1];
        v += ((g * g) - v) * h[2];
        most = Vector.Max(most, v);
        w -= m * h[0] / (Vector.SquareRoot(most) + h[5]);
    }
}
