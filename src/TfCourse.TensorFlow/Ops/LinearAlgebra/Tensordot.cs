using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Products of tensors over any axes, as one product of matrices.</summary>
internal static class Tensordots
{
    // One factor as a matrix, and the sizes of the axes that stay: as numbers where all are known, else as a vector.
    private readonly record struct Factor(Tensor Matrix, int[]? Sizes, Tensor? SizeVector, Shape Free);

    public static Tensor Of(Tensor a, Tensor b, int[] aAxes, int[] bAxes, string scope)
    {
        if (aAxes.Length != bAxes.Length)
        {
            throw new ValueError($"Different number of contraction axes `a` and `b`, {aAxes.Length} != {bAxes.Length}.");
        }

        return Product(Of(a, aAxes, false), Of(b, bAxes, true), scope);
    }

    /// <summary>The product over the last axes of a and the first of b, whose ranks only the run may know.</summary>
    public static Tensor Of(Tensor a, Tensor b, int count, string scope)
    {
        Factor left = a.shape.IsNull ? OfUnknown(a, LastAxes(a, count), false) : Of(a, [.. Enumerable.Range(a.ndim - count, count)], false);
        Factor right = b.shape.IsNull ? OfUnknown(b, tf.range(0, count), true) : Of(b, [.. Enumerable.Range(0, count)], true);
        return Product(left, right, scope);
    }

    private static Tensor Product(Factor left, Factor right, string scope)
    {
        Tensor product = tf.matmul(left.Matrix, right.Matrix);
        if (left.Sizes is { } rows && right.Sizes is { } columns)
        {
            int[] sizes = [.. rows, .. columns];
            return product.shape == new Shape(sizes) ? product : tf.reshape(product, sizes, scope);
        }

        Tensor first = left.SizeVector ?? tf.constant(left.Sizes!), second = right.SizeVector ?? tf.constant(right.Sizes!);
        Tensor result = tf.reshape(product, SizeVectors.Join(first, second), scope);
        if (!left.Free.IsNull && !right.Free.IsNull)
        {
            result.shape = left.Free.concatenate(right.Free);
        }

        return result;
    }

    // [free, summed], or flipped [summed, free].
    private static Factor Of(Tensor x, int[] axes, bool flipped)
    {
        if (x.shape.IsNull)
        {
            return OfUnknown(x, tf.constant(axes, name: "axes"), flipped);
        }

        int rank = x.ndim;
        int[] summed = Array.ConvertAll(axes, a => a >= -rank && a < rank ? (a < 0 ? a + rank : a) : throw new ValueError($"the axis {a} is not in [{-rank}, {rank}), the tensor has the shape {x.shape}"));
        int[] free = [.. Enumerable.Range(0, rank).Except(summed)];
        var freeShape = new Shape([.. free.Select(i => x.shape[i])]);
        if (!x.shape.IsFullyDefined)
        {
            Tensor summedAxes = tf.constant(summed, name: "axes"), freeAxes = tf.constant(free, name: "free");
            return Gathered(x, summedAxes, freeAxes, freeShape, flipped);
        }

        int[] order = flipped ? [.. summed, .. free] : [.. free, .. summed];
        Tensor moved = order.SequenceEqual(Enumerable.Range(0, rank)) ? x : tf.transpose(x, order);
        long kept = freeShape.size, gone = new Shape([.. summed.Select(i => x.shape[i])]).size;
        Shape matrix = flipped ? new Shape(gone, kept) : new Shape(kept, gone);
        return new Factor(moved.shape == matrix ? moved : tf.reshape(moved, matrix), freeShape.as_int_list(), null, freeShape);
    }

    private static Factor OfUnknown(Tensor x, Tensor axes, bool flipped)
    {
        Tensor rank = Build.One("Rank", null, [x]);
        Tensor summed = tf.where(axes >= 0, axes, axes + rank);
        Tensor free = Build.Many("ListDiff", null, [tf.range(0, rank), summed], ("out_idx", TF_DataType.TF_INT32))[0];
        return Gathered(x, summed, free, Shape.Null, flipped);
    }

