namespace Tensorflow;

/// <summary>Cross-entropy along any axis of logits of any rank: the op takes matrices.</summary>
internal static class SoftmaxCrossEntropies
{
    public static Tensor Of(Tensor labels, Tensor logits, int axis, string? name)
    {
        using var scope = new ops.NameScope(name, "softmax_cross_entropy_with_logits");
        Tensor given = Composing.Value(logits, "logits", labels), x = Wide(given);
        Tensor z = Composing.Cast(Composing.Value(labels, "labels", x), x.dtype);
        Tensor rank = ShapeValues.Rank(x);
        if (axis != -1)
        {
            (x, z) = (Last(x, axis), Last(z, axis));
        }

        Tensor shape = ShapeValues.Of(x);
        Tensor cost = Build.Many("SoftmaxCrossEntropyWithLogits", scope.scope_name, [Matrix(x), Matrix(z)])[0];
        Tensor outer = Build.One("Slice", null, [shape, new[] { 0 }, new Packed(Build.One("Sub", null, [rank, 1]))]);
        Tensor result = Build.One("Reshape", null, [cost, outer]);
        result.shape = Without(given.shape, axis);
        return Composing.Cast(result, given.dtype);
    }

    /// <summary>Logits of half and bfloat16 in float: their losses would lose too many digits.</summary>
    public static Tensor Wide(Tensor x) => x.dtype.as_base_dtype() is TF_DataType.TF_HALF or TF_DataType.TF_BFLOAT16 ? Composing.Cast(x, TF_DataType.TF_FLOAT) : x;

    // The axis of the classes becomes the last one, the others keep their order.
    private static GraphTensor Last(Tensor x, int axis)
    {
        if (x.shape.ndim is >= 0 and var known)
        {
            if (axis < -known || axis >= known)
            {
                throw new ValueError($"`axis` (Received: axis={axis}) must be in [{-known}, {known}): the logits have {known} axes.");
            }

            int at = axis < 0 ? axis + known : axis;
            int[] order = [.. Enumerable.Range(0, known).Where(a => a != at), at];
            return Build.One("Transpose", "transpose", [x, order]);
        }

        Tensor rank = Build.One("Rank", null, [x]), place = axis < 0 ? rank + axis : axis;
        Tensor all = Build.One("ConcatV2", "concat", [Build.One("Range", "range", [0, place, 1]), Build.One("Range", "range", [place + 1, rank, 1]), Build.One("Pack", "axis", [place]), 0]);
        return Build.One("Transpose", "transpose", [x, all]);
    }

    // [outer sizes…, classes] -> [product of the outer sizes, classes]
    private static GraphTensor Matrix(Tensor x)
    {
        Tensor rank = ShapeValues.Rank(x), shape = ShapeValues.Of(x);
        Tensor classes = Build.One("Slice", null, [shape, new Packed(Build.One("Sub", null, [rank, 1])), new[] { 1 }]);
        GraphTensor matrix = Build.One("Reshape", null, [x, Build.One("ConcatV2", "concat", [new[] { -1 }, classes, 0])]);
        if (x.shape.ndim > 0)
        {
            Shape outer = x.shape[..^1];
            matrix.shape = new Shape(outer.IsFullyDefined ? outer.size : -1, x.shape[-1]);
        }

        return matrix;
    }

    private static Shape Without(Shape shape, int axis)
    {
        if (shape.IsNull)
        {
            return shape;
        }

        List<long> sizes = [.. shape.dims];
        sizes.RemoveAt(axis < 0 ? axis + sizes.Count : axis);
        return new Shape([.. sizes]);
    }
}

