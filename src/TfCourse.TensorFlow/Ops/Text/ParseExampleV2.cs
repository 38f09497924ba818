namespace Tensorflow;

/// <summary>ParseExampleV2: from serialized Example messages to tensors: dense ones of fixed or padded length, sparse ones, ragged ones.</summary>
internal static class ParseExampleV2
{
    public static OpDefinition Define() => new("ParseExampleV2")
    {
        Inputs = ["serialized: string", "names: string", "sparse_keys: string", "dense_keys: string", "ragged_keys: string", "dense_defaults: list(Tdense)"],
        Outputs =
        [
            "sparse_indices: num_sparse * int64", "sparse_values: list(sparse_types)", "sparse_shapes: num_sparse * int64", "dense_values: list(Tdense)",
            "ragged_values: list(ragged_value_types)", "ragged_row_splits: list(ragged_split_types)",
        ],
        Attrs =
        [
            "Tdense: list({float, int64, string}) >= 0", "num_sparse: int >= 0", "sparse_types: list({float, int64, string}) >= 0",
            "ragged_value_types: list({float, int64, string}) >= 0", "ragged_split_types: list({int32, int64}) >= 0", "dense_shapes: list(shape) >= 0",
        ],
        Shape = InferShape,
        Gradient = Gradient.Missing("strings are not differentiable"),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        Shape serialized = c.WithRankAtMost(0, 1);
        int sparse = c.Attr<int>("num_sparse"), ragged = c.Attr<TF_DataType[]>("ragged_value_types").Length;
        Shape[] dense = c.Attr<Shape[]>("dense_shapes");
        if (dense.Length != c.Attr<TF_DataType[]>("Tdense").Length || sparse != c.Attr<TF_DataType[]>("sparse_types").Length || ragged != c.Attr<TF_DataType[]>("ragged_split_types").Length)
        {
            throw c.Error("len of types, shapes and keys of the features must agree");
        }

        long rank = serialized.IsNull ? -1 : serialized.ndim + 1;
        Shape splits = serialized is { IsNull: false, ndim: 1 } && serialized[0] >= 0 ? new Shape(serialized[0] + 1) : new Shape(-1L);
        return
        [
            .. Enumerable.Repeat(new Shape(-1, rank), sparse), .. Enumerable.Repeat(new Shape(-1L), sparse), .. Enumerable.Repeat(new Shape(rank), sparse),
            .. dense.Select(d => serialized.IsNull ? Shape.Null : serialized.concatenate(d)),
            .. Enumerable.Repeat(new Shape(-1L), ragged), .. Enumerable.Repeat(splits, ragged),
        ];
    }
}
