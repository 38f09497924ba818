namespace Tensorflow;

/// <summary>StaticRegexReplace: as RegexReplace, with a pattern that is part of the graph.</summary>
internal static class StaticRegexReplace
{
    public static OpDefinition Define() => new("StaticRegexReplace")
    {
        Inputs = ["input: string"],
        Outputs = ["output: string"],
        Attrs = ["pattern: string", "rewrite: string", "replace_global: bool = true"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Missing("strings are not differentiable"),
    };
}
