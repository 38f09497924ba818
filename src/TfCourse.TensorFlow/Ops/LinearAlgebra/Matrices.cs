using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Shape rules and small constructions for matrices in the last two axes.</summary>
internal static class Matrices
{
    /// <summary>[…, n, n] -> [batch…], n.</summary>
    public static (Shape Batch, long Size) Square(ShapeContext c, int input)
    {
        Shape shape = c.WithRankAtLeast(input, 2);
        return shape.IsNull ? (Shape.Null, -1) : (shape[..^2], c.Merge(shape[-2], shape[-1]));
    }

    /// <summary>[…, n, n] -> […, n, n]</summary>
    public static Shape[] SquareShape(ShapeContext c)
    {
        (Shape batch, long n) = Square(c, 0);
        return [batch.concatenate(new Shape(n, n))];
    }

    /// <summary>[…, n, n], […, n, k] -> […, n, k]; batch axes are equal, or stretch over each other.</summary>
    public static Shape[] SolutionShape(ShapeContext c, bool stretch)
    {
        (Shape batch, long n) = Square(c, 0);
        Shape rhs = c.WithRankAtLeast(1, 2);
        Shape rest = rhs.IsNull ? Shape.Null : rhs[..^2];
        if (stretch && (batch.IsNull || rest.IsNull))
        {
            return [Shape.Null];
        }

        Shape common = stretch ? ShapeRules.Broadcast(c, batch, rest) : c.Merge(batch, rest);
        return [common.concatenate(new Shape(c.Merge(n, rhs[-2]), rhs[-1]))];
    }

    /// <summary>The transposes of matrices.</summary>
    public static GraphTensor Transpose(Tensor a)
    {
        if (!a.shape.IsNull)
        {
            int[] order = [.. Enumerable.Range(0, a.ndim)];
            (order[^1], order[^2]) = (order[^2], order[^1]);
            return Build.One("Transpose", "transpose", [a, order]);
        }

        Tensor rank = Build.One("Rank", null, [a]), last = Build.One("Sub", "sub", [rank, 1]), before = Build.One("Sub", "sub", [rank, 2]);
        Tensor swapped = Build.One("ConcatV2", "concat", [tf.range(0, before), Build.One("Pack", "stack", [last, before]), 0]);
        return Build.One("Transpose", "transpose", [a, swapped]);
    }

    /// <summary>The lower triangles (negative: all of it) or upper triangles of matrices, with zeros elsewhere.</summary>
    public static GraphTensor Band(Tensor a, long lower, long upper) => Build.One("MatrixBandPart", null, [a, tf.constant(lower), tf.constant(upper)]);

    /// <summary>A row of numbers on the diagonals of matrices.</summary>
    public static GraphTensor Diagonal(Tensor numbers) => Build.One("MatrixDiag", null, [numbers]);

    /// <summary>Numbers per matrix under the shape […, 1, 1].</summary>
    public static GraphTensor PerMatrix(Tensor numbers)
        => Build.One("ExpandDims", null, [Build.One("ExpandDims", null, [numbers, -1]), -1]);

    /// <summary>1 / (xᵢ - xⱼ) outside of the diagonal and 0 on it; finite where numbers are equal.</summary>
    public static Tensor ReciprocalDifferences(Tensor x)
    {
        Tensor differences = Build.One("Sub", "sub", [Build.One("ExpandDims", null, [x, -2]), Build.One("ExpandDims", null, [x, -1])]);
        Tensor reciprocals = SafeReciprocal(differences);
        return Build.One("Sub", "sub", [reciprocals, Band(reciprocals, 0, 0)]);
    }

    /// <summary>x / (x² + 10⁻²⁰): the reciprocal, but 0 at 0.</summary>
    public static Tensor SafeReciprocal(Tensor x) => x * Build.One("Reciprocal", null, [(x * x) + 1e-20]);
}
