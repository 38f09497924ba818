namespace Tensorflow;

/// <summary>EuclideanNorm: output = √Σ input² over some axes.</summary>
internal static class EuclideanNorm
{
    public static OpDefinition Define() => new("EuclideanNorm")
    {
        Inputs = ["input: T", "reduction_indices: Tidx"],
        Outputs = ["output: T"],
        Attrs = Reductions.Attrs("numbertype"),
        Shape = Reductions.InferShape,
        Gradient = Gradient.Of(Backward),
    };

    // x / (norm / dy): NaN where the norm is 0, as in TensorFlow.
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor norm = op.outputs[0];
        if (!op.get_attr<bool>("keep_dims"))
        {
            Tensor kept = Reductions.KeptShape(op);
            (norm, dy) = (Build.One("Reshape", null, [norm, kept]), Build.One("Reshape", null, [dy, kept]));
        }

        return [Build.One("RealDiv", "truediv", [op.inputs[0], Build.One("RealDiv", "truediv", [norm, dy])]), null];
    }
}

/// <content>math.reduce_euclidean_norm.</content>
public sealed partial class math_api
{
    /// <summary>The Euclidean norm over some axes: <c>√Σ input[…, i, …]²</c>; the norm of nothing is 0.</summary>
    /// <param name="input_tensor">Any shape, any numeric type.</param>
    /// <param name="axis">The axes, each in [-rank, rank) and named once; null for all, an empty array for none.</param>
    /// <param name="keepdims">Whether the reduced axes stay, with size 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The input's shape without the reduced axes; [2, 3] over axis 0 gives [3].</returns>
    /// <exception cref="ValueError">An axis does not exist.</exception>
    public Tensor reduce_euclidean_norm(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null)
        => Reductions.Reduce("EuclideanNorm", input_tensor, axis, keepdims, name);
}
