namespace Tensorflow;

/// <summary>StringStrip: strings without white space around them.</summary>
internal static class StringStrip
{
    public static OpDefinition Define() => new("StringStrip")
    {
        Inputs = ["input: string"],
        Outputs = ["output: string"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Missing("strings are not differentiable"),
    };
}

/// <content>strip.</content>
public sealed partial class strings_api
{
    /// <summary>Strings without spaces, tabs and line ends around them.</summary>
    /// <param name="input">Strings.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Strings in the shape of the input.</returns>
    public Tensor strip(Tensor input, string? name = null) => Build.One("StringStrip", name, [input]);
}
