namespace Tensorflow;

/// <summary>ParseTensor and SerializeTensor: tensors as the bytes of a TensorProto.</summary>
internal static class TensorTexts
{
    public static OpDefinition Parse() => new("ParseTensor")
    {
        Inputs = ["serialized: string"],
        Outputs = ["output: out_type"],
        Attrs = ["out_type: type"],
        Shape = ShapeRules.Unknown,
        Gradient = Gradient.None("bytes are not differentiable"),
    };

    public static OpDefinition Serialize() => new("SerializeTensor")
    {
        Inputs = ["tensor: T"],
        Outputs = ["serialized: string"],
        Attrs = ["T: type"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.None("bytes are not differentiable"),
    };
}

/// <summary>DecodeCSV: lines of fields into one tensor for each column; an empty field takes the column's default.</summary>
internal static class DecodeCsv
{
    public static OpDefinition Define() => new("DecodeCSV")
    {
        Inputs = ["records: string", "record_defaults: list(OUT_TYPE)"],
        Outputs = ["output: list(OUT_TYPE)"],
        Attrs =
        [
            "OUT_TYPE: list({float, double, int32, int64, string}) >= 1", "field_delim: string = ','", "use_quote_delim: bool = true",
            "na_value: string = ''", "select_cols: list(int) = []",
        ],
        Shape = InferShape,
        Gradient = Gradient.Missing("strings are not differentiable"),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        for (int i = 1; i < c.InputCount; i++)
        {
            Shape value = c.WithRankAtMost(i, 1);
            c.Require(value.IsNull || value.ndim == 0 || value[0] <= 1, "Shape of a default must be a length-0 or length-1 vector, or a scalar.");
        }

        return [.. Enumerable.Repeat(c[0], c.InputCount - 1)];
    }
}
