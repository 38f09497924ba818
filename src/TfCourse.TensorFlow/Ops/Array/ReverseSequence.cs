namespace Tensorflow;

/// <summary>ReverseSequence: for each entry of a batch the first elements along an axis in the reverse order.</summary>
internal static class ReverseSequence
{
    public static OpDefinition Define() => new("ReverseSequence")
    {
        Inputs = ["input: T", "seq_lengths: Tlen"],
        Outputs = ["output: T"],
        Attrs = ["seq_dim: int", "batch_dim: int = 0", "T: type", "Tlen: {int32, int64} = int64"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of(Backward),
    };

    private static Shape InferShape(ShapeContext c)
    {
        Shape input = c[0], lengths = c.WithRank(1, 1);
        if (input.IsNull)
        {
            return Shape.Null;
        }

        long axis = c.Attr<long>("seq_dim"), batch = c.Attr<long>("batch_dim");
        c.Require(batch >= 0 && batch < input.ndim, $"batch_dim must be < input rank: {batch} vs. {input.ndim}");
        c.Require(axis < input.ndim, $"seq_dim must be < input rank: {axis} vs. {input.ndim}");
        return ArrayShapes.With(input, batch, c.Merge(input[(int)batch], lengths[0]));
    }

    private static Tensor?[] Backward(Operation op, Tensor dy)
        => [Build.One("ReverseSequence", null, [dy, op.inputs[1]], ("seq_dim", op.get_attr("seq_dim")), ("batch_dim", op.get_attr("batch_dim"))), null];
}

/// <content>reverse_sequence.</content>
public sealed partial class tensorflow
{
    /// <summary>For each entry of a batch the first seq_lengths elements along an axis in the reverse order, the rest as it is.</summary>
    /// <param name="input">Any tensor of at least two axes.</param>
    /// <param name="seq_lengths">A vector with one length for each entry of the batch, at most the size of the axis.</param>
    /// <param name="seq_axis">The axis that is turned round in part.</param>
    /// <param name="batch_axis">The axis of the batch; another one.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the input.</returns>
    /// <exception cref="ValueError">An axis is out of range, or there is not one length for each entry.</exception>
    public Tensor reverse_sequence(Tensor input, Tensor seq_lengths, int seq_axis, int batch_axis = 0, string? name = null)
        => Build.One("ReverseSequence", name, [input, seq_lengths], ("seq_dim", seq_axis), ("batch_dim", batch_axis));
}
