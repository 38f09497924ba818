namespace Tensorflow;

/// <summary>StaticRegexFullMatch: as RegexFullMatch, with a pattern that is part of the graph.</summary>
internal static class StaticRegexFullMatch
{
    public static OpDefinition Define() => new("StaticRegexFullMatch")
    {
        Inputs = ["input: string"],
        Outputs = ["output: bool"],
        Attrs = ["pattern: string"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Missing("strings are not differentiable"),
    };
}
