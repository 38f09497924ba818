using TfCourse.Engine;

namespace Tensorflow;

/// <summary>RestoreV2: reads tensors from a checkpoint.</summary>
internal static class RestoreV2
{
    public static OpDefinition Define() => new("RestoreV2")
    {
        Inputs = ["prefix: string", "tensor_names: string", "shape_and_slices: string"],
        Outputs = ["tensors: list(dtypes)"],
        Attrs = ["dtypes: list(type) >= 1"],
        Shape = InferShape,
        Gradient = Gradient.Missing("what is read from a file depends on nothing in the graph"),
        IsStateful = true,
    };

    // Of a slice the sizes are known, when it says them.
    private static Shape[] InferShape(ShapeContext c)
    {
        c.WithRank(0, 0);
        c.Merge(c.WithRank(1, 1), c.WithRank(2, 1));
        var shapes = new Shape[c.Attr<TF_DataType[]>("dtypes").Length];
        byte[][]? slices = c.Value(2)?.Elements as byte[][];
        for (int i = 0; i < shapes.Length; i++)
        {
            string slice = slices is not null && i < slices.Length ? System.Text.Encoding.UTF8.GetString(slices[i]) : "";
            shapes[i] = slice.Length == 0 ? Shape.Null : Sliced(c, slice);
        }

        return shapes;
    }

    private static Shape Sliced(ShapeContext c, string text)
    {
        try
        {
            (long[] shape, TensorSlice slice) = TensorSlice.Parse(text);
            return new Shape(slice.Within(shape).Lengths);
        }
        catch (EngineException e)
        {
            throw c.Error(e.Message);
        }
    }
}
