using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// ms ← ms + (g² − ms)(1 − ρ), mg ← mg + (g − mg)(1 − ρ), mom ← momentum·mom + lr·g / √(ms − mg² + ε), var ← var − mom.
/// Hyperparameters: lr, ρ, momentum, ε.
/// </summary>
internal readonly struct CenteredRMSPropRule : IUpdateRule
{
    public static int Slots => 3;

    public static Kernel Create(NodeInfo node) => UpdateKernel.Create(node, default(CenteredRMSPropRule));

    // Leaves [lr, 1 − ρ, momentum, ε, -].
    public static void Prepare<T>(Span<T> h) where T : unmanaged, IFloatingPointIeee754<T>
        => h[1] = T.One - h[1];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<T>(in Hyperparameters<T> h, ref Vector<T> w, ref Vector<T> mg, ref Vector<T> ms, ref Vector<T> mom, Vector<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ms += ((g * g) - ms) * h[1];
        mg += (g - mg) * h[1];
        mom = (mom * h[2]) + (g * h[0] / Vector.SquareRoot(ms - (mg * mg) + h[3]));
        w -= mom;
    }
}
