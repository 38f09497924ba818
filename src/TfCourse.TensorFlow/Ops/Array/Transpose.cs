namespace Tensorflow;

/// <summary>Transpose: the axes in another order.</summary>
internal static class Transpose
{
    public static OpDefinition Define() => new("Transpose")
    {
        Inputs = ["x: T", "perm: Tperm"],
        Outputs = ["y: T"],
        Attrs = ["T: type", "Tperm: {int32, int64} = int32"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of((op, dy) => [Build.One("Transpose", null, [dy, Build.One("InvertPermutation", null, [op.inputs[1]])]), null]),
    };

    public static Shape InferShape(ShapeContext c)
    {
        Shape x = c[0];
        long[]? perm = c.Integers(1);
        long elements = perm?.Length ?? ArrayShapes.Count(c, c[1]);
        if (x.IsNull && elements < 0)
        {
            return Shape.Null;
        }

        long rank = x.IsNull ? elements : x.ndim;
        if (x.IsNull && rank < 2)
        {
            return x;
        }

        c.WithRank(1, 1);
        ArrayShapes.WithValue(c, elements, rank);
        Shape y = ShapeContext.Unknown((int)rank);
        for (int i = 0; i < perm?.Length; i++)
        {
            c.Require(perm[i] > -rank && perm[i] < rank, $"perm dim {perm[i]} is out of range of input rank {rank}");
            y = ArrayShapes.With(y, i, ArrayShapes.Size(x, perm[i]));
        }

        return y;
    }
}

/// <content>transpose.</content>
public sealed partial class tensorflow
{
    /// <summary>The axes in another order: y[…] has axis k from axis perm[k] of a.</summary>
    /// <param name="a">Any tensor.</param>
    /// <param name="perm">A permutation of the axes; null turns their order round ([m, n] becomes [n, m]).</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="conjugate">Also takes the complex conjugate, of complex tensors.</param>
    /// <returns>The permuted shape, of the tensor's type.</returns>
    /// <exception cref="ValueError">perm does not fit the rank.</exception>
    public Tensor transpose(Tensor a, Axis? perm = null, string? name = "transpose", bool conjugate = false)
        => Transposing.Of(a, perm is null ? null : (Tensor)perm.axis, name, conjugate);

    /// <summary>The axes in another order: y[…] has axis k from axis perm[k] of a.</summary>
    /// <param name="a">Any tensor.</param>
    /// <param name="perm">A vector: a permutation of the axes.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="conjugate">Also takes the complex conjugate, of complex tensors.</param>
    /// <returns>The permuted shape, of the tensor's type.</returns>
    /// <exception cref="ValueError">perm is known and does not fit the rank.</exception>
    public Tensor transpose(Tensor a, Tensor perm, string? name = "transpose", bool conjugate = false) => Transposing.Of(a, perm, name, conjugate);
}

/// <summary>Builds transposes; without a permutation the axes turn round.</summary>
internal static class Transposing
{
    public static Tensor Of(Tensor a, Tensor? perm, string? name, bool conjugate)
    {
        using var scope = new ops.NameScope(name, "transpose");
        string op = conjugate && a.dtype.is_complex() ? "ConjugateTranspose" : "Transpose";
        return Build.One(op, scope.scope_name, [a, perm ?? Reversed(a)]);
    }

    private static Tensor Reversed(Tensor a)
    {
        if (!a.shape.IsNull)
        {
            return Enumerable.Range(0, a.shape.ndim).Reverse().ToArray();
        }

        Tensor last = Build.One("Sub", "sub", [Build.One("Rank", null, [a]), 1]);
        return Build.One("Range", null, [last, -1, -1]);
    }
}
