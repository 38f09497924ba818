namespace TfCourse.Engine.Managed;

/// <summary>EmptyTensorList: a list without elements.</summary>
internal static class EmptyTensorListKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        if (c.Dims(1).Rank > 0)
        {
            throw EngineException.InvalidArgument($"max_num_elements expected to be a scalar but got shape: {c.Dims(1)}");
        }

        c.Result(0).Hold(new TensorList(c.Node.Type("element_dtype"), PartialDims.Of(c, 0), (int)c.IntegerAt(1, 0)));
    });
}

/// <summary>TensorListReserve: a list of elements that are not set.</summary>
internal static class TensorListReserveKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        long count = c.Integer(1);
        if (count < 0)
        {
            throw EngineException.InvalidArgument($"The num_elements to reserve must be a non negative number, but got {count}");
        }

        var list = new TensorList(c.Node.Type("element_dtype"), PartialDims.Of(c, 0));
        list.Resize((int)count);
        c.Result(0).Hold(list);
    });
}

/// <summary>TensorListFromTensor: the rows of a tensor as elements.</summary>
internal static class TensorListFromTensorKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorValue tensor = c.Value(0);
        if (tensor.Dims.Rank == 0)
        {
            throw EngineException.InvalidArgument("Tensor must be at least a vector, but saw shape: []");
        }

        Dims row = tensor.Dims.Remove(0);
        PartialDims shape = PartialDims.Of(c, 1);
        if (!shape.IsCompatible(row))
        {
            throw EngineException.InvalidArgument($"Specified a list with shape {shape} from a tensor with shape {row}");
        }

        var list = new TensorList(tensor.Type, shape);
        for (long i = 0; i < tensor.Dims[0]; i++)
        {
            list.Add(TensorLists.Rows(c, tensor, i * row.Count, row));
        }

        c.Result(0).Hold(list);
    });
}

/// <summary>TensorListSplit: consecutive parts of a tensor, of given lengths, as elements.</summary>
internal static class TensorListSplitKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorValue tensor = c.Value(0);
        PartialDims shape = PartialDims.Of(c, 1);
        if (tensor.Dims.Rank == 0)
        {
            throw EngineException.InvalidArgument("Tensor must be at least a vector, but saw shape: []");
        }

        if (c.Dims(2).Rank != 1)
        {
            throw EngineException.InvalidArgument($"Expected lengths to be a vector, received shape: {c.Dims(2)}");
        }

        Dims row = tensor.Dims.Remove(0);
        if (shape.IsRankKnown && (shape.Sizes.Length != tensor.Dims.Rank || !shape.From(1).IsCompatible(row)))
        {
            throw EngineException.InvalidArgument($"tensor shape {tensor.Dims} is not compatible with element_shape {shape}");
        }

        var list = new TensorList(tensor.Type, shape);
        long start = 0;
        foreach (long length in c.Input<long>(2))
        {
            if (length < 0 || start > tensor.Dims[0] - length)
            {
                throw EngineException.InvalidArgument(length < 0
                    ? $"Invalid value in lengths: {length}"
                    : $"Attempted to slice [{start}, {start + length}] from tensor with length {tensor.Dims[0]}");
            }

            list.Add(TensorLists.Rows(c, tensor, start * row.Count, row.Insert(0, length)));
            start += length;
        }

        c.Result(0).Hold(start == tensor.Dims[0] ? list
            : throw EngineException.InvalidArgument($"Unused values in tensor. Length of tensor: {tensor.Dims[0]} Values used: {start}"));
    });
}
