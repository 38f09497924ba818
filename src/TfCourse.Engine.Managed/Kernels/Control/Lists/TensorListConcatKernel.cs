namespace TfCourse.Engine.Managed;

/// <summary>
/// TensorListConcat and TensorListConcatV2: all elements joined along their first axis, and how long each was there.
/// Elements that were not set are zeros, as long as leading_dims says.
/// </summary>
internal sealed class TensorListConcatKernel(NodeInfo node) : Kernel
{
    private readonly bool _hasInputs = node.Inputs.Length > 1;

    public override void Run(KernelContext c)
    {
        TensorList list = TensorLists.Of(c);
        PartialDims shape = (_hasInputs ? PartialDims.Of(c, 1) : PartialDims.Of(c.Node.Shape("element_shape"))).Merge(list.ElementShape);
        if (shape is { IsRankKnown: true, Sizes.Length: 0 })
        {
            throw EngineException.InvalidArgument("Concat requires elements to be at least vectors, found scalars instead.");
        }

        PartialDims row = shape.From(1);
        for (int i = 0; i < list.Count; i++)
        {
            row = list[i] is not { } element ? row
                : element.Dims.Rank > 0 ? row.Merge(new PartialDims(element.Dims.Remove(0)))
                : throw EngineException.InvalidArgument($"Concat saw a scalar shape at index {i} but requires at least vectors.");
        }

        if (!row.IsFullyDefined)
        {
            throw EngineException.InvalidArgument($"All except the first dimension must be fully defined when concating an empty tensor list. element_shape: {shape}");
        }

        Join(c, list, row.Dims, Lengths(c, list, shape));
    }

    private long[] Lengths(KernelContext c, TensorList list, PartialDims shape)
    {
        var lengths = new long[list.Count];
        for (int i = 0; i < lengths.Length; i++)
        {
            lengths[i] = list[i] is { } element ? element.Dims[0]
                : shape.IsRankKnown && shape.Sizes[0] >= 0 ? shape.Sizes[0]
                : _hasInputs && i < c.Value(2).Count ? c.Input<long>(2)[i]
                : throw EngineException.InvalidArgument(
                    $"Concating lists with uninitialized tensors is not supported when the leading dimension is not known: element {i}, element_shape {shape}");
            if (lengths[i] < 0)
            {
                throw EngineException.InvalidArgument($"leading_dims[{i}] is {lengths[i]}, it has to be at least 0");
            }
        }

        return lengths;
    }

    private static void Join(KernelContext c, TensorList list, in Dims row, long[] lengths)
    {
        long total = 0;
        foreach (long length in lengths)
        {
            total = length <= long.MaxValue - total ? total + length
                : throw EngineException.ResourceExhausted($"the lengths of {lengths.Length} elements add up to more than 2^63 - 1");
        }

        TensorValue result = c.Result(0);
        result.Zeros(list.ElementType, row.Insert(0, total), c.Run.Pool);
        long start = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            if (list[i] is { } element)
            {
                result.CopyElements(element, 0, start, element.Dims.Count);
            }

            start += lengths[i] * row.Count;
        }

        lengths.CopyTo(c.Output<long>(1, new Dims(lengths.Length)));
    }
}
