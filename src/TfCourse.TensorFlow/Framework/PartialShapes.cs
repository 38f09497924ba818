using TfCourse.Engine;

namespace Tensorflow;

/// <summary>
/// Shapes computed inside the graph, seen through as far as TensorFlow sees: a vector of sizes whose elements are
/// partly known passes Shape, Pack, ConcatV2, StridedSlice and Cast.
/// </summary>
internal static class PartialShapes
{
    /// <summary>The shape that a tensor of sizes stands for: unknown rank when not even its length is known, -1 for sizes that differ between runs.</summary>
    /// <exception cref="ValueError">The tensor is no vector of sizes.</exception>
    public static Shape Of(Tensor tensor)
    {
        GraphTensor sizes = tensor as GraphTensor ?? tensor.In(ops.get_default_graph(), TF_DataType.DtInvalid, "shape");
        if (sizes.shape.ndim == 0)
        {
            // A scalar -1 means a shape of unknown rank.
            long[]? scalar = Constants.ValueOf(sizes) is { } value ? Constants.Integers(value) : null;
            return scalar is null or [-1] ? Shape.Null : throw new ValueError($"a vector of sizes is needed, '{sizes.name}' is the scalar {scalar[0]}");
        }

        if (sizes.shape.ndim > 1)
        {
            throw new ValueError($"Shape must be rank 1 but is rank {sizes.shape.ndim}: '{sizes.name}' is no vector of sizes");
        }

        if (Elements(sizes, 0) is not { } elements)
        {
            return sizes.shape.ndim == 1 && sizes.shape[0] >= 0 ? ShapeContext.Unknown(checked((int)sizes.shape[0])) : Shape.Null;
        }

        return elements.FirstOrDefault(e => e < -1, 0) is < 0 and var bad
            ? throw new ValueError($"Invalid value in tensor used for shape: {bad}. Dimension {bad} of a shape must be >= -1")
            : new Shape(elements);
    }

    // The elements that are known, -1 for the others; null when even their number is not. The depth is that of nested shape computations.
    private static long[]? Elements(GraphTensor t, int depth)
    {
        if (depth > 100)
        {
            return null;
        }

        Operation op = t.op;
        switch (op.type)
        {
            case "Shape" or "ShapeN":
                return op.InputTensors[t.value_index].shape is { IsNull: false } shape ? [.. shape.dims] : null;
            case "VariableShape":
                return null;
            case "Cast":
                return Elements(op.InputTensors[0], depth + 1);
            case "Pack" when op.InputTensors.All(i => i.shape.IsScalar):
                return [.. op.InputTensors.Select(i => Scalar(i, depth + 1))];
            case "ConcatV2":
                return Joined(op.InputTensors.AsSpan(0, op.InputTensors.Length - 1), depth + 1);
            case "Concat":
                return Joined(op.InputTensors.AsSpan(1), depth + 1);
            case "StridedSlice":
                return Slice(op, depth + 1) is { } part ? part : Whole(t);
            default:
                return Whole(t);
        }
    }

    private static long[]? Whole(GraphTensor t) => Constants.ValueOf(t) is { } value && value.DataType is DataType.DtInt32 or DataType.DtInt64 ? Constants.Integers(value!) : null;

    // One size: a constant, or an element of a partly known vector.
    private static long Scalar(GraphTensor t, int depth)
    {
        if (t.op.type == "StridedSlice" && Slice(t.op, depth) is [var element])
        {
            return element;
        }

        if (t.op.type == "Cast")
        {
            return Scalar(t.op.InputTensors[0], depth + 1);
        }

        return Whole(t) is [var value] ? value : -1;
    }

    private static long[]? Joined(ReadOnlySpan<GraphTensor> parts, int depth)
    {
        var all = new List<long>();
        foreach (GraphTensor part in parts)
        {
            if (part.shape.ndim == 0)
            {
                return null;
            }

            long[]? elements = Elements(part, depth);
            if (elements is null && part.shape is { ndim: 1 } known && known[0] is >= 0 and <= 254)
            {
                elements = ShapeContext.Unknown((int)known[0]).dims;
            }

            if (elements is null)
            {
                return null;
            }

            all.AddRange(elements);
        }

        return [.. all];
    }

    private static long[]? Slice(Operation op, int depth)
    {
        if (Elements(op.InputTensors[0], depth) is not { } from
            || Whole(op.InputTensors[1]) is not [var begin] || Whole(op.InputTensors[2]) is not [var end] || Whole(op.InputTensors[3]) is not [var stride]
            || stride == 0 || op.get_attr<long>("ellipsis_mask") != 0 || op.get_attr<long>("new_axis_mask") != 0)
        {
            return null;
        }

        long n = from.Length;
        if (op.get_attr<long>("shrink_axis_mask") != 0)
        {
            begin = begin < 0 ? begin + n : begin;
            return begin >= 0 && begin < n ? [from[begin]] : null;
        }

        long low = stride > 0 ? 0 : -1, high = stride > 0 ? n : n - 1;
        long first = (op.get_attr<long>("begin_mask") & 1) != 0 ? (stride > 0 ? low : high) : Math.Clamp(begin < 0 ? begin + n : begin, low, high);
        long last = (op.get_attr<long>("end_mask") & 1) != 0 ? (stride > 0 ? high : low) : Math.Clamp(end < 0 ? end + n : end, low, high);
        var part = new List<long>();
        for (long i = first; stride > 0 ? i < last : i > last; i += stride)
        {
            part.Add(from[i]);
        }

        return [.. part];
    }
}