/// <content>Losses of one class out of several, from logits.</content>
public sealed partial class nn_api
{
    /// <summary>The cross-entropy of classes, loss = −Σⱼ labels[j]·log softmax(logits)[j] along an axis. No gradient reaches the labels.</summary>
    /// <param name="labels">A distribution along the axis (or several, weighted), of the logits' shape.</param>
    /// <param name="logits">Rank at least 1, classes along the axis; floating.</param>
    /// <param name="dim">The axis of the classes.</param>
    /// <param name="name">The name of the scope.</param>
    /// <returns>The logits' shape without the axis, of their type.</returns>
    /// <exception cref="ValueError">The shapes do not fit, or there is no such axis.</exception>
    public Tensor softmax_cross_entropy_with_logits(Tensor labels, Tensor logits, int dim = -1, string? name = null)
    {
        using var scope = new ops.NameScope(name, "softmax_cross_entropy_with_logits_sg");
        Tensor stopped = Build.One("StopGradient", "labels_stop_gradient", [Composing.Value(labels, "labels", logits)]);
        return SoftmaxCrossEntropies.Of(stopped, logits, dim, scope.scope_name);
    }

    /// <summary>The cross-entropy of classes, loss = −Σⱼ labels[j]·log softmax(logits)[j] along an axis. Gradients reach labels and logits.</summary>
    /// <param name="labels">A distribution along the axis (or several, weighted), of the logits' shape.</param>
    /// <param name="logits">Rank at least 1, classes along the axis; floating.</param>
    /// <param name="axis">The axis of the classes.</param>
    /// <param name="name">The name of the scope.</param>
    /// <returns>The logits' shape without the axis, of their type.</returns>
    /// <exception cref="ValueError">The shapes do not fit, or there is no such axis.</exception>
    public Tensor softmax_cross_entropy_with_logits_v2(Tensor labels, Tensor logits, int axis = -1, string? name = null)
        => SoftmaxCrossEntropies.Of(labels, logits, axis, name);

    /// <summary>The cross-entropy of one class out of several, given by its number: log Σₖ exp(xₖ) − x_label.</summary>
    /// <param name="labels">Class numbers, int32 or int64, in [0, classes): the logits' shape without its last axis.</param>
    /// <param name="logits">x: the last axis counts classes.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The labels' shape, the logits' type. A label out of range is an error when it runs.</returns>
    /// <exception cref="ValueError">The ranks or sizes do not fit.</exception>
    public Tensor sparse_softmax_cross_entropy_with_logits(Tensor? labels = null, Tensor? logits = null, string? name = null)
    {
        if (labels is null || logits is null)
        {
            throw new ValueError($"{(labels is null ? "labels" : "logits")} must be given; pass both by name: labels, logits");
        }

        using var scope = new ops.NameScope(name, "SparseSoftmaxCrossEntropyWithLogits");
        Tensor z = Composing.Value(labels, "labels"), given = Composing.Value(logits, "logits"), x = SoftmaxCrossEntropies.Wide(given);
        Tensor shape = ShapeValues.Of(z);
        RequireSparse(z.shape, x.shape);
        if (x.shape.ndim == 2)
        {
            return Composing.Cast(Build.Many("SparseSoftmaxCrossEntropyWithLogits", name, [x, z])[0], given.dtype);
        }

        // The op takes matrices: all axes but the last become one.
        Tensor classes = SizeVectors.At(ShapeValues.Of(x), -1);
        Tensor matrix = Build.One("Reshape", null, [x, new Packed(-1, classes)]);
        Tensor cost = Build.Many("SparseSoftmaxCrossEntropyWithLogits", name, [matrix, Build.One("Reshape", null, [z, new[] { -1 }])])[0];
        Tensor result = Build.One("Reshape", null, [cost, shape]);
        result.shape = z.shape;
        return Composing.Cast(result, given.dtype);
    }

    private static void RequireSparse(Shape labels, Shape logits)
    {
        if (logits.IsScalar)
        {
            throw new ValueError("`logits` cannot be a scalar: its last axis counts the classes.");
        }

        if (labels.ndim >= 0 && logits.ndim >= 0 && labels.ndim != logits.ndim - 1)
        {
            throw new ValueError($"`labels.shape.rank` must equal `logits.shape.rank - 1`. Received: labels.shape={labels} of rank {labels.ndim} and logits.shape={logits} of rank {logits.ndim}");
        }

        if (labels.ndim >= 0 && logits.ndim >= 0 && !labels.is_compatible_with(logits[..^1]))
        {
            throw new ValueError($"`labels.shape` must equal `logits.shape` except for the last dimension. Received: labels.shape={labels} and logits.shape={logits}");
        }
    }
}
