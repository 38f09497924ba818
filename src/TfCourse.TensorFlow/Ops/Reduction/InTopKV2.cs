namespace Tensorflow;

/// <summary>InTopKV2: whether a row's target is among its k greatest predictions.</summary>
internal static class InTopKV2
{
    public static OpDefinition Define() => new("InTopKV2")
    {
        Inputs = ["predictions: float", "targets: T", "k: T"],
        Outputs = ["precision: bool"],
        Attrs = ["T: {int32, int64} = int32"],
        Shape = InTopK.InferShape,
        Gradient = Gradient.Missing("its output is boolean"),
    };
}

/// <content>nn.in_top_k.</content>
public sealed partial class nn_api
{
    /// <summary>Tells for each row whether fewer than k predictions are above that of the target; false when a prediction is not finite.</summary>
    /// <param name="predictions">Shape [rows, classes], float32.</param>
    /// <param name="targets">Shape [rows], int32 or int64; a class that does not exist gives false.</param>
    /// <param name="k">How many count as the top, a scalar.</param>
    /// <param name="name">The scope of the node.</param>
    /// <returns>Shape [rows], bool.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor in_top_k(Tensor predictions, Tensor targets, Tensor k, string? name = null)
    {
        using (new ops.NameScope(name, "in_top_k"))
        {
            return Build.One("InTopKV2", null, [predictions, targets, k]);
        }
    }
}

/// <content>math.in_top_k.</content>
public sealed partial class math_api
{
    /// <summary>Tells for each row whether fewer than k predictions are above that of the target; see <see cref="nn_api.in_top_k"/>.</summary>
    /// <param name="targets">Shape [rows], int32 or int64.</param>
    /// <param name="predictions">Shape [rows, classes], float32.</param>
    /// <param name="k">How many count as the top, a scalar.</param>
    /// <param name="name">The scope of the node.</param>
    /// <returns>Shape [rows], bool.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor in_top_k(Tensor targets, Tensor predictions, Tensor k, string? name = null) => Binding.tf.nn.in_top_k(predictions, targets, k, name);
}
