namespace Tensorflow;

/// <content>Losses of predicted numbers.</content>
public sealed partial class losses_api
{
    /// <summary>Weighs the losses of single entries and makes them one.</summary>
    /// <param name="losses">A loss an entry, any shape.</param>
    /// <param name="weights">A weight for each entry, or for all: a scalar, or of the losses' rank with sizes equal or 1; null for 1.</param>
    /// <param name="scope">The name of the scope.</param>
    /// <param name="loss_collection">The collection that the loss is added to; null for none.</param>
    /// <param name="reduction">How the entries become one loss; a constant of <see cref="Reduction"/>.</param>
    /// <returns>A scalar of float, or one loss an entry for <see cref="Reduction.NONE"/>.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor compute_weighted_loss(Tensor losses, Tensor? weights = null, string? scope = null, string? loss_collection = GraphKeys.LOSSES, string reduction = Reduction.SUM_BY_NONZERO_WEIGHTS)
        => Losses.Weighted(losses, weights, scope, loss_collection, reduction);

    /// <summary>The distance, entry by entry: |prediction − label|.</summary>
    /// <param name="labels">The truth, of the predictions' shape.</param>
    /// <param name="predictions">Any shape, floating; computed in float.</param>
    /// <param name="weights">A weight for each entry, or for all: a scalar, or of the losses' rank with sizes equal or 1; null for 1.</param>
    /// <param name="scope">The name of the scope.</param>
    /// <param name="loss_collection">The collection that the loss is added to; null for none.</param>
    /// <param name="reduction">How the entries become one loss; a constant of <see cref="Reduction"/>.</param>
    /// <returns>A scalar of float, or one loss an entry for <see cref="Reduction.NONE"/>.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor absolute_difference(Tensor labels, Tensor predictions, Tensor? weights = null, string? scope = null, string? loss_collection = GraphKeys.LOSSES, string reduction = Reduction.SUM_BY_NONZERO_WEIGHTS)
    {
        using var inside = new ops.NameScope(scope, "absolute_difference");
        (Tensor z, Tensor y) = Pair(labels, predictions);
        Tensor losses = Build.One("Abs", null, [Build.One("Sub", null, [y, z])]);
        return Losses.Weighted(losses, weights, inside.scope_name, loss_collection, reduction);
    }

    /// <summary>The squared distance, entry by entry: (prediction − label)².</summary>
    /// <param name="labels">The truth, of the predictions' shape.</param>
    /// <param name="predictions">Any shape, floating; computed in float.</param>
    /// <param name="weights">A weight for each entry, or for all: a scalar, or of the losses' rank with sizes equal or 1; null for 1.</param>
    /// <param name="scope">The name of the scope.</param>
    /// <param name="loss_collection">The collection that the loss is added to; null for none.</param>
    /// <param name="reduction">How the entries become one loss; a constant of <see cref="Reduction"/>.</param>
    /// <returns>A scalar of float, or one loss an entry for <see cref="Reduction.NONE"/>.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor mean_squared_error(Tensor labels, Tensor predictions, Tensor? weights = null, string? scope = null, string? loss_collection = GraphKeys.LOSSES, string reduction = Reduction.SUM_BY_NONZERO_WEIGHTS)
    {
        using var inside = new ops.NameScope(scope, "mean_squared_error");
        (Tensor z, Tensor y) = Pair(labels, predictions);
        Tensor losses = Build.One("SquaredDifference", null, [y, z]);
        return Losses.Weighted(losses, weights, inside.scope_name, loss_collection, reduction);
    }

    /// <summary>One less the scalar product of two vectors of length 1: 1 − Σ label · prediction along an axis.</summary>
    /// <param name="labels">The truth, of the predictions' shape.</param>
    /// <param name="predictions">Any shape, floating; computed in float.</param>
    /// <param name="axis">The axis of the vectors; stays with size 1.</param>
    /// <param name="weights">A weight for each entry, or for all: a scalar, or of the losses' rank with sizes equal or 1; null for 1.</param>
    /// <param name="scope">The name of the scope.</param>
    /// <param name="loss_collection">The collection that the loss is added to; null for none.</param>
    /// <param name="reduction">How the entries become one loss; a constant of <see cref="Reduction"/>.</param>
    /// <returns>A scalar of float, or one loss an entry for <see cref="Reduction.NONE"/>.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor cosine_distance(Tensor labels, Tensor predictions, int axis, Tensor? weights = null, string? scope = null, string? loss_collection = GraphKeys.LOSSES, string reduction = Reduction.SUM_BY_NONZERO_WEIGHTS)
    {
        using var inside = new ops.NameScope(scope, "cosine_distance");
        (Tensor z, Tensor y) = Pair(labels, predictions);
        Tensor losses = 1 - Binding.tf.reduce_sum(Build.One("Mul", null, [y, z]), new[] { axis }, keepdims: true);
        return Losses.Weighted(losses, weights, inside.scope_name, loss_collection, reduction);
    }

