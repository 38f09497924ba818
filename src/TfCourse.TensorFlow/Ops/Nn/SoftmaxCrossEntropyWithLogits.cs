namespace Tensorflow;

/// <summary>SoftmaxCrossEntropyWithLogits: loss[i] = -Σⱼ labels[i, j] · log softmax(features)[i, j], and its gradient by the features.</summary>
internal static class SoftmaxCrossEntropyWithLogits
{
    public static OpDefinition Define() => new("SoftmaxCrossEntropyWithLogits")
    {
        Inputs = ["features: T", "labels: T"],
        Outputs = ["loss: T", "backprop: T"],
        Attrs = [Activation.Floats],
        Shape = InferShape,
        Gradient = Gradient.OfAll(Backward),
    };

    // Each of [batch, classes] may be stretched over the other.
    private static Shape[] InferShape(ShapeContext c)
    {
        Shape features = c[0].IsNull ? ShapeContext.Unknown(2) : c[0];
        if (features.ndim == 2 && features.is_compatible_with(c[1]))
        {
            Shape merged = c.Merge(features, c[1]);
            return [new Shape(merged[0]), merged];
        }

        Shape both = ShapeRules.Broadcast(c, c[0], c[1]);
        c.Require(both.ndim == 2, $"Shape must be broadcasted with rank 2, but is rank {(both.IsNull ? "unknown" : $"{both.ndim}")}");
        return [new Shape(both[0]), both];
    }

    private static Tensor?[] Backward(Operation op, Tensor?[] dys)
    {
        Tensor logits = op.inputs[0], dLogits = Build.One("ExpandDims", null, [dys[0]!, -1]) * op.outputs[1];
        dLogits = Second(dLogits, logits, dys[1]);
        Tensor surprise = -Build.One("LogSoftmax", null, [logits]);
        return [dLogits, Build.One("ExpandDims", null, [dys[0]!, -1]) * surprise];
    }

    /// <summary>
    /// Adds what flows through the second output, which is the softmax less the labels: dlogits += (g - Σ g·p) · p.
    /// </summary>
    public static Tensor Second(Tensor dLogits, Tensor logits, Tensor? g)
    {
        if (g is null || g.op.type is "ZerosLike" or "Zeros")
        {
            return dLogits;
        }

        Tensor p = Build.One("Softmax", null, [logits]);
        return dLogits + (Build.One("Sub", null, [g, Softmax.OverClasses(g * p)]) * p);
    }
}

/// <summary>SparseSoftmaxCrossEntropyWithLogits: loss[i] = -log softmax(features)[i, labels[i]], and its gradient by the features.</summary>
internal static class SparseSoftmaxCrossEntropyWithLogits
{
    public static OpDefinition Define() => new("SparseSoftmaxCrossEntropyWithLogits")
    {
        Inputs = ["features: T", "labels: Tlabels"],
        Outputs = ["loss: T", "backprop: T"],
        Attrs = [Activation.Floats, "Tlabels: {int32, int64} = int64"],
        Shape = InferShape,
        Gradient = Gradient.OfAll(Backward),
    };

    // [batch, classes], [batch] -> [batch], [batch, classes]
    private static Shape[] InferShape(ShapeContext c)
    {
        Shape features = c.WithRank(0, 2), labels = c.WithRank(1, 1);
        long batch = c.Merge(features[0], labels[0]);
        return [new Shape(batch), new Shape(batch, features[1])];
    }

    private static Tensor?[] Backward(Operation op, Tensor?[] dys)
    {
        Tensor dLogits = Build.One("ExpandDims", null, [dys[0]!, -1]) * op.outputs[1];
        return [SoftmaxCrossEntropyWithLogits.Second(dLogits, op.inputs[0], dys[1]), null];
    }
}
