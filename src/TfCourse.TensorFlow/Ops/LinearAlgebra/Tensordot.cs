using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Products of tensors over any axes, as one product of matrices.</summary>
internal static class Tensordots
{
    public static Tensor Of(Tensor a, Tensor b, int[] aAxes, int[] bAxes)
    {
        if (aAxes.Length != bAxes.Length)
        {
            throw new ValueError($"Different number of contraction axes `a` and `b`, {aAxes.Length} != {bAxes.Length}.");
        }

        (Tensor left, Tensor[] leftSizes, Shape leftShape) = Matrix(a, aAxes, contractLast: true);
        (Tensor right, Tensor[] rightSizes, Shape rightShape) = Matrix(b, bAxes, contractLast: false);
        Tensor product = tf.matmul(left, right);
        Shape shape = leftShape.concatenate(rightShape);
        if (shape.IsFullyDefined)
        {
            return product.shape == shape ? product : tf.reshape(product, shape);
        }

        Tensor result = tf.reshape(product, tf.concat([.. leftSizes, .. rightSizes], 0));
        result.shape = shape;
        return result;
    }

    // [free, summed] or [summed, free], and the sizes of the free axes: as a tensor and as far as they are known.
    private static (Tensor Matrix, Tensor[] FreeSizes, Shape FreeShape) Matrix(Tensor x, int[] axes, bool contractLast)
    {
        if (x.shape.IsNull)
        {
            throw new ValueError($"tensordot needs the rank of '{x.name}', which is not known; set its shape");
        }

        int rank = x.ndim;
        int[] summed = Array.ConvertAll(axes, a => a >= -rank && a < rank ? (a < 0 ? a + rank : a) : throw new ValueError($"the axis {a} is not in [{-rank}, {rank}), the tensor has the shape {x.shape}"));
        int[] free = [.. Enumerable.Range(0, rank).Except(summed)], order = contractLast ? [.. free, .. summed] : [.. summed, .. free];
        Tensor moved = order.SequenceEqual(Enumerable.Range(0, rank)) ? x : tf.transpose(x, order);
        var freeShape = new Shape([.. free.Select(i => x.shape[i])]);
        if (x.shape.IsFullyDefined)
        {
            long rows = freeShape.size, columns = new Shape([.. summed.Select(i => x.shape[i])]).size;
            Shape matrix = contractLast ? new Shape(rows, columns) : new Shape(columns, rows);
            return (moved.shape == matrix ? moved : tf.reshape(moved, matrix), [tf.constant(freeShape.as_int_list())], freeShape);
        }

        Tensor sizes = tf.shape(x), freeSizes = tf.gather(sizes, tf.constant(free)), summedSizes = tf.gather(sizes, tf.constant(summed));
        Tensor[] both = [tf.reduce_prod(freeSizes), tf.reduce_prod(summedSizes)];
        return (tf.reshape(moved, tf.stack(contractLast ? both : [both[1], both[0]])), [freeSizes], freeShape);
    }
}

/// <content>tensordot.</content>
public sealed partial class tensorflow
{
    /// <summary>Multiplies tensors and sums over the last axes of a and the first of b: <c>Σ a[…, i, j] · b[i, j, …]</c>.</summary>
    /// <param name="a">Any shape of known rank, any numeric type.</param>
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

        return tensordot(a, b, [.. Enumerable.Range(Math.Max(a.ndim - axes, 0), axes)], [.. Enumerable.Range(0, axes)], name);
    }

    /// <summary>Multiplies tensors and sums over pairs of axes.</summary>
    /// <param name="a">Any shape of known rank, any numeric type.</param>
    /// <param name="b">Of the same type.</param>
    /// <param name="a_axes">The summed axes of a.</param>
    /// <param name="b_axes">The summed axes of b, as many, in the same order.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The axes of a that are left, then those of b.</returns>
    /// <exception cref="ValueError">The numbers of axes or their sizes differ.</exception>
    public Tensor tensordot(Tensor a, Tensor b, int[] a_axes, int[] b_axes, string? name = null)
    {
        using ops.NameScope scope = name_scope(name, "Tensordot");
        Graph graph = ops.get_default_graph();
        Tensor left = a.IsDeferred ? a.In(graph, b.IsDeferred ? TF_DataType.DtInvalid : b.dtype.as_base_dtype(), "a") : a;
        return Tensordots.Of(left, b.IsDeferred ? b.In(graph, left.dtype.as_base_dtype(), "b") : b, a_axes, b_axes);
    }
}
