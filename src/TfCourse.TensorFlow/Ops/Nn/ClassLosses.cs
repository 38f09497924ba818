namespace Tensorflow;

/// <content>Losses of predicted classes, and all losses together.</content>
public sealed partial class losses_api
{
    /// <summary>The cross-entropy of independent yes-no labels, from logits.</summary>
    /// <param name="multi_class_labels">z, in [0, 1], of the logits' shape.</param>
    /// <param name="logits">x, any shape, floating.</param>
    /// <param name="weights">A weight for each entry, or for all: a scalar, or of the losses' rank with sizes equal or 1; null for 1.</param>
    /// <param name="label_smoothing">s: labels become z·(1 − s) + ½·s; in [0, 1].</param>
    /// <param name="scope">The name of the scope.</param>
    /// <param name="loss_collection">The collection that the loss is added to; null for none.</param>
    /// <param name="reduction">How the entries become one loss; a constant of <see cref="Reduction"/>.</param>
    /// <returns>A scalar of float, or one loss an entry for <see cref="Reduction.NONE"/>.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor sigmoid_cross_entropy(Tensor multi_class_labels, Tensor logits, Tensor? weights = null, double label_smoothing = 0, string? scope = null, string? loss_collection = GraphKeys.LOSSES, string reduction = Reduction.SUM_BY_NONZERO_WEIGHTS)
    {
        using var inside = new ops.NameScope(scope, "sigmoid_cross_entropy_loss");
        Tensor x = Composing.Value(logits, "logits", multi_class_labels), z = Composing.Cast(Composing.Value(multi_class_labels, "labels", x), x.dtype);
        Composing.RequireCompatible(x, z, $"Shapes {x.shape} and {z.shape} are incompatible");
        z = label_smoothing > 0 ? (z * (1 - label_smoothing)) + (0.5 * label_smoothing) : z;
        Tensor losses = Binding.tf.nn.sigmoid_cross_entropy_with_logits(z, x, "xentropy");
        return Losses.Weighted(losses, weights, inside.scope_name, loss_collection, reduction);
    }

    /// <summary>The cross-entropy of classes given as distributions, from logits. No gradient reaches the labels.</summary>
    /// <param name="onehot_labels">A distribution along the last axis, of the logits' shape.</param>
    /// <param name="logits">The last axis counts classes; floating.</param>
    /// <param name="weights">A weight for each entry, or for all: a scalar, or of the losses' rank with sizes equal or 1; null for 1.</param>
    /// <param name="label_smoothing">s: labels become z·(1 − s) + s / classes; in [0, 1].</param>
    /// <param name="scope">The name of the scope.</param>
    /// <param name="loss_collection">The collection that the loss is added to; null for none.</param>
    /// <param name="reduction">How the entries become one loss; a constant of <see cref="Reduction"/>.</param>
    /// <returns>A scalar of float, or one loss an entry for <see cref="Reduction.NONE"/>.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor softmax_cross_entropy(Tensor onehot_labels, Tensor logits, Tensor? weights = null, double label_smoothing = 0, string? scope = null, string? loss_collection = GraphKeys.LOSSES, string reduction = Reduction.SUM_BY_NONZERO_WEIGHTS)
    {
        using var inside = new ops.NameScope(scope, "softmax_cross_entropy_loss");
        Tensor x = Composing.Value(logits, "logits", onehot_labels), z = Composing.Cast(Composing.Value(onehot_labels, "labels", x), x.dtype);
        Composing.RequireCompatible(x, z, $"Shapes {x.shape} and {z.shape} are incompatible");
        if (label_smoothing > 0)
        {
            Tensor classes = Composing.Cast(SizeVectors.At(ShapeValues.Of(z), -1), x.dtype);
            Tensor others = label_smoothing / classes;
            z = (z * (1 - label_smoothing)) + others;
        }

        Tensor stopped = Build.One("StopGradient", "labels_stop_gradient", [z]);
        Tensor losses = Binding.tf.nn.softmax_cross_entropy_with_logits_v2(stopped, x, name: "xentropy");
        return Losses.Weighted(losses, weights, inside.scope_name, loss_collection, reduction);
    }

    /// <summary>The cross-entropy of classes given by their numbers, from logits.</summary>
    /// <param name="labels">Class numbers in [0, classes), the logits' shape without its last axis (or with size 1 there).</param>
    /// <param name="logits">The last axis counts classes; floating.</param>
    /// <param name="weights">A weight for each entry, or for all: a scalar, or of the losses' rank with sizes equal or 1; null for 1.</param>
    /// <param name="scope">The name of the scope.</param>
    /// <param name="loss_collection">The collection that the loss is added to; null for none.</param>
    /// <param name="reduction">How the entries become one loss; a constant of <see cref="Reduction"/>.</param>
    /// <returns>A scalar of float, or one loss an entry for <see cref="Reduction.NONE"/>.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor sparse_softmax_cross_entropy(Tensor labels, Tensor logits, Tensor? weights = null, string? scope = null, string? loss_collection = GraphKeys.LOSSES, string reduction = Reduction.SUM_BY_NONZERO_WEIGHTS)
    {
        using var inside = new ops.NameScope(scope, "sparse_softmax_cross_entropy_loss");
        Tensor z = Composing.Value(labels, "labels"), x = Composing.Value(logits, "logits");
        int difference = x.shape.ndim - z.shape.ndim;
        if (z.shape.ndim > 0 && x.shape.ndim >= 0 && difference == 0 && z.shape[-1] is 1 or -1)
        {
            z = WithoutLast(z);
        }

        // A weight an example may come as a column.
        Tensor factor = Composing.Value(weights ?? 1f, "Const");
        if (factor.shape.ndim >= 0 && z.shape.ndim >= 0 && factor.shape.ndim - z.shape.ndim == 1)
        {
            factor = WithoutLast(factor);
        }

        Tensor losses = Binding.tf.nn.sparse_softmax_cross_entropy_with_logits(z, x, "xentropy");
        return Losses.Weighted(losses, factor, inside.scope_name, loss_collection, reduction);
    }

