using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>var ← var − alpha · delta. Hyperparameters: alpha.</summary>
internal readonly struct GradientDescentRule : IUpdateRule
{
    public static int Slots => 0;

    public static Kernel Create(NodeInfo node) => UpdateKernel.Create(node, default(GradientDescentRule));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<T>(in Hyperparameters<T> h, ref Vector<T> w, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c, Vector<T> g)
        where T : unmanaged, IFloatingPointIeee754<T> => w -= h[0] * g;
}
