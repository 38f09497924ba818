using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// n = accum + g², linear ← linear + g' − (nᵖ − accumᵖ) / lr · var, var ← |linear| &gt; l1 ? (sign(linear)·l1 − linear) / (nᵖ / lr + 2·l2) : 0,
/// accum ← n, with p = −lr_power and g' = g + 2·l2_shrinkage·var; scaled: linear is lr times as large.
/// Hyperparameters: -, lr, l1, l2, l2_shrinkage (V2), lr_power.
/// </summary>
internal readonly struct FtrlRule(bool scaled) : IUpdateRule
{
    public static int Slots => 2;

    public static Kernel Create(NodeInfo node) => UpdateKernel.Create(node, new FtrlRule(node.Bool("multiply_linear_by_lr")));

    // Leaves [2·l2_shrinkage, lr, l1, 2·l2, p].
    public static void Prepare<T>(Span<T> h) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T two = T.One + T.One;
        (h[0], h[3], h[4]) = (h.Length > 5 ? two * h[4] : T.Zero, two * h[3], -h[^1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<T>(in Hyperparameters<T> h, ref Vector<T> w, ref Vector<T> accum, ref Vector<T> linear, ref Vector<T> c, Vector<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> lr = h[1], l1 = scaled ? h[2] * lr : h[2], n = accum + (g * g);
        Vector<T> power = Power(n, h[4][0]), shrunk = g + (h[0] * w), change = (power - Power(accum, h[4][0])) * w;
        linear += scaled ? (shrunk * lr) - change : shrunk - (change / lr);
        Vector<T> denominator = scaled ? power + (h[3] * lr) : (power / lr) + h[3];
        Vector<T> value = ((Shrinkage.Sign(linear) * l1) - linear) / denominator;
        w = Vector.ConditionalSelect(Vector.GreaterThan(Vector.Abs(linear), l1), value, Vector<T>.Zero);
        accum = n;
    }

    private static Vector<T> Power<T>(Vector<T> x, T exponent) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (exponent == T.CreateTruncating(0.5))
        {
            return Vector.SquareRoot(x);
        }

        Span<T> elements = stackalloc T[Vector<T>.Count];
        x.CopyTo(elements);
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = T.Pow(elements[i], exponent);
        }

        return new Vector<T>(elements);
    }
}
