namespace Tensorflow;

/// <summary>Empty: a tensor of a shape whose elements are not meant to be read; here they are zeros.</summary>
internal static class Empty
{
    public static OpDefinition Define() => new("Empty")
    {
        Inputs = ["shape: int32"],
        Outputs = ["output: dtype"],
        Attrs = ["dtype: type", "init: bool = false"],
        IsStateful = true,
        Shape = c => [ArrayShapes.FromVector(c, 0)],
        Gradient = Gradient.Missing("a shape is integers"),
    };
}
