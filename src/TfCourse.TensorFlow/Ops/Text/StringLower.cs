namespace Tensorflow;

/// <summary>StringLower: strings in lower case.</summary>
internal static class StringLower
{
    public static OpDefinition Define() => new("StringLower")
    {
        Inputs = ["input: string"],
        Outputs = ["output: string"],
        Attrs = ["encoding: string = ''"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Missing("strings are not differentiable"),
    };
}

/// <content>lower.</content>
public sealed partial class strings_api
{
    /// <summary>Strings in lower case.</summary>
    /// <param name="input">Strings.</param>
    /// <param name="encoding">"" for ASCII letters only, "utf-8" for all letters.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Strings in the shape of the input.</returns>
    public Tensor lower(Tensor input, string encoding = "", string? name = null) => Build.One("StringLower", name, [input], ("encoding", encoding));
}
