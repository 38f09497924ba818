namespace Tensorflow;

/// <summary>ExtractImagePatches: for each place of a window over images the pixels under it, as one row of channels.</summary>
internal static class ExtractImagePatches
{
    private static readonly int[] One = [1];

    public static OpDefinition Define() => new("ExtractImagePatches")
    {
        Inputs = ["images: T"],
        Outputs = ["patches: T"],
        Attrs =
        [
            "ksizes: list(int) >= 4",
            "strides: list(int) >= 4",
            "rates: list(int) >= 4",
            "T: {bfloat16, half, float, double, int8, int16, int32, int64, uint8, uint16, uint32, uint64, complex64, complex128, bool}",
            "padding: {'SAME', 'VALID'}",
        ],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of(Backward),
    };

    private static Shape InferShape(ShapeContext c)
    {
        Shape images = c.WithRank(0, 4);
        long[] sizes = c.Attr<long[]>("ksizes"), strides = c.Attr<long[]>("strides"), rates = c.Attr<long[]>("rates");
        c.Require(sizes.Length == 4 && strides.Length == 4 && rates.Length == 4,
            $"ExtractImagePatches requires ksizes, strides and rates of 4 values each, but got {sizes.Length}, {strides.Length} and {rates.Length}");
        long depth = images[3] < 0 ? -1 : c.Multiply(c.Multiply(images[3], sizes[1]), sizes[2]);
        return images[1] < 0 || images[2] < 0
            ? new Shape(images[0], -1, -1, depth)
            : new Shape(images[0], Places(c, images[1], sizes[1], strides[1], rates[1]), Places(c, images[2], sizes[2], strides[2], rates[2]), depth);
    }

    private static long Places(ShapeContext c, long size, long window, long stride, long rate)
    {
        c.Require(window >= 1 && stride >= 1 && rate >= 1, $"ksizes, strides and rates have to be positive, they are {window}, {stride} and {rate}");
        long reach = c.Add(c.Multiply(window - 1, rate), 1);
        long places = c.Attr<string>("padding") == "SAME" ? (size + stride - 1) / stride : (size - reach + stride) / stride;
        c.Require(places >= 0 && (c.Attr<string>("padding") == "SAME" || size - reach + stride >= 0), $"Computed output size would be negative: {places} [input_size: {size}, effective_filter_size: {reach}, stride: {stride}]");
        return places;
    }

    // The patches of a picture of pixel numbers say where each element came from; segment sums bring it back.
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor images = op.inputs[0], shape = ShapeValues.Of(images), grid = ShapeValues.Of(op.output);
        Attr[] window = [("ksizes", op.get_attr("ksizes")), ("strides", op.get_attr("strides")), ("rates", op.get_attr("rates")), ("padding", op.get_attr("padding"))];
        long[] sizes = op.get_attr<long[]>("ksizes");
        int area = checked((int)(sizes[1] * sizes[2]));
        Tensor batch = SizeVectors.Part(shape, 0, 1), plane = SizeVectors.Part(shape, 1, 3), channels = SizeVectors.Part(shape, 3, 4), pixels = Build.One("Prod", null, [plane, 0]);

        // Numbers from 1 on, so that 0 is a place beside the picture; minus 1, which no segment has, such places add nothing.
        Tensor numbers = Build.One("Reshape", null, [Build.One("Range", null, [1, Build.One("AddV2", "add", [pixels, 1]), 1]), SizeVectors.Join(One, plane, One)]);
        Tensor from = Build.One("Reshape", null, [Build.One("Sub", "sub", [Build.One("ExtractImagePatches", null, [numbers], window), 1]), new[] { -1 }]);
        Tensor places = SizeVectors.Vector(Build.One("Prod", null, [SizeVectors.Join(SizeVectors.Part(grid, 1, 3), new[] { area }), 0]));
        Tensor rows = Build.One("Transpose", "transpose", [Build.One("Reshape", null, [dy, SizeVectors.Join(batch, places, channels)]), new[] { 1, 0, 2 }]);
        Tensor sum = Build.One("UnsortedSegmentSum", null, [rows, from, pixels]);
        return [Build.One("Reshape", null, [Build.One("Transpose", "transpose", [sum, new[] { 1, 0, 2 }]), shape])];
    }
}
