namespace Tensorflow;

/// <summary>AsString: elements as text.</summary>
internal static class AsString
{
    public static OpDefinition Define() => new("AsString")
    {
        Inputs = ["input: T"],
        Outputs = ["output: string"],
        Attrs =
        [
            "T: {float, double, int32, uint8, int16, int8, int64, bfloat16, uint16, half, uint32, uint64, complex64, complex128, bool, variant, string}",
            "precision: int = -1",
            "scientific: bool = false",
            "shortest: bool = false",
            "width: int = -1",
            "fill: string = ''",
        ],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.None("strings are not differentiable"),
    };
}

/// <content>as_string.</content>
public sealed partial class strings_api
{
    /// <summary>Elements as text, formatted as C's printf does: 1.5 gives "1.500000", truths give "true" and "false".</summary>
    /// <param name="input">Numbers, truths or strings.</param>
    /// <param name="precision">Digits behind the point, of floats; -1 for 6.</param>
    /// <param name="scientific">1.500000e+00, of floats.</param>
    /// <param name="shortest">The shorter of both forms, without zeros at the end, of floats.</param>
    /// <param name="width">The least width; -1 for none.</param>
    /// <param name="fill">"" or " ", "+", "-", "0", "#": a flag of printf.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Strings in the shape of the input.</returns>
    public Tensor as_string(Tensor input, int precision = -1, bool scientific = false, bool shortest = false, int width = -1, string fill = "", string? name = null)
        => Build.One("AsString", name, [input], ("precision", precision), ("scientific", scientific), ("shortest", shortest), ("width", width), ("fill", fill));
}
