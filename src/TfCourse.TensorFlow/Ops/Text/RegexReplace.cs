namespace Tensorflow;

/// <summary>RegexReplace: each string with matches of a pattern replaced.</summary>
internal static class RegexReplace
{
    public static OpDefinition Define() => new("RegexReplace")
    {
        Inputs = ["input: string", "pattern: string", "rewrite: string"],
        Outputs = ["output: string"],
        Attrs = ["replace_global: bool = true"],
        Shape = InferShape,
        Gradient = Gradient.None("strings are not differentiable"),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        c.WithRank(1, 0);
        c.WithRank(2, 0);
        return [c[0]];
    }
}

/// <content>regex_replace.</content>
public sealed partial class strings_api
{
    /// <summary>Each string with matches of a pattern replaced.</summary>
    /// <param name="input">Strings.</param>
    /// <param name="pattern">A regular expression in RE2's syntax.</param>
    /// <param name="rewrite">What stands in place of a match; \1 … \9 are its groups, \0 all of it.</param>
    /// <param name="replace_global">All matches, or only the first.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Strings in the shape of the input.</returns>
    public Tensor regex_replace(Tensor input, string pattern, string rewrite, bool replace_global = true, string? name = null)
        => Build.One("StaticRegexReplace", name, [input], ("pattern", pattern), ("rewrite", rewrite), ("replace_global", replace_global));

    /// <summary>Each string with matches of a pattern replaced.</summary>
    /// <param name="input">Strings.</param>
    /// <param name="pattern">A scalar: a regular expression in RE2's syntax.</param>
    /// <param name="rewrite">A scalar: what stands in place of a match; \1 … \9 are its groups, \0 all of it.</param>
    /// <param name="replace_global">All matches, or only the first.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Strings in the shape of the input.</returns>
    public Tensor regex_replace(Tensor input, Tensor pattern, Tensor rewrite, bool replace_global = true, string? name = null)
        => Build.One("RegexReplace", name, [input, pattern, rewrite], ("replace_global", replace_global));
}
