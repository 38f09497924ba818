namespace Tensorflow;

/// <summary>StringLength: the number of bytes or characters of each string.</summary>
internal static class StringLength
{
    public static OpDefinition Define() => new("StringLength")
    {
        Inputs = ["input: string"],
        Outputs = ["output: int32"],
        Attrs = ["unit: {'BYTE', 'UTF8_CHAR'} = 'BYTE'"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Missing("strings are not differentiable"),
    };
}

/// <content>length.</content>
public sealed partial class strings_api
{
    /// <summary>The number of bytes or characters of each string.</summary>
    /// <param name="input">Strings.</param>
    /// <param name="unit">BYTE or UTF8_CHAR.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>int32 in the shape of the input.</returns>
    public Tensor length(Tensor input, string unit = "BYTE", string? name = null) => Build.One("StringLength", name, [input], ("unit", unit));
}
