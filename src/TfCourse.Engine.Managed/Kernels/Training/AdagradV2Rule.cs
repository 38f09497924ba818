using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// accum ← accum + g² (unless update_slots is false), var ← var − lr·g / (√accum + ε). Hyperparameters: lr, ε.
/// </summary>
internal readonly struct AdagradV2Rule(bool updatesSlots) : IUpdateRule
{
    public static int Slots => 1;

    public static Kernel Create(NodeInfo node) => UpdateKernel.Create(node, new AdagradV2Rule(node.Bool("update_slots")));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<T>(in Hyperparameters<T> h, ref Vector<T> w, ref Vector<T> accum, ref Vector<T> b, ref Vector<T> c, Vector<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        accum = updatesSlots ? accum + (g * g) : accum;
        w -= g * h[0] / (Vector.SquareRoot(accum) + h[1]);
    }
}
