namespace Tensorflow;

/// <summary>AddN: sum = inputs[0] + inputs[1] + …, all of one shape.</summary>
internal static class AddN
{
    public static OpDefinition Define() => new("AddN")
    {
        Inputs = ["inputs: N * T"],
        Outputs = ["sum: T"],
        Attrs =
        [
            "N: int >= 1",
            "T: {float, double, int32, uint8, int16, int8, complex64, int64, qint8, quint8, qint32, bfloat16, qint16, quint16, uint16, complex128, half, uint32, uint64, variant}",
        ],
        Shape = ShapeRules.Merged,
        Gradient = Gradient.Of((op, dy) => [.. Enumerable.Repeat(dy, op.inputs.Count)]),
        IsCommutative = true,
        IsAggregate = true,
    };
}

/// <content>add_n.</content>
public sealed partial class tensorflow
{
    /// <summary>The sum of tensors of one shape: inputs[0] + inputs[1] + …, without broadcasting.</summary>
    /// <param name="inputs">One or more, all of one shape and numeric type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the inputs; a single input itself when no name is given.</returns>
    /// <exception cref="ValueError">There is none, or the shapes differ.</exception>
    public Tensor add_n(Tensor[] inputs, string? name = null)
        => inputs.Length == 0 ? throw new ValueError("Inputs must be an iterable of at least one Tensor/IndexedSlices with the same dtype and shape: add_n got none")
            : inputs.Length == 1 && name is null ? inputs[0]
            : inputs.Length == 1 ? identity(inputs[0], name)
            : Build.One("AddN", name, inputs);
}
