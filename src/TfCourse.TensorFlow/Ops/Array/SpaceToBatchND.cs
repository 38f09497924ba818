namespace Tensorflow;

/// <summary>Shapes of the ops that bring blocks of positions into the batch and back.</summary>
internal static class BatchBlocks
{
    /// <summary>The shape after SpaceToBatch (padded, then divided) or after BatchToSpace (multiplied, then cropped).</summary>
    public static Shape Of(ShapeContext c, Shape block, long[]? blocks, int borderInput, bool toSpace)
    {
        c.Require(block.ndim == 1, "block_shape must have rank 1.");
        c.Require(block[0] >= 0, "block_shape must have known size.");
        int axes = checked((int)block[0]);
        Shape input = c.WithRankAtLeast(0, axes + 1);
        c.Merge(c[borderInput], new Shape(axes, 2));
        c.Require(blocks?.All(b => b >= 1) != false, "block_shape must be positive");
        var dims = new long[axes + 1];
        Array.Fill(dims, -1);
        dims[0] = ArrayShapes.Size(input, 0);
        if (blocks is null && axes > 0)
        {
            dims[0] = -1;
        }

        foreach (long b in blocks ?? [])
        {
            dims[0] = toSpace ? ArrayShapes.Divide(c, dims[0], b) : dims[0] < 0 ? -1 : c.Multiply(dims[0], b);
        }

        long[]? borders = c.Integers(borderInput);
        c.Require(borders?.All(b => b >= 0) != false, toSpace ? "crops cannot be negative" : "paddings cannot be negative");
        for (int i = 0; i < axes && blocks is not null && borders is not null; i++)
        {
            long size = ArrayShapes.Size(input, i + 1);
            dims[i + 1] = toSpace
                ? ArrayShapes.Subtract(c, ArrayShapes.Subtract(c, size < 0 ? -1 : c.Multiply(size, blocks[i]), borders[2 * i]), borders[(2 * i) + 1])
                : ArrayShapes.Divide(c, c.Add(c.Add(size, borders[2 * i]), borders[(2 * i) + 1]), blocks[i]);
        }

        return new Shape(dims).concatenate(ArrayShapes.Part(input, axes + 1));
    }

    /// <summary>The same for the ops of one block size for two axes of images.</summary>
    public static Shape OfImages(ShapeContext c, bool toSpace)
    {
        c.WithRank(0, 4);
        long block = c.Attr<long>("block_size");
        return c.Merge(ShapeContext.Unknown(4), Of(c, new Shape(2), [block, block], 1, toSpace));
    }
}

/// <summary>SpaceToBatchND: every block-th position of the padded axes goes into a batch entry of its own.</summary>
internal static class SpaceToBatchND
{
    public static OpDefinition Define() => new("SpaceToBatchND")
    {
        Inputs = ["input: T", "block_shape: Tblock_shape", "paddings: Tpaddings"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tblock_shape: {int32, int64} = int32", "Tpaddings: {int32, int64} = int32"],
        Shape = c => [BatchBlocks.Of(c, c[1], c.Integers(1), 2, false)],
        Gradient = Gradient.Of((op, dy) => [Build.One("BatchToSpaceND", null, [dy, op.inputs[1], op.inputs[2]]), null, null]),
    };
}

/// <summary>BatchToSpaceND: the reverse of SpaceToBatchND, with borders cut off.</summary>
internal static class BatchToSpaceND
{
    public static OpDefinition Define() => new("BatchToSpaceND")
    {
        Inputs = ["input: T", "block_shape: Tblock_shape", "crops: Tcrops"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tblock_shape: {int32, int64} = int32", "Tcrops: {int32, int64} = int32"],
        Shape = c => [BatchBlocks.Of(c, c[1], c.Integers(1), 2, true)],
        Gradient = Gradient.Of((op, dy) => [Build.One("SpaceToBatchND", null, [dy, op.inputs[1], op.inputs[2]]), null, null]),
    };
}

/// <summary>SpaceToBatch: as SpaceToBatchND, for images and one block size.</summary>
internal static class SpaceToBatch
{
    public static OpDefinition Define() => new("SpaceToBatch")
    {
        Inputs = ["input: T", "paddings: Tpaddings"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tpaddings: {int32, int64} = int32", "block_size: int >= 2"],
        Shape = c => [BatchBlocks.OfImages(c, false)],
        Gradient = Gradient.Of((op, dy) => [Build.One("BatchToSpace", null, [dy, op.inputs[1]], ("block_size", op.get_attr("block_size"))), null]),
    };
}

/// <summary>BatchToSpace: as BatchToSpaceND, for images and one block size.</summary>
internal static class BatchToSpace
{
    public static OpDefinition Define() => new("BatchToSpace")
    {
        Inputs = ["input: T", "crops: Tidx"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "block_size: int >= 2", "Tidx: {int32, int64} = int32"],
        Shape = c => [BatchBlocks.OfImages(c, true)],
        Gradient = Gradient.Of((op, dy) => [Build.One("SpaceToBatch", null, [dy, op.inputs[1]], ("block_size", op.get_attr("block_size"))), null]),
    };
}

/// <content>space_to_batch_nd, batch_to_space.</content>
public sealed partial class tensorflow
{
    /// <summary>Every block-th position of the padded axes goes into a batch entry of its own.</summary>
    /// <param name="input">Shape [batch, positions…, rest…].</param>
    /// <param name="block_shape">A vector with the block size of each of the m axes of positions, at least 1.</param>
    /// <param name="paddings">Shape [m, 2], not negative; each padded size is a multiple of its block.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [batch · Π blocks, padded / block…, rest…].</returns>
    /// <exception cref="ValueError">The sizes do not divide.</exception>
    public Tensor space_to_batch_nd(Tensor input, Tensor block_shape, Tensor paddings, string? name = null) => Build.One("SpaceToBatchND", name, [input, block_shape, paddings]);

    /// <summary>The reverse of <see cref="space_to_batch_nd"/>, with borders cut off.</summary>
    /// <param name="input">Shape [batch, positions…, rest…].</param>
    /// <param name="block_shape">A vector with the block size of each of the m axes of positions, at least 1.</param>
    /// <param name="crops">Shape [m, 2], not negative.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [batch / Π blocks, positions · block - crops…, rest…].</returns>
    /// <exception cref="ValueError">The batch does not divide.</exception>
    public Tensor batch_to_space(Tensor input, Tensor block_shape, Tensor crops, string? name = null) => Build.One("BatchToSpaceND", name, [input, block_shape, crops]);

    /// <summary>TensorFlow 1's name of <see cref="batch_to_space"/>.</summary>
    /// <param name="input">Shape [batch, positions…, rest…].</param>
    /// <param name="block_shape">A vector with the block size of each of the m axes of positions, at least 1.</param>
    /// <param name="crops">Shape [m, 2], not negative.</param>
    /// <param name="name">The name of the node.</param>
    public Tensor batch_to_space_nd(Tensor input, Tensor block_shape, Tensor crops, string? name = null) => batch_to_space(input, block_shape, crops, name);
}
