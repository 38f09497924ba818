namespace TfCourse.Engine.Managed;

/// <summary>Matrices with new diagonals.</summary>
internal sealed class MatrixSetDiagKernel<T>(NodeInfo node, bool hasArguments) : Kernel
{
    private readonly string _align = node.Op == "MatrixSetDiagV3" ? node.String("align") : "LEFT_LEFT";

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0), diagonal = c.Dims(1);
        if (dims.Rank < 2)
        {
            throw EngineException.InvalidArgument($"input must be at least 2-dim, received shape: {dims}");
        }

        if (diagonal.Rank < 1)
        {
            throw EngineException.InvalidArgument($"diagonal must be at least 1-dim, received shape: {diagonal}");
        }

        (long lower, long upper) = hasArguments ? Diagonals.Read(c, 2) : (0, 0);
        int batch = dims.Rank - 2;
        var band = new Diagonals(dims[batch], dims[batch + 1], lower, upper, _align);
        band.RequireInside();
        Dims expected = lower == upper
            ? Dims.Join(dims.Span[..batch], [band.Longest])
            : Dims.Join(dims.Span[..batch], [band.Count, band.Longest]);
        if (diagonal != expected)
        {
            throw EngineException.InvalidArgument("Either first dimensions of diagonal don't match input.shape[:-2], or diagonal.shape[:-1] is not equal to the longests diagonal in range "
                + $"[lower_diag_index:upper_diag_index].\nInput shape: {dims}\nDiagonal shape: {diagonal}\nExpected diagonal shape: {expected}");
        }

        ReadOnlySpan<T> input = c.Input<T>(0), packed = c.Input<T>(1);
        Span<T> output = c.Output<T>(0, dims);
        input.CopyTo(output);
        MatrixDiagKernel<T>.Write(packed, output, band, band.Longest, (int)dims.Product(0, batch));
    }
}

/// <summary>Picks the element size of MatrixSetDiag, MatrixSetDiagV2 and MatrixSetDiagV3.</summary>
internal readonly struct MatrixSetDiagKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<MatrixSetDiagKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new MatrixSetDiagKernel<T>(node, node.Op != "MatrixSetDiag").Precompiled();
}
