namespace Tensorflow;

/// <content>Losses of yes-no labels, from logits.</content>
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
        using var scope = new ops.NameScope(name, "logistic_loss");
        Tensor x = Composing.Value(logits, "logits", labels), z = Composing.Value(labels, "labels", x);
        Composing.RequireCompatible(z, x, $"`logits` and `labels` must have the same shape, received ({x.shape} vs {z.shape}).");
        Tensor zeros = Composing.Zeros(x), positive = Build.One("GreaterEqual", null, [x, zeros]);
        Tensor relu = Build.One("Select", null, [positive, x, zeros]);
        Tensor minusAbsolute = Build.One("Select", null, [positive, -x, x]);
        Tensor linear = relu - (x * z);
        return Build.One("AddV2", scope.scope_name, [linear, Build.One("Log1p", null, [Build.One("Exp", null, [minusAbsolute])])]);
    }

    /// <summary>
    /// The cross-entropy of yes-no labels in which a missed yes counts q times: (1 − z)·x + (1 + (q − 1)·z)·(log(1 + exp(−|x|)) + max(−x, 0)).
    /// </summary>
    /// <param name="labels">z, in [0, 1], of the logits' shape.</param>
    /// <param name="logits">x, any shape, floating.</param>
    /// <param name="pos_weight">q, at least 0, of a shape that stretches to the logits'.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The logits' shape and type.</returns>
    /// <exception cref="ValueError">The shapes differ.</exception>
    public Tensor weighted_cross_entropy_with_logits(Tensor labels, Tensor logits, Tensor pos_weight, string? name = null)
    {
        using var scope = new ops.NameScope(name, "logistic_loss");
        Tensor x = Composing.Value(logits, "logits", labels), z = Composing.Value(labels, "labels", x);
        Composing.RequireCompatible(z, x, $"`logits` and `labels` must have the same shape, received ({x.shape} vs {z.shape}).");
        Tensor weight = 1 + (Composing.LessOne(pos_weight) * z);
        Tensor linear = (1 - z) * x;
        Tensor softplus = Build.One("Log1p", null, [Build.One("Exp", null, [-Build.One("Abs", null, [x])])]) + Build.One("Relu", null, [-x]);
        return Build.One("AddV2", scope.scope_name, [linear, weight * softplus]);
    }

    /// <summary>The loss of counts z whose mean has the logarithm x: exp(x) − x·z, and with the part that depends on z alone by Stirling: + z·log z − z + ½·log(2π·z) for z > 1.</summary>
    /// <param name="targets">z, at least 0, of the log input's shape.</param>
    /// <param name="log_input">x, any shape, floating.</param>
    /// <param name="compute_full_loss">Whether to add Stirling's part.</param>
    /// <param name="name">The name of the scope.</param>
    /// <returns>The log input's shape and type.</returns>
    /// <exception cref="ValueError">The shapes differ.</exception>
    public Tensor log_poisson_loss(Tensor targets, Tensor log_input, bool compute_full_loss = false, string? name = null)
    {
        using var scope = new ops.NameScope(name, "log_poisson_loss");
        Tensor x = Composing.Value(log_input, "log_input", targets), z = Composing.Value(targets, "targets", x);
        Composing.RequireCompatible(z, x, $"`log_input` and `targets` must have the same shape, received ({x.shape} vs {z.shape}).");
        Tensor loss = Build.One("Exp", null, [x]) - (x * z);
        if (!compute_full_loss)
        {
            return loss;
        }

        Tensor stirling = (z * Build.One("Log", null, [z])) - z + (0.5 * Build.One("Log", null, [2 * Math.PI * z]));
        Tensor zeros = Composing.Zeros(z);
        Tensor small = Build.One("LogicalAnd", null, [z >= zeros, z <= Composing.Ones(z)]);
        return loss + Build.One("Select", null, [small, zeros, stirling]);
    }
}
