namespace Tensorflow;

/// <content>Cross-entropies from logits.</content>
public sealed partial class nn_api
{
    /// <summary>
    /// The cross-entropy of independent yes-no labels, element by element: max(x, 0) − x·z + log(1 + exp(−|x|)), which is
    /// −z·log σ(x) − (1 − z)·log(1 − σ(x)) and finite for every x.
    /// </summary>
    /// <param name="labels">z, in [0, 1], of the logits' shape.</param>
    /// <param name="logits">x, any shape, floating.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The logits' shape and type.</returns>
    /// <exception cref="ValueError">The shapes differ.</exception>
    public Tensor sigmoid_cross_entropy_with_logits(Tensor labels, Tensor logits, string? name = null)
    {
        if (!labels.shape.is_compatible_with(logits.shape))
        {
            throw new ValueError($"`logits` and `labels` must have the same shape, received ({logits.shape} vs {labels.shape}).");
        }

        using var scope = new ops.NameScope(name, "logistic_loss");
        Tensor zeros = Build.One("ZerosLike", "zeros_like", [logits]);
        Tensor positive = Build.One("GreaterEqual", null, [logits, zeros]);
        Tensor relu = Build.One("SelectV2", null, [positive, logits, zeros]);
        Tensor minusAbsolute = Build.One("SelectV2", null, [positive, Build.One("Neg", null, [logits]), logits]);
        return Build.One("AddV2", scope.scope_name, [relu - (logits * labels), Build.One("Log1p", null, [Build.One("Exp", null, [minusAbsolute])])]);
    }

    /// <summary>The cross-entropy of one class out of several, given by its number: log Σₖ exp(xₖ) − x_label.</summary>
    /// <param name="labels">Class numbers, int32 or int64, in [0, classes): the logits' shape without its last axis.</param>
    /// <param name="logits">x: the last axis counts classes.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The labels' shape, the logits' type. A label out of range is an error when it runs.</returns>
    /// <exception cref="ValueError">The ranks do not fit.</exception>
    public Tensor sparse_softmax_cross_entropy_with_logits(Tensor labels, Tensor logits, string? name = null)
    {
        int labelRank = labels.shape.ndim, rank = logits.shape.ndim;
        if (rank == 0)
        {
            throw new ValueError($"`logits` cannot be a scalar. Received logits={logits}");
        }

        if (labelRank >= 0 && rank >= 0 && labelRank != rank - 1)
        {
            throw new ValueError($"`labels.shape.rank` must equal `logits.shape.rank - 1`. Received: labels.shape={labels.shape} of rank {labelRank} and logits.shape={logits.shape} of rank {rank}");
        }

        using var scope = new ops.NameScope(name, "SparseSoftmaxCrossEntropyWithLogits");
        if (rank == 2)
        {
            return Build.Many("SparseSoftmaxCrossEntropyWithLogits", scope.scope_name, [logits, labels])[0];
        }

        // The op takes matrices: all axes but the last become one.
        Tensor shape = Build.One("Shape", "Shape", [labels]);
        Tensor classes = Build.One("StridedSlice", "strided_slice", [Build.One("Shape", null, [logits]), new[] { -1 }, new[] { 0 }, new[] { 1 }], ("end_mask", 1L), ("shrink_axis_mask", 1L));
        Tensor matrix = Build.One("Reshape", null, [logits, Build.One("Pack", null, [-1, classes])]);
        Tensor costs = Build.Many("SparseSoftmaxCrossEntropyWithLogits", null, [matrix, Build.One("Reshape", null, [labels, new[] { -1 }])])[0];
        Tensor result = Build.One("Reshape", scope.scope_name, [costs, shape]);
        result.shape = labels.shape;
        return result;
    }
}
