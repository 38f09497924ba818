namespace Tensorflow;

/// <summary>StringToNumber: numbers out of text.</summary>
internal static class StringToNumber
{
    public static OpDefinition Define() => new("StringToNumber")
    {
        Inputs = ["string_tensor: string"],
        Outputs = ["output: out_type"],
        Attrs = ["out_type: {float, double, int32, int64, uint32, uint64} = float"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.None("strings are not differentiable"),
    };
}

/// <content>to_number.</content>
public sealed partial class strings_api
{
    /// <summary>Numbers out of text; text that is no number is an error of the run.</summary>
    /// <param name="input">Strings.</param>
    /// <param name="out_type">float32, float64, int32, int64, uint32 or uint64.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Numbers in the shape of the input.</returns>
    public Tensor to_number(Tensor input, TF_DataType out_type = TF_DataType.TF_FLOAT, string? name = null) => Build.One("StringToNumber", name, [input], ("out_type", out_type));
}
