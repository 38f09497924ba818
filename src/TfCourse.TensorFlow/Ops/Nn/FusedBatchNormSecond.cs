namespace Tensorflow;

/// <summary>The second derivative of batch normalization: its gradient written with plain ops, which are differentiated in turn.</summary>
internal static class FusedBatchNormSecond
{
    public static Tensor?[] Backward(Operation op, Tensor?[] dys)
    {
        // Identities cut the graph here: only what flows through this op counts, not what its inputs share further up.
        Tensor[] inputs = [.. Enumerable.Range(0, 3).Select(i => (Tensor)Build.One("Identity", null, [op.inputs[i]]))];
        Tensor[] gradients = Gradients(op, inputs[0], inputs[1], inputs[2]);
        return [.. GradientBuilder.Gradients(gradients, inputs, [dys[0], dys[1], dys[2]], "second", null), .. new Tensor?[op.inputs.Count - 3]];
    }

    // dx, dscale and doffset of y = (x - mean) · rsqrt(variance + ε) · scale + offset.
    private static Tensor[] Gradients(Operation op, Tensor dy, Tensor x, Tensor scale)
    {
        string format = op.get_attr<string>("data_format");
        bool first = format.StartsWith("NC", StringComparison.Ordinal);
        Tensor axes = new NumPy.NDArray(Enumerable.Range(0, format.Length).Where(a => a != (first ? 1 : format.Length - 1)).ToArray());
        TF_DataType type = x.dtype;
        (dy, x) = (Cast(dy, TF_DataType.TF_FLOAT), Cast(x, TF_DataType.TF_FLOAT));

        Tensor Channels(Tensor vector) => !first ? vector
            : Build.One("Reshape", null, [vector, new NumPy.NDArray(Enumerable.Range(0, format.Length).Select(a => a == 1 ? -1 : 1).ToArray())]);
        Tensor Mean(Tensor t) => Build.One("Mean", null, [t, axes], ("keep_dims", true));
        Tensor Sum(Tensor t) => Build.One("Sum", null, [t, axes]);
        Tensor Flat(Tensor t) => Build.One("Reshape", null, [t, new NumPy.NDArray(new[] { -1 })]);

        bool training = op.get_attr<bool>("is_training");
        Tensor mean = training ? Mean(x) : Channels(op.inputs[3]);
        Tensor centred = x - mean;
        Tensor variance = (training ? Mean(centred * centred) : Channels(op.inputs[4])) + op.get_attr<float>("epsilon");
        Tensor root = Build.One("Rsqrt", null, [variance]), factor = Channels(scale) * root;
        Tensor dx = training ? factor * (dy - Mean(dy) - (centred * Mean(dy * centred) / variance)) : dy * factor;
        return [Cast(dx, type), Sum(dy * centred) * Flat(root), Sum(dy)];
    }

    private static Tensor Cast(Tensor t, TF_DataType type) => t.dtype == type ? t : Build.One("Cast", null, [t], ("DstT", type));
}
