namespace Tensorflow;

/// <summary>Gives a new operation its outputs.</summary>
internal static class ShapeInference
{
    public static void SetOutputs(Operation op, ReadOnlySpan<TF_DataType> types)
    {
        Shape[] shapes = op.Definition.Shape(new ShapeContext(op));
        if (shapes.Length != types.Length)
        {
            throw new InvalidOperationException($"The shape rule of {op.type} gave {shapes.Length} shapes for {types.Length} outputs.");
        }

        var outputs = new GraphTensor[types.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = new GraphTensor(op, i, types[i], shapes[i]);
        }

        op.OutputTensors = outputs;
    }
}
