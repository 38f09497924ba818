namespace Tensorflow;

/// <summary>Cumprod: running products along an axis.</summary>
internal static class Cumprod
{
    public static OpDefinition Define() => new("Cumprod")
    {
        Inputs = ["x: T", "axis: Tidx"],
        Outputs = ["out: T"],
        Attrs = ["exclusive: bool = false", "reverse: bool = false", "T: numbertype", "Tidx: {int32, int64} = int32"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of(Backward),
    };

    // d out[j] / d x[i] = out[j] / x[i]; TensorFlow's form, which gives 0 at zeros of x.
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor x = op.inputs[0], axis = op.inputs[1];
        bool exclusive = op.get_attr<bool>("exclusive"), reverse = op.get_attr<bool>("reverse");
        Tensor products = Build.One("Cumprod", null, [x, axis], ("exclusive", exclusive), ("reverse", reverse));
        Tensor sums = Build.One("Cumsum", null, [products * dy, axis], ("exclusive", exclusive), ("reverse", !reverse));
        return [Build.One("DivNoNan", null, [sums, x]), null];
    }
}

/// <content>math.cumprod.</content>
public sealed partial class math_api
{
    /// <summary>Running products along an axis: <c>out[i] = x[0] · … · x[i]</c>; integers wrap. The gradient is 0 at zeros of x, as in TensorFlow.</summary>
    /// <param name="x">Any shape of rank 1 or more, any numeric type.</param>
    /// <param name="axis">The axis, in [-rank, rank).</param>
    /// <param name="exclusive">Leaves x[i] itself out: the first product is 1.</param>
    /// <param name="reverse">Multiplies from the end.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor cumprod(Tensor x, Tensor? axis = null, bool exclusive = false, bool reverse = false, string? name = null)
        => Build.One("Cumprod", name, [x, axis ?? 0], ("exclusive", exclusive), ("reverse", reverse));
}
