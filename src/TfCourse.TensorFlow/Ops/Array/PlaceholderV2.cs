namespace Tensorflow;

/// <summary>PlaceholderV2: a value that has to be fed. Out of use: graphs have Placeholder.</summary>
internal static class PlaceholderV2
{
    public static OpDefinition Define() => new("PlaceholderV2")
    {
        Outputs = ["output: dtype"],
        Attrs = ["dtype: type", "shape: shape"],
        Deprecation = (23, "Placeholder now behaves the same as PlaceholderV2"),
        Shape = c => [c.Attr<Shape>("shape")],
        Gradient = Gradient.Missing("a placeholder has no inputs"),
    };
}
