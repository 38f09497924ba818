namespace Tensorflow;

/// <summary>LeakyRelu: y = x where x > 0, alpha · x elsewhere.</summary>
internal static class LeakyRelu
{
    public const string Alpha = "alpha: float = 0.2";
    public const string Types = Activation.Floats + " = float";

    public static OpDefinition Define() => Activation.Op("LeakyRelu", Types,
        (op, dy) => Build.One("LeakyReluGrad", null, [dy, op.inputs[0]], ("alpha", op.get_attr("alpha"))), Alpha);
}

/// <summary>LeakyReluGrad: dx = dy where x > 0, alpha · dy elsewhere.</summary>
internal static class LeakyReluGrad
{
    public static OpDefinition Define() => Activation.GradOp("LeakyReluGrad", LeakyRelu.Types, "features", Activation.Linear("alpha"), LeakyRelu.Alpha);
}

/// <content>leaky_relu.</content>
public sealed partial class nn_api
{
    /// <summary>A rectifier that lets a little through, element by element: y = x where x > 0, alpha · x elsewhere.</summary>
    /// <param name="features">Any shape; half, bfloat16, float or double; integers are computed in float.</param>
    /// <param name="alpha">The slope left of zero; any number.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the features, float for integers.</returns>
    public Tensor leaky_relu(Tensor features, float alpha = 0.2f, string? name = null)
    {
        using var scope = new ops.NameScope(name, "LeakyRelu");
        Tensor x = Composing.Value(features, "features");
        x = x.dtype.is_integer() ? Composing.Cast(x, TF_DataType.TF_FLOAT) : x;
        return Build.One("LeakyRelu", scope.scope_name, [x], ("alpha", alpha));
    }
}
