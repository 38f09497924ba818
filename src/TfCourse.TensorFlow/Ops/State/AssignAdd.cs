namespace Tensorflow;

/// <summary>AssignAdd: ref ← ref + value. AssignSub: ref ← ref − value. The output is the same reference.</summary>
internal static class AssignAdd
{
    public static OpDefinition Define(string name) => new(name)
    {
        Inputs = ["ref: Ref(T)", "value: T"],
        Outputs = ["output_ref: Ref(T)"],
        Attrs = ["T: numbertype", "use_locking: bool = false"],
        Shape = ShapeRules.Merged,
        Gradient = Gradient.None("an update is not differentiated"),
    };
}
