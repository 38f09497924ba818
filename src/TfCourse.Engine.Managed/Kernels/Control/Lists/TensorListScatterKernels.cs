namespace TfCourse.Engine.Managed;

/// <summary>TensorListScatter, TensorListScatterV2, TensorListScatterIntoExistingList: the rows of a tensor as elements at given places.</summary>
internal static class TensorListScatterKernels
{
    /// <summary>A new list, as long as the largest index asks.</summary>
    public static Kernel New(NodeInfo node) => Kernel.Of(static c => Fill(c, -1));

    /// <summary>A new list of a given length, or -1 for as long as the largest index asks.</summary>
    public static Kernel Sized(NodeInfo node) => Kernel.Of(static c =>
    {
        long count = c.Integer(3);
        Fill(c, count >= -1 ? (int)count
            : throw EngineException.InvalidArgument($"TensorListScatter expects num_elements >= -1, found: {count}"));
    });

    /// <summary>A list that exists, lengthened when an index asks for it.</summary>
    public static Kernel Existing(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorList list = TensorLists.Of(c);
        Dims row = Check(c, 1, 2, list.ElementShape, out int count);
        list = TensorLists.Change(c, list);
        list.Resize(Math.Max(list.Count, count));
        Scatter(c, list, 1, 2, row);
    });

    private static void Fill(KernelContext c, int count)
    {
        PartialDims shape = PartialDims.Of(c, 2);
        Dims row = Check(c, 0, 1, shape, out int needed);
        if (count >= 0 && needed > count)
        {
            throw EngineException.InvalidArgument($"TensorListScatter: Trying to scatter at index {needed - 1} in list with size {count}");
        }

        var list = new TensorList(c.Value(0).Type, shape);
        list.Resize(count >= 0 ? count : needed);
        Scatter(c, list, 0, 1, row);
        c.Result(0).Hold(list);
    }

    private static Dims Check(KernelContext c, int tensor, int indices, in PartialDims shape, out int count)
    {
        Dims dims = c.Dims(tensor);
        if (dims.Rank == 0 || c.Dims(indices).Rank != 1)
        {
            throw EngineException.InvalidArgument($"Tensor must be at least a vector and indices one, but saw shapes: {dims} and {c.Dims(indices)}");
        }

        if (dims[0] != c.Dims(indices)[0])
        {
            throw EngineException.InvalidArgument($"Specified {c.Dims(indices)[0]} indices but the tensor has {dims[0]} rows");
        }

        Dims row = dims.Remove(0);
        if (!shape.IsCompatible(row))
        {
            throw EngineException.InvalidArgument($"Specified a list with shape {shape} from a tensor with shape {row}");
        }

        count = 0;
        foreach (int index in c.Input<int>(indices))
        {
            count = index is >= 0 and < int.MaxValue ? Math.Max(count, index + 1)
                : throw EngineException.InvalidArgument($"Indices in TensorListScatter must all be non-negative. Found: {index}");
        }

        return row;
    }

    private static void Scatter(KernelContext c, TensorList list, int tensor, int indices, in Dims row)
    {
        ReadOnlySpan<int> places = c.Input<int>(indices);
        for (int i = 0; i < places.Length; i++)
        {
            list.Set(places[i], TensorLists.Rows(c, c.Value(tensor), i * row.Count, row));
        }
    }
}
