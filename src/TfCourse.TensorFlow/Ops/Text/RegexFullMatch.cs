namespace Tensorflow;

/// <summary>RegexFullMatch: whether a pattern matches all of each string.</summary>
internal static class RegexFullMatch
{
    public static OpDefinition Define() => new("RegexFullMatch")
    {
        Inputs = ["input: string", "pattern: string"],
        Outputs = ["output: bool"],
        Shape = InferShape,
        Gradient = Gradient.Missing("strings are not differentiable"),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        c.WithRank(1, 0);
        return [c[0]];
    }
}

/// <content>regex_full_match.</content>
public sealed partial class strings_api
{
    /// <summary>Whether a pattern matches all of each string.</summary>
    /// <param name="input">Strings.</param>
    /// <param name="pattern">A regular expression in RE2's syntax.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Truths in the shape of the input.</returns>
    public Tensor regex_full_match(Tensor input, string pattern, string? name = null) => Build.One("StaticRegexFullMatch", name, [input], ("pattern", pattern));

    /// <summary>Whether a pattern matches all of each string.</summary>
    /// <param name="input">Strings.</param>
    /// <param name="pattern">A scalar: a regular expression in RE2's syntax.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Truths in the shape of the input.</returns>
    public Tensor regex_full_match(Tensor input, Tensor pattern, string? name = null) => Build.One("RegexFullMatch", name, [input, pattern]);
}
