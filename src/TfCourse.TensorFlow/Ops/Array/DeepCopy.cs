namespace Tensorflow;

/// <summary>DeepCopy: the input in memory of its own.</summary>
internal static class DeepCopy
{
    public static OpDefinition Define() => new("DeepCopy")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: type"],
        IsStateful = true,
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Missing("an op of the runtime, not of models"),
    };
}

/// <summary>GuaranteeConst: output = input, which the caller promises to be the same in every run.</summary>
internal static class GuaranteeConst
{
    public static OpDefinition Define() => new("GuaranteeConst")
    {
        Inputs = ["input: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type"],
        IsStateful = true,
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Missing("the input is promised to be constant"),
    };
}

/// <summary>Snapshot: output = input. TensorFlow's graph rewriting makes it; programs do not.</summary>
internal static class Snapshot
{
    public static OpDefinition Define() => new("Snapshot")
    {
        Inputs = ["input: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Missing("an op of graph rewriting, not of models"),
    };
}
