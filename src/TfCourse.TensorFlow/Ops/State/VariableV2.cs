namespace Tensorflow;

/// <summary>VariableV2, and Variable before it: a variable as a reference, as graphs of TensorFlow 1 have it.</summary>
internal static class VariableV2
{
    public static OpDefinition Define(string name) => new(name)
    {
        Outputs = ["ref: Ref(dtype)"],
        Attrs = ["shape: shape", "dtype: type", "container: string = ''", "shared_name: string = ''"],
        // Graphs that old could not tell a scalar from an unknown shape.
        Shape = c => [c.Attr<Shape>("shape") is { IsScalar: true } && name == "Variable" ? Shape.Null : c.Attr<Shape>("shape")],
        Gradient = Gradient.Missing("a variable has no inputs"),
        IsStateful = true,
    };
}
