namespace Tensorflow;

/// <summary>ParallelConcat: tensors of shape [1, rest…] one behind the other, under a shape that is known while building.</summary>
internal static class ParallelConcat
{
    public static OpDefinition Define() => new("ParallelConcat")
    {
        Inputs = ["values: N * T"],
        Outputs = ["output: T"],
        Attrs = ["N: int >= 1", "T: type", "shape: shape"],
        Shape = InferShape,
        Gradient = Gradient.Missing("TensorFlow registers none; concat has one"),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        Shape whole = c.Attr<Shape>("shape");
        c.Require(whole.IsFullyDefined, "shape attr must be fully defined");
        c.Require(whole.ndim > 0, "shape attr must have at least one axis");
        Shape part = ArrayShapes.With(whole, 0, 1);
        for (int i = 0; i < c.InputCount; i++)
        {
            c.Merge(c[i], part);
        }

        return [whole];
    }
}
