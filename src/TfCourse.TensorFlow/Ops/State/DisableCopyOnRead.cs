namespace Tensorflow;

/// <summary>DisableCopyOnRead: says that reads of a variable may share its memory, as they always do here.</summary>
internal static class DisableCopyOnRead
{
    public static OpDefinition Define() => new("DisableCopyOnRead")
    {
        Inputs = ["resource: resource"],
        Shape = ShapeRules.None,
        Gradient = Gradient.Missing("it has no outputs"),
        IsStateful = true,
    };
}