    /// <summary>
    /// The squared distances of the differences within each example: with d = prediction − label, the mean over pairs of entries of (dᵢ − dⱼ)².
    /// </summary>
    /// <param name="labels">The truth, of the predictions' shape; the first axis counts examples.</param>
    /// <param name="predictions">Rank at least 1, floating; computed in float.</param>
    /// <param name="weights">A weight for each entry, or for all: a scalar, or of the losses' rank with sizes equal or 1; null for 1.</param>
    /// <param name="scope">The name of the scope.</param>
    /// <param name="loss_collection">The collection that the loss is added to; null for none.</param>
    /// <returns>A scalar of float.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor mean_pairwise_squared_error(Tensor labels, Tensor predictions, Tensor? weights = null, string? scope = null, string? loss_collection = GraphKeys.LOSSES)
    {
        using var inside = new ops.NameScope(scope, "mean_pairwise_squared_error");
        Tensor w = Losses.AsFloat(weights ?? 1f), z = Losses.AsFloat(labels);
        using (Losses.Guard(w, z))
        {
            Tensor y = Losses.AsFloat(predictions);
            Composing.RequireCompatible(y, z, $"Shapes {y.shape} and {z.shape} are incompatible");
            Tensor differences = Build.One("Sub", null, [y, z]);
            Tensor axes = Build.One("Range", "range", [1, ShapeValues.Rank(differences), 1]);
            Tensor Within(Tensor t) => Build.One("Sum", null, [t, axes], ("keep_dims", true));
            Tensor Ratio(Tensor a, Tensor b) => Build.One("DivNoNan", "value", [a, Build.One("Maximum", null, [b, 0f])]);

            Tensor squares = Within(Build.One("Square", null, [differences])), count = Losses.Present(differences, w, perBatch: true);
            Tensor spread = 2f * Ratio(squares, count - 1f);
            Tensor sum = Build.One("Square", null, [Within(differences)]);
            Tensor common = 2f * Ratio(sum, Build.One("Mul", null, [count, count - 1f]));
            Tensor loss = Losses.Sum(Build.One("Mul", null, [spread - common, w]));
            Tensor result = Build.One("Select", "value", [Losses.Sum(count) > 0f, loss, Composing.Zeros(loss)]);
            Losses.Remember(result, loss_collection);
            return result;
        }
    }

    /// <summary>Adds a loss to a collection.</summary>
    /// <param name="loss">A scalar.</param>
    /// <param name="loss_collection">The collection; null for none.</param>
    public void add_loss(Tensor loss, string? loss_collection = GraphKeys.LOSSES) => Losses.Remember(loss, loss_collection);

    /// <summary>The losses of a collection.</summary>
    /// <param name="scope">Only those whose name begins so; null for all.</param>
    /// <param name="loss_collection">The collection.</param>
    /// <returns>In the order of adding.</returns>
    public List<Tensor> get_losses(string? scope = null, string loss_collection = GraphKeys.LOSSES) => ops.get_default_graph().get_collection<Tensor>(loss_collection, scope);

    /// <summary>The regularization losses.</summary>
    /// <param name="scope">Only those whose name begins so; null for all.</param>
    /// <returns>In the order of adding.</returns>
    public List<Tensor> get_regularization_losses(string? scope = null) => ops.get_default_graph().get_collection<Tensor>(GraphKeys.REGULARIZATION_LOSSES, scope);

    /// <summary>The sum of the regularization losses, 0 when there are none.</summary>
    /// <param name="scope">Only those whose name begins so; null for all.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>A scalar.</returns>
    public Tensor get_regularization_loss(string? scope = null, string name = "total_regularization_loss")
        => get_regularization_losses(scope) is { Count: > 0 } parts ? Build.One("AddN", name, [.. parts]) : Binding.tf.constant(0f);

    /// <summary>The sum of all losses.</summary>
    /// <param name="add_regularization_losses">Whether those of regularization count.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="scope">Only losses whose name begins so; null for all.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ValueError">There is no loss.</exception>
    public Tensor get_total_loss(bool add_regularization_losses = true, string name = "total_loss", string? scope = null)
    {
        Tensor[] parts = [.. get_losses(scope), .. add_regularization_losses ? get_regularization_losses(scope) : []];
        return parts.Length > 0 ? Binding.tf.add_n(parts, name)
            : throw new ValueError("inputs must be a list of at least one Tensor: no loss was added to the collection");
    }

    private static GraphTensor WithoutLast(Tensor x) => Build.One("Squeeze", null, [x], ("squeeze_dims", new[] { -1 }));
}
