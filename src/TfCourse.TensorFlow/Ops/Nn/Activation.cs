namespace Tensorflow;

/// <summary>What the definitions of activations and of their gradient ops have in common.</summary>
internal static class Activation
{
    public const string Floats = "T: {half, bfloat16, float, double}";

    /// <summary>An op of one input whose output has its shape.</summary>
    public static OpDefinition Op(string name, string type, Func<Operation, Tensor, Tensor> backward, params string[] attrs) => new(name)
    {
        Inputs = ["features: T"],
        Outputs = ["activations: T"],
        Attrs = [.. attrs, type],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((op, dy) => [backward(op, dy)]),
    };

    /// <summary>The gradient op of an activation: it multiplies the gradient by the slope at the second input.</summary>
    public static OpDefinition GradOp(string name, string type, string at, Gradient gradient, params string[] attrs) => new(name)
    {
        Inputs = ["gradients: T", at + ": T"],
        Outputs = ["backprops: T"],
        Attrs = [.. attrs, type],
        Shape = ShapeRules.Merged,
        Gradient = gradient,
    };

    /// <summary>A gradient op that is linear in the gradient and, but for kinks, does not change with the features.</summary>
    public static Gradient Linear(params string[] attrs) => Gradient.Of((op, dy) =>
    [
        Build.One(op.type, null, [dy, op.inputs[1]], [.. attrs.Select(a => (Attr)(a, op.get_attr(a)))]),
        Build.One("ZerosLike", null, [op.inputs[1]]),
    ]);

    /// <summary>The gradient op of an activation whose slope, left of zero, grows by one with the output: Elu and Selu.</summary>
    public static Gradient Exponential() => Gradient.Of((op, dy) =>
    {
        Tensor y = op.inputs[1], zeros = Build.One("ZerosLike", null, [y]);
        Tensor left = Build.One("Less", null, [y, 0]);
        return [Build.One(op.type, null, [dy, y]), Build.One("SelectV2", null, [left, dy * op.inputs[0], zeros])];
    });
}
