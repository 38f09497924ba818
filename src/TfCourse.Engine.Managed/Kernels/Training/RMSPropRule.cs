using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// ms ← ms + (g² − ms)(1 − ρ), mom ← momentum·mom + lr·g / √(ms + ε), var ← var − mom. Hyperparameters: lr, ρ, momentum, ε.
/// </summary>
internal readonly struct RMSPropRule : IUpdateRule
{
    public static int Slots => 2;

    public static Kernel Create(NodeInfo node) => UpdateKernel.Create(node, default(RMSPropRule));

    // Leaves [lr, 1 − ρ, momentum, ε, -].
    public static void Prepare<T>(Span<T> h) where T : unmanaged, IFloatingPointIeee754<T>
        => h[1] = T.One - h[1];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<T>(in Hyperparameters<T> h, ref Vector<T> w, ref Vector<T> ms, ref Vector<T> mom, ref Vector<T> c, Vector<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ms += ((g * g) - ms) * h[1];
        mom = (mom * h[2]) + (g * h[0] / Vector.SquareRoot(ms + h[3]));
        w -= mom;
    }
}
