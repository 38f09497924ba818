namespace TfCourse.Engine.Managed;

/// <summary>TensorArrayGatherV3: elements as the rows of a tensor.</summary>
internal static class TensorArrayGatherV3Kernel
{
    public static Kernel Create(NodeInfo node)
    {
        PartialDims shape = PartialDims.Of(node.Shape("element_shape"));
        return Kernel.Of(c => TensorArrays.Gather(c, TensorArrays.Of(c, c.Node.OutputTypes[0]), c.Input<int>(1), shape));
    }
}

/// <summary>TensorArrayScatterV3: the rows of a tensor as elements.</summary>
internal static class TensorArrayScatterV3Kernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorValue value = c.Value(2);
        TensorArray array = TensorArrays.Of(c, value.Type);
        ReadOnlySpan<int> indices = c.Input<int>(1);
        if (c.Dims(1).Rank != 1 || value.Dims.Rank == 0 || value.Dims[0] != indices.Length)
        {
            throw EngineException.InvalidArgument($"Expected len(indices) == values.shape[0], but saw: {c.Dims(1)} vs. {value.Dims}");
        }

        int last = -1;
        foreach (int index in indices)
        {
            last = Math.Max(last, index);
        }

        if (last >= array.Count && !array.IsDynamic)
        {
            throw EngineException.InvalidArgument($"Max scatter index must be < array size ({last} vs. {array.Count})");
        }

        Dims row = value.Dims.Remove(0);
        for (int i = 0; i < indices.Length; i++)
        {
            array.Write(indices[i], TensorLists.Rows(c, value, i * row.Count, row), c.Run.Pool);
        }

        TensorArrays.Flow(c, 0);
    });
}

/// <summary>TensorArraySplitV3: consecutive parts of a tensor as elements.</summary>
internal static class TensorArraySplitV3Kernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorValue value = c.Value(1);
        TensorArray array = TensorArrays.Of(c, value.Type);
        ReadOnlySpan<long> lengths = c.Input<long>(2);
        if (c.Dims(2).Rank != 1 || value.Dims.Rank == 0)
        {
            throw EngineException.InvalidArgument($"Expected lengths to be a vector and value at least one, received shapes: {c.Dims(2)} and {value.Dims}");
        }

        long total = 0;
        foreach (long length in lengths)
        {
            total = length >= 0 && length <= value.Dims[0] - total ? total + length : long.MaxValue;
            if (total == long.MaxValue)
            {
                break;
            }
        }

        if (total != value.Dims[0])
        {
            throw EngineException.InvalidArgument($"Expected sum of lengths to be equal to values.shape[0], but the lengths are {string.Join(", ", lengths.ToArray())} and value's shape is: {value.Dims}");
        }

        if (array.IsDynamic)
        {
            array.Resize(lengths.Length);
        }

        if (array.Count != lengths.Length)
        {
            throw EngineException.InvalidArgument($"TensorArray's size is not equal to the size of lengths ({array.Count} vs. {lengths.Length}), and the TensorArray is not marked as dynamically resizeable");
        }

        Dims row = value.Dims.Remove(0);
        long start = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            array.Write(i, TensorLists.Rows(c, value, start * row.Count, row.Insert(0, lengths[i])), c.Run.Pool);
            start += lengths[i];
        }

        TensorArrays.Flow(c, 0);
    });
}

/// <summary>TensorArrayConcatV3: all elements joined along their first axis, and how long each was there.</summary>
internal static class TensorArrayConcatV3Kernel
{
    public static Kernel Create(NodeInfo node)
    {
        PartialDims rest = PartialDims.Of(node.Shape("element_shape_except0"));
        return Kernel.Of(c => Run(c, rest));
    }

    private static void Run(KernelContext c, PartialDims rest)
    {
        TensorArray array = TensorArrays.Of(c, c.Node.OutputTypes[0]);
        if (array.Count == 0)
        {
            c.Result(0).Zeros(array.Type, (rest.IsFullyDefined ? rest.Dims : throw EngineException.Unimplemented(
                $"TensorArray has size zero, but element_shape_except0 {rest} is not fully defined. Currently only static shapes are supported when concatenating zero-size TensorArrays.")).Insert(0, 0), c.Run.Pool);
            c.Output<long>(1, new Dims(0));
            return;
        }

        var elements = new TensorValue[array.Count];
        long total = 0;
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = new TensorValue();
            array.Read(i, elements[i], c.Run.Pool);
            Dims dims = elements[i].Dims;
            if (dims.Rank == 0 || dims.Rank != elements[0].Dims.Rank || dims.Remove(0) != elements[0].Dims.Remove(0))
            {
                throw EngineException.InvalidArgument(dims.Rank == 0
                    ? $"Concat saw a scalar shape at index {i} but requires at least vectors."
                    : $"TensorArray has inconsistent shapes.  Index 0 has shape: {elements[0].Dims} but index {i} has shape: {dims}; all but the first size must agree");
            }

            total = dims[0] <= long.MaxValue - total ? total + dims[0] : throw EngineException.ResourceExhausted("the lengths add up to more than 2^63 - 1");
        }

        Dims row = elements[0].Dims.Remove(0);
        TensorValue result = c.Result(0);
        result.Allocate(array.Type, row.Insert(0, total), c.Run.Pool);
        Span<long> lengths = c.Output<long>(1, new Dims(elements.Length));
        long start = 0;
        for (int i = 0; i < elements.Length; i++)
        {
            result.CopyElements(elements[i], 0, start, elements[i].Dims.Count);
            start += elements[i].Dims.Count;
            lengths[i] = elements[i].Dims[0];
            elements[i].Release();
        }
    }
}
