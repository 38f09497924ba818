namespace TfCourse.Engine.Managed;

/// <summary>TensorListPushBack: the list with an element more.</summary>
internal static class TensorListPushBackKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorList list = TensorLists.Of(c);
        Check(list, c.Dims(1));
        TensorValue element = TensorLists.Element(c, 1);
        TensorLists.Change(c, list).Add(element);
    });

    /// <summary>TensorListPushBackBatch: each row of a tensor to a list of its own.</summary>
    public static Kernel Batch(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorValue tensor = c.Value(1);
        ReadOnlySpan<object?> handles = c.Input<object?>(0);
        if (tensor.Dims.Rank == 0 || tensor.Dims[0] != handles.Length)
        {
            throw EngineException.InvalidArgument($"Expected tensor.shape[0] == input_handles.size, but saw: {tensor.Dims} vs. {handles.Length}");
        }

        Dims row = tensor.Dims.Remove(0);
        var lists = new object[handles.Length];
        for (int i = 0; i < lists.Length; i++)
        {
            TensorList list = handles[i] as TensorList ?? throw EngineException.InvalidArgument($"input_handles[{i}] is no list of tensors");
            Check(list, row);
            list = list.ElementType == tensor.Type ? list.Copy()
                : throw EngineException.InvalidArgument($"Invalid data types; op elements {DataTypes.Name(tensor.Type)} but list elements {DataTypes.Name(list.ElementType)}");
            list.Add(TensorLists.Rows(c, tensor, i * row.Count, row));
            list.Expose();
            lists[i] = list;
        }

        lists.CopyTo(c.Output<object>(0, c.Dims(0)));
    });

    private static void Check(TensorList list, in Dims element)
    {
        if (!list.ElementShape.IsCompatible(element))
        {
            throw EngineException.InvalidArgument($"Tried to append a tensor with incompatible shape to a list. Op element shape: {element} list shape: {list.ElementShape}");
        }

        if (list.MaxElements >= 0 && list.Count >= list.MaxElements)
        {
            throw EngineException.InvalidArgument($"Tried to push item into a full list list size: {list.Count} max_num_elements: {list.MaxElements}");
        }
    }
}

/// <summary>TensorListPopBack: the list without its last element, and that element.</summary>
internal static class TensorListPopBackKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorList list = TensorLists.Of(c);
        if (list.Count == 0)
        {
            throw EngineException.InvalidArgument("Trying to pop from an empty list.");
        }

        PartialDims shape = list[list.Count - 1] is null ? TensorLists.ElementShape(c, list, 1) : default;
        if (list[list.Count - 1] is null && !shape.IsFullyDefined)
        {
            throw TensorListGetItemKernel.Unknown(shape);
        }

        TensorValue? last = TensorLists.Change(c, list).RemoveLast();
        if (last is null)
        {
            c.Result(1).Zeros(list.ElementType, shape.Dims, c.Run.Pool);
        }
        else
        {
            c.Result(1).MoveFrom(last);
        }
    });
}

/// <summary>TensorListSetItem: the list with an element replaced.</summary>
internal static class TensorListSetItemKernel
{
    public static Kernel Create(NodeInfo node)
    {
        bool grows = node.Bool("resize_if_index_out_of_bounds");
        return Kernel.Of(c =>
        {
            TensorList list = TensorLists.Of(c);
            long index = c.Integer(1);
            if (index < 0 || (!grows && index >= list.Count))
            {
                throw EngineException.InvalidArgument($"Trying to modify element {index} in a list with {list.Count} elements.");
            }

            if (!list.ElementShape.IsCompatible(c.Dims(2)))
            {
                throw EngineException.InvalidArgument($"Tried to set a tensor with incompatible shape at a list index. Item element shape: {c.Dims(2)} list shape: {list.ElementShape}");
            }

            TensorValue element = TensorLists.Element(c, 2);
            list = TensorLists.Change(c, list);
            if (index >= list.Count)
            {
                list.Resize(index < int.MaxValue ? (int)index + 1 : throw EngineException.ResourceExhausted($"a list of {index + 1} elements is too long"));
            }

            list.Set((int)index, element);
        });
    }
}

/// <summary>TensorListResize: the list cut off, or lengthened by elements that are not set.</summary>
internal static class TensorListResizeKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorList list = TensorLists.Any(c);
        long size = c.Integer(1);
        if (size < 0)
        {
            throw EngineException.InvalidArgument($"TensorListSlice expects size to be non-negative. Got: {size}");
        }

        TensorLists.Change(c, list).Resize((int)size);
    });
}

/// <summary>TensorListConcatLists: the elements of two lists, one after the other.</summary>
internal static class TensorListConcatListsKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorList a = TensorLists.Of(c), b = TensorLists.Of(c, 1);
        PartialDims shape = a.ElementShape.Merge(b.ElementShape);
        TensorValue?[] more = [.. Enumerable.Range(0, b.Count).Select(i => TensorList.Share(b[i]))];
        TensorList joined = TensorLists.Change(c, a);
        joined.ElementShape = shape;
        foreach (TensorValue? element in more)
        {
            joined.Add(element);
        }
    });
}
