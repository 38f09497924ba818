using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// accum ← ρ·accum + (1 − ρ)·g², u = √(accum_update + ε) / √(accum + ε) · g, var ← var − lr·u,
/// accum_update ← ρ·accum_update + (1 − ρ)·u². Hyperparameters: lr, ρ, ε.
/// </summary>
internal readonly struct AdadeltaRule : IUpdateRule
{
    public static int Slots => 2;

    public static Kernel Create(NodeInfo node) => UpdateKernel.Create(node, default(AdadeltaRule));

    // The place of the gradient, the last, takes 1 − ρ.
    public static void Prepare<T>(Span<T> h) where T : unmanaged, IFloatingPointIeee754<T>
        => h[3] = T.One - h[1];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<T>(in Hyperparameters<T> h, ref Vector<T> w, ref Vector<T> accum, ref Vector<T> updates, ref Vector<T> none, Vector<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        accum = (accum * h[1]) + (g * g * h[3]);
        Vector<T> step = Vector.SquareRoot(updates + h[2]) / Vector.SquareRoot(accum + h[2]) * g;
        w -= step * h[0];
        updates = (updates * h[1]) + (step * step * h[3]);
    }
}
