using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>TensorListLength: the number of elements.</summary>
internal static class TensorListLengthKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c => c.Output<int>(0, default)[0] = TensorLists.Any(c).Count);
}

/// <summary>TensorListElementShape: the sizes of every element, -1 for unknown ones; the scalar -1 for an unknown rank.</summary>
internal static class TensorListElementShapeKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        PartialDims shape = TensorLists.Any(c).ElementShape;
        ReadOnlySpan<long> sizes = shape.IsRankKnown ? shape.Sizes : [-1];
        Dims dims = shape.IsRankKnown ? new Dims(sizes.Length) : default;
        if (c.Node.OutputTypes[0] == DataType.DtInt64)
        {
            sizes.CopyTo(c.Output<long>(0, dims));
            return;
        }

        Span<int> output = c.Output<int>(0, dims);
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = checked((int)sizes[i]);
        }
    });
}

/// <summary>TensorListGetItem: one element; zeros when it was not set.</summary>
internal static class TensorListGetItemKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorList list = TensorLists.Of(c);
        long index = c.Integer(1);
        if (index < 0 || index >= list.Count)
        {
            throw EngineException.InvalidArgument($"Trying to access element {index} in a list with {list.Count} elements.");
        }

        if (list[(int)index] is { } element)
        {
            c.Result(0).ShareFrom(element, element.Dims);
            return;
        }

        PartialDims shape = TensorLists.ElementShape(c, list, 2);
        c.Result(0).Zeros(list.ElementType, shape.IsFullyDefined ? shape.Dims : throw Unknown(shape), c.Run.Pool);
    });

    public static EngineException Unknown(PartialDims shape) => EngineException.InvalidArgument(
        $"Trying to read an uninitialized tensor but element_shape is not fully defined: {shape} and no list element is set.");
}

/// <summary>TensorListStack: all elements as the rows of one tensor.</summary>
internal static class TensorListStackKernel
{
    public static Kernel Create(NodeInfo node)
    {
        long count = node.Int("num_elements");
        return Kernel.Of(c =>
        {
            TensorList list = TensorLists.Of(c);
            if (count >= 0 && list.Count != count)
            {
                throw EngineException.InvalidArgument($"Operation expected a list with {count} elements but got a list with {list.Count} elements.");
            }

            PartialDims shape = TensorLists.ElementShape(c, list, 1);
            if (!shape.IsFullyDefined)
            {
                throw EngineException.InvalidArgument(list.Count == 0
                    ? $"Tried to stack elements of an empty list with non-fully-defined element_shape: {shape}"
                    : $"Tried to stack list which only contains uninitialized tensors and has a non-fully-defined element_shape: {shape}");
            }

            int[] all = [.. Enumerable.Range(0, list.Count)];
            TensorLists.Stack(c, list, all, shape.Dims);
        });
    }
}

/// <summary>TensorListGather: some elements as the rows of one tensor.</summary>
internal static class TensorListGatherKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorList list = TensorLists.Of(c);
        ReadOnlySpan<int> indices = c.Input<int>(1);
        foreach (int index in indices)
        {
            if (index < 0 || index >= list.Count)
            {
                throw EngineException.InvalidArgument($"Index {index} out o range; list only has {list.Count} elements.");
            }
        }

        PartialDims shape = TensorLists.ElementShape(c, list, 2);
        TensorLists.Stack(c, list, indices, shape.IsFullyDefined ? shape.Dims
            : throw EngineException.InvalidArgument($"Tried to gather uninitialized tensors from a list with non-fully-defined element_shape: {shape}"));
    });
}
