using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// sum ← sum + g, squares ← squares + g², var ← −lr·sign(sum)·max(|sum| − l1·t, 0) / (l2·t·lr + √squares).
/// Hyperparameters: lr, l1, l2, t = the global step.
/// </summary>
internal readonly struct AdagradDARule : IUpdateRule
{
    public static int Slots => 2;

    public static Kernel Create(NodeInfo node) => UpdateKernel.Create(node, default(AdagradDARule));

    // The gradient comes first. Leaves [-, lr, l1·t, l2·t·lr, -].
    public static void Prepare<T>(Span<T> h) where T : unmanaged, IFloatingPointIeee754<T>
        => (h[2], h[3]) = (h[2] * h[4], h[3] * h[4] * h[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<T>(in Hyperparameters<T> h, ref Vector<T> w, ref Vector<T> sum, ref Vector<T> squares, ref Vector<T> c, Vector<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        sum += g;
        squares += g * g;
        w = -Shrinkage.Shrink(sum, h[2]) * h[1] / (h[3] + Vector.SquareRoot(squares));
    }
}