    /// <summary>Squared where small, linear where large: ½·e² for |e| ≤ δ, δ·|e| − ½·δ² beyond, e = prediction − label.</summary>
    /// <param name="labels">The truth, of the predictions' shape.</param>
    /// <param name="predictions">Any shape, floating; computed in float.</param>
    /// <param name="weights">A weight for each entry, or for all: a scalar, or of the losses' rank with sizes equal or 1; null for 1.</param>
    /// <param name="delta">δ, above 0.</param>
    /// <param name="scope">The name of the scope.</param>
    /// <param name="loss_collection">The collection that the loss is added to; null for none.</param>
    /// <param name="reduction">How the entries become one loss; a constant of <see cref="Reduction"/>.</param>
    /// <returns>A scalar of float, or one loss an entry for <see cref="Reduction.NONE"/>.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor huber_loss(Tensor labels, Tensor predictions, Tensor? weights = null, double delta = 1, string? scope = null, string? loss_collection = GraphKeys.LOSSES, string reduction = Reduction.SUM_BY_NONZERO_WEIGHTS)
    {
        using var inside = new ops.NameScope(scope, "huber_loss");
        (Tensor z, Tensor y) = Pair(labels, predictions);
        Tensor error = Build.One("Abs", null, [Build.One("Sub", null, [y, z])]);

        // Written so that the gradient is right where |e| = δ.
        Tensor quadratic = Build.One("Minimum", null, [error, delta]), linear = Build.One("Sub", null, [error, quadratic]);
        Tensor half = Gradient.Constant(0.5, quadratic), square = Build.One("Mul", null, [quadratic, quadratic]);
        Tensor losses = Build.One("AddV2", "Add", [Build.One("Mul", null, [half, square]), Build.One("Mul", null, [delta, linear])]);
        return Losses.Weighted(losses, weights, inside.scope_name, loss_collection, reduction);
    }

    /// <summary>The cross-entropy of yes-no labels from probabilities: −z·log(p + ε) − (1 − z)·log(1 − p + ε).</summary>
    /// <param name="labels">z, in [0, 1], of the predictions' shape.</param>
    /// <param name="predictions">p, probabilities in [0, 1], any shape.</param>
    /// <param name="weights">A weight for each entry, or for all: a scalar, or of the losses' rank with sizes equal or 1; null for 1.</param>
    /// <param name="epsilon">ε, keeps the logarithms finite.</param>
    /// <param name="scope">The name of the scope.</param>
    /// <param name="loss_collection">The collection that the loss is added to; null for none.</param>
    /// <param name="reduction">How the entries become one loss; a constant of <see cref="Reduction"/>.</param>
    /// <returns>A scalar of float, or one loss an entry for <see cref="Reduction.NONE"/>.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor log_loss(Tensor labels, Tensor predictions, Tensor? weights = null, double epsilon = 1e-7, string? scope = null, string? loss_collection = GraphKeys.LOSSES, string reduction = Reduction.SUM_BY_NONZERO_WEIGHTS)
    {
        using var inside = new ops.NameScope(scope, "log_loss");
        (Tensor z, Tensor y) = Pair(labels, predictions);
        Tensor yes = -Build.One("Mul", null, [z, Build.One("Log", null, [y + epsilon])]);
        Tensor losses = yes - Build.One("Mul", null, [1 - z, Build.One("Log", null, [1 - y + epsilon])]);
        return Losses.Weighted(losses, weights, inside.scope_name, loss_collection, reduction);
    }

    /// <summary>The hinge of yes-no labels: max(0, 1 − (2·z − 1)·x).</summary>
    /// <param name="labels">z, 0 or 1, of the logits' shape.</param>
    /// <param name="logits">x, any shape, floating; computed in float.</param>
    /// <param name="weights">A weight for each entry, or for all: a scalar, or of the losses' rank with sizes equal or 1; null for 1.</param>
    /// <param name="scope">The name of the scope.</param>
    /// <param name="loss_collection">The collection that the loss is added to; null for none.</param>
    /// <param name="reduction">How the entries become one loss; a constant of <see cref="Reduction"/>.</param>
    /// <returns>A scalar of float, or one loss an entry for <see cref="Reduction.NONE"/>.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor hinge_loss(Tensor labels, Tensor logits, Tensor? weights = null, string? scope = null, string? loss_collection = GraphKeys.LOSSES, string reduction = Reduction.SUM_BY_NONZERO_WEIGHTS)
    {
        using var inside = new ops.NameScope(scope, "hinge_loss");
        (Tensor z, Tensor y) = Pair(labels, logits);
        Tensor ones = Composing.Ones(z), sign = Build.One("Sub", null, [2 * z, ones]);
        Tensor losses = Build.One("Relu", null, [Build.One("Sub", null, [ones, Build.One("Mul", null, [sign, y])])]);
        return Losses.Weighted(losses, weights, inside.scope_name, loss_collection, reduction);
    }

    // Both in float, of one shape.
    private static (Tensor Labels, Tensor Predictions) Pair(Tensor labels, Tensor predictions)
    {
        Tensor y = Losses.AsFloat(predictions), z = Losses.AsFloat(labels);
        Composing.RequireCompatible(y, z, $"Shapes {y.shape} and {z.shape} are incompatible");
        return (z, y);
    }
}
