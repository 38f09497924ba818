namespace Tensorflow;

/// <summary>StringUpper: strings in upper case.</summary>
internal static class StringUpper
{
    public static OpDefinition Define() => new("StringUpper")
    {
        Inputs = ["input: string"],
        Outputs = ["output: string"],
        Attrs = ["encoding: string = ''"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Missing("strings are not differentiable"),
    };
}

/// <content>upper.</content>
public sealed partial class strings_api
{
    /// <summary>Strings in upper case.</summary>
    /// <param name="input">Strings.</param>
    /// <param name="encoding">"" for ASCII letters only, "utf-8" for all letters.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Strings in the shape of the input.</returns>
    public Tensor upper(Tensor input, string encoding = "", string? name = null) => Build.One("StringUpper", name, [input], ("encoding", encoding));
}
