using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>How kernels come from a variant to the list that it is, and what they ask of its elements.</summary>
internal static class TensorLists
{
    /// <summary>The list of an input, of the node's element type.</summary>
    public static TensorList Of(KernelContext c, int input = 0)
    {
        TensorList list = Any(c, input);
        DataType wanted = c.Node.Type("element_dtype");
        return list.ElementType == wanted ? list
            : throw EngineException.InvalidArgument($"Invalid data types; op elements {wanted.Name()} but list elements {list.ElementType.Name()}");
    }

    /// <summary>The list of an input.</summary>
    public static TensorList Any(KernelContext c, int input = 0)
    {
        TensorValue value = c.Value(input);
        if (value.Dims.Rank != 0)
        {
            throw EngineException.InvalidArgument($"Input list must be a scalar saw: {value.Dims}");
        }

        return value.List ?? value.Span<object?>()[0] as TensorList
            ?? throw EngineException.InvalidArgument($"{c.Argument(input)} is no list of tensors");
    }

    /// <summary>Moves the list of input 0 to output 0, to be changed: the list itself when nobody else can see it, else a copy.</summary>
    public static TensorList Change(KernelContext c, TensorList list)
    {
        c.Take(0, c.Result(0));
        if (c.Result(0).List is not { IsExclusive: true })
        {
            list = list.Copy();
            c.Result(0).Hold(list);
        }

        return list;
    }

    /// <summary>An input as an element: it may take the input's memory.</summary>
    public static TensorValue Element(KernelContext c, int input)
    {
        var element = new TensorValue();
        c.Take(input, element);
        return element;
    }

    /// <summary>
    /// The shape that elements which were not set have: what the node's input and the list say, and the elements that
    /// are set when that is not enough. All of them have to agree.
    /// </summary>
    public static PartialDims ElementShape(KernelContext c, TensorList list, int input)
    {
        PartialDims shape = PartialDims.Of(c, input).Merge(list.ElementShape);
        for (int i = 0; i < list.Count && !shape.IsFullyDefined; i++)
        {
            if (list[i] is { } element)
            {
                shape = shape.Merge(new PartialDims(element.Dims));
            }
        }

        return shape;
    }

    /// <summary>Elements as one tensor, each a row; those not set are zeros.</summary>
    /// <param name="c">The kernel's context; the result is output 0.</param>
    /// <param name="list">The list.</param>
    /// <param name="indices">Which elements, in which order.</param>
    /// <param name="shape">The shape of each.</param>
    public static void Stack(KernelContext c, TensorList list, ReadOnlySpan<int> indices, in Dims shape)
    {
        foreach (int i in indices)
        {
            if (list[i] is { } element && element.Dims != shape)
            {
                throw EngineException.InvalidArgument($"PartialTensorShape: Incompatible shapes during merge: {shape} vs. {element.Dims}");
            }
        }

        TensorValue result = c.Result(0);
        result.Zeros(list.ElementType, shape.Insert(0, indices.Length), c.Run.Pool);
        long row = 0;
        foreach (int i in indices)
        {
            if (list[i] is { } element)
            {
                result.CopyElements(element, 0, row, shape.Count);
            }

            row += shape.Count;
        }
    }

    /// <summary>A part of a tensor along its first axis, with memory of its own.</summary>
    public static TensorValue Rows(KernelContext c, TensorValue tensor, long start, in Dims shape)
    {
        var part = new TensorValue();
        part.Allocate(tensor.Type, shape, c.Run.Pool);
        part.CopyElements(tensor, start, 0, shape.Count);
        return part;
    }
}