    private static Factor Gathered(Tensor x, Tensor summed, Tensor free, Shape freeShape, bool flipped)
    {
        Tensor sizes = tf.shape(x), freeSizes = tf.gather(sizes, free), summedSizes = tf.gather(sizes, summed);
        Tensor kept = tf.reduce_prod(freeSizes), gone = tf.reduce_prod(summedSizes);
        Tensor order = SizeVectors.Join(flipped ? [summed, free] : [free, summed]);
        Tensor matrix = tf.stack(flipped ? [gone, kept] : [kept, gone]);
        return new Factor(tf.reshape(tf.transpose(x, order), matrix), null, freeSizes, freeShape);
    }

    private static Tensor LastAxes(Tensor x, int count)
    {
        Tensor rank = Build.One("Rank", null, [x]);
        return tf.range(rank - count, rank);
    }
}

/// <content>tensordot.</content>
public sealed partial class tensorflow
{
    /// <summary>Multiplies tensors and sums over the last axes of a and the first of b: <c>Σ a[…, i, j] · b[i, j, …]</c>.</summary>
    /// <param name="a">Any shape, any numeric type.</param>
    /// <param name="b">Of the same type.</param>
    /// <param name="axes">How many axes are summed; 0 is the outer product, 1 the product of matrices.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The axes of a that are left, then those of b.</returns>
    /// <exception cref="ValueError">There are not so many axes, or their sizes differ.</exception>
    public Tensor tensordot(Tensor a, Tensor b, int axes, string? name = null)
    {
        if (axes < 0)
        {
            throw new ValueError($"`axes` must be at least 0. Received: {axes}.");
        }

        foreach (Tensor x in new[] { a, b }.Where(t => !t.shape.IsNull && axes > t.ndim))
        {
            throw new ValueError($"`axes` must not be larger than the number of dimensions of tensor {x}. Received {axes}, vs tensor dimensions {x.ndim}.");
        }

        using ops.NameScope scope = name_scope(name, "Tensordot");
        (Tensor left, Tensor right) = Factors(a, b);
        return Tensordots.Of(left, right, axes, scope);
    }

    /// <summary>Multiplies tensors and sums over pairs of axes.</summary>
    /// <param name="a">Any shape, any numeric type.</param>
    /// <param name="b">Of the same type.</param>
    /// <param name="a_axes">The summed axes of a.</param>
    /// <param name="b_axes">The summed axes of b, as many, in the same order.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The axes of a that are left, then those of b.</returns>
    /// <exception cref="ValueError">The numbers of axes or their sizes differ.</exception>
    public Tensor tensordot(Tensor a, Tensor b, int[] a_axes, int[] b_axes, string? name = null)
    {
        using ops.NameScope scope = name_scope(name, "Tensordot");
        (Tensor left, Tensor right) = Factors(a, b);
        return Tensordots.Of(left, right, a_axes, b_axes, scope);
    }

    /// <summary>Multiplies tensors and sums over pairs of axes.</summary>
    /// <param name="a">Any shape, any numeric type.</param>
    /// <param name="b">Of the same type.</param>
    /// <param name="axes">Two entries: the summed axes of a, and those of b, as many, in the same order.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The axes of a that are left, then those of b.</returns>
    /// <exception cref="ValueError">There are not two entries, or the numbers of axes or their sizes differ.</exception>
    public Tensor tensordot(Tensor a, Tensor b, Axis[] axes, string? name = null)
        => axes.Length == 2 ? tensordot(a, b, axes[0].axis, axes[1].axis, name)
            : throw new ValueError($"`axes` must be an integer or have length 2. Received {axes.Length} entries.");

    private static (Tensor Left, Tensor Right) Factors(Tensor a, Tensor b)
    {
        Graph graph = ops.get_default_graph();
        Tensor left = a.IsDeferred ? a.In(graph, b.IsDeferred ? TF_DataType.DtInvalid : b.dtype.as_base_dtype(), "a") : a;
        return (left, b.IsDeferred ? b.In(graph, left.dtype.as_base_dtype(), "b") : b);
    }
}
