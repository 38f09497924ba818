namespace Tensorflow;

/// <summary>Softmax: softmax[…, j] = exp(logits[…, j]) / Σₖ exp(logits[…, k]).</summary>
internal static class Softmax
{
    public static OpDefinition Define() => new("Softmax")
    {
        Inputs = ["logits: T"],
        Outputs = ["softmax: T"],
        Attrs = [Activation.Floats],
        Shape = c => [c.WithRankAtLeast(0, 1)],
        Gradient = Gradient.Of(Backward),
    };

    // dx = (dy - Σ dy·y) · y, the sum over the classes
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor y = op.outputs[0];
        return [Build.One("Sub", null, [dy, OverClasses(dy * y)]) * y];
    }

    /// <summary>The sum along the last axis, which stays with size 1.</summary>
    public static Tensor OverClasses(Tensor x) => Build.One("Sum", null, [x, -1], ("keep_dims", true));

    /// <summary>Applies an op of the last axis to another axis: it is moved to the end and back.</summary>
    public static Tensor Along(string op, Tensor logits, int axis, string? name)
    {
        Shape shape = logits.shape;
        if (axis == -1 || (!shape.IsNull && axis == shape.ndim - 1))
        {
            return Build.One(op, name, [logits]);
        }

        if (!shape.IsNull && (axis < -shape.ndim || axis >= shape.ndim))
        {
            throw new ValueError($"`axis` (Received: axis={axis}) must be in [{-shape.ndim}, {shape.ndim}) where {shape.ndim} is the number of dimensions in the input.");
        }

        Tensor swap = Swap(logits, axis);
        Tensor moved = Build.One(op, null, [Build.One("Transpose", null, [logits, swap])]);
        Tensor back = Build.One("Transpose", name, [moved, swap]);
        back.shape = shape;
        return back;
    }

    // The permutation that exchanges an axis with the last one.
    private static Tensor Swap(Tensor logits, int axis)
    {
        if (logits.shape.ndim is >= 0 and var rank)
        {
            int[] permutation = [.. Enumerable.Range(0, rank)];
            int at = axis < 0 ? axis + rank : axis;
            (permutation[at], permutation[rank - 1]) = (rank - 1, at);
            return new NumPy.NDArray(permutation);
        }

        Tensor axes = Build.One("Rank", null, [logits]);
        Tensor last = Build.One("Sub", null, [axes, 1]), place = axis < 0 ? axes + axis : axis;
        Tensor all = Build.One("Range", null, [0, axes, 1]);
        Tensor isPlace = Build.One("Equal", null, [all, place]), isLast = Build.One("Equal", null, [all, last]);
        return Build.One("SelectV2", null, [isPlace, last, Build.One("SelectV2", null, [isLast, place, all])]);
    }
}

/// <content>softmax.</content>
public sealed partial class nn_api
{
    /// <summary>Probabilities of classes: softmax[j] = exp(logits[j]) / Σₖ exp(logits[k]) along an axis, without overflow.</summary>
    /// <param name="logits">Rank at least 1, classes along the axis; half, bfloat16, float or double.</param>
    /// <param name="axis">The axis of the classes, counted from the end when negative.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the logits; sums to 1 along the axis. NaN where a row holds +∞ or only -∞.</returns>
    /// <exception cref="ValueError">The logits are a scalar, or have no such axis.</exception>
    public Tensor softmax(Tensor logits, int axis = -1, string? name = null) => Softmax.Along("Softmax", logits, axis, name);
}
