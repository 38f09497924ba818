namespace TfCourse.Engine.Managed;

/// <summary>The first ops that follow a product and that its <see cref="Epilogue{T}"/> can do: a bias, an activation, the gradient of an activation.</summary>
internal readonly struct DenseFollowers
{
    private readonly TensorValue? _bias, _outputs;
    private readonly Activation _function, _derivative;

    private DenseFollowers(TensorValue? bias, Activation function, Activation derivative, TensorValue? outputs)
        => (_bias, _function, _derivative, _outputs) = (bias, function, derivative, outputs);

    public static DenseFollowers Of(Follower[] followers)
    {
        int at = 0;
        TensorValue? bias = null;
        if (followers is [{ Op: "BiasAdd" or "Add" or "AddV2" }, ..])
        {
            bias = followers[at++].Other;
        }

        Activation function = at < followers.Length ? Function(followers[at].Op) : Activation.None;
        at += function == Activation.None ? 0 : 1;
        Activation derivative = at < followers.Length ? Derivative(followers[at]) : Activation.None;
        return new DenseFollowers(bias, function, derivative, derivative == Activation.None ? null : followers[at].Other);
    }

    /// <summary>What of it fits a product of these sizes; how many ops that is.</summary>
    public unsafe int Choose<T>(in Dims product, out Epilogue<T> after) where T : unmanaged
    {
        after = default;
        if (product.Count == 0 || (_bias is { } bias && (bias.Dims.Rank != 1 || bias.Dims.Count != product[1])))
        {
            return 0;
        }

        after.Bias = _bias is null ? null : (T*)_bias.Data;
        after.Function = _function;
        int taken = (_bias is null ? 0 : 1) + (_function == Activation.None ? 0 : 1);
        if (_outputs is { } outputs && outputs.Dims == product)
        {
            after.Derivative = _derivative;
            after.Outputs = (T*)outputs.Data;
            taken++;
        }

        return taken;
    }

    private static Activation Function(string op) => op switch
    {
        "Relu" => Activation.Relu,
        "Tanh" => Activation.Tanh,
        "Sigmoid" => Activation.Sigmoid,
        _ => Activation.None,
    };

    // Where the gradient comes in: relu's is the first input, those of the others the second.
    private static Activation Derivative(in Follower follower) => follower switch
    {
        { Op: "ReluGrad", At: 0 } => Activation.Relu,
        { Op: "TanhGrad", At: 1 } => Activation.Tanh,
        { Op: "SigmoidGrad", At: 1 } => Activation.Sigmoid,
        _ => Activation.None,
    };
}
