using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// accum ← momentum·accum + g, var ← var − lr·accum; Nesterov: var ← var − (lr·g + lr·momentum·accum).
/// Hyperparameters: lr, -, momentum.
/// </summary>
internal readonly struct MomentumRule(bool nesterov) : IUpdateRule
{
    public static int Slots => 1;

    public static Kernel Create(NodeInfo node) => UpdateKernel.Create(node, new MomentumRule(node.Bool("use_nesterov")));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<T>(in Hyperparameters<T> h, ref Vector<T> w, ref Vector<T> accum, ref Vector<T> b, ref Vector<T> c, Vector<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        accum = (accum * h[2]) + g;
        w -= nesterov ? (g * h[0]) + (accum * h[2] * h[0]) : accum * h[0];
    }
}
