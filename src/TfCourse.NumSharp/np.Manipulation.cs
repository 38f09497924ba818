namespace NumSharp;

public static partial class np
{
    /// <summary>The same values, in row-major order, under other axis lengths; a view where the values lie in that order.</summary>
    /// <param name="nd">The array.</param>
    /// <param name="shape">Axis lengths; one may be -1, for whatever is left.</param>
    /// <exception cref="ArgumentException">The number of elements differs.</exception>
    public static NDArray reshape(NDArray nd, int[] shape)
    {
        ArgumentNullException.ThrowIfNull(nd);
        ArgumentNullException.ThrowIfNull(shape);
        int[] dims = [.. shape];
        int open = Array.IndexOf(dims, -1);
        if (open >= 0)
        {
            dims[open] = 1;
            int others = dims.Any(d => d < 0) ? 0 : Shape.Count(dims);
            dims[open] = others == 0 ? -1 : nd.Count / others;
        }

        if (dims.Any(d => d < 0) || Shape.Count(dims) != nd.Count)
            throw new ArgumentException(
                $"reshape: an array of shape {nd.Shape} has {nd.Count} elements, which do not fill {Shape.Text(shape)}. "
                + "The product of the lengths must stay; one of them may be -1, for whatever is left.", nameof(shape));
        NDArray flat = nd.Contiguous();
        return flat.View(dims, Axes.Strides(dims), flat.Offset);
    }

    /// <inheritdoc cref="reshape(NDArray, int[])"/>
    public static NDArray reshape(NDArray nd, long[] shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return reshape(nd, Array.ConvertAll(shape, d => checked((int)d)));
    }

    /// <inheritdoc cref="reshape(NDArray, int[])"/>
    public static NDArray reshape(NDArray nd, Shape shape) => reshape(nd, shape.Dims);

    /// <summary>All values as one axis, in row-major order; a view where they lie in that order.</summary>
    public static NDArray ravel(NDArray a) => reshape(a, [a.Count]);

    /// <summary>The axes in another order, as a view.</summary>
    /// <param name="a">The array.</param>
    /// <param name="premute">Axis i of the result is this axis of a; by default all are reversed. The spelling is NumSharp's.</param>
    /// <exception cref="ArgumentException">Not every axis is named once.</exception>
    public static NDArray transpose(NDArray a, int[]? premute = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        int[] order = premute is null
            ? [.. Enumerable.Range(0, a.ndim).Reverse()]
            : Array.ConvertAll(premute, axis => Axes.Normalize(axis, a.ndim));
        if (order.Length != a.ndim || order.Distinct().Count() != a.ndim)
            throw new ArgumentException(
                $"transpose: the order {Shape.Text(premute!)} does not name each of the {a.ndim} axes of shape {a.Shape} once.", nameof(premute));
        return a.View(Array.ConvertAll(order, i => a.Dims[i]), Array.ConvertAll(order, i => a.Strides[i]), a.Offset);
    }

    /// <summary>One axis moved to another place, as a view.</summary>
    /// <param name="a">The array.</param>
    /// <param name="source">The axis.</param>
    /// <param name="destination">Its place in the result.</param>
    public static NDArray moveaxis(NDArray a, int source, int destination)
    {
        ArgumentNullException.ThrowIfNull(a);
        List<int> order = [.. Enumerable.Range(0, a.ndim)];
        int moved = Axes.Normalize(source, a.ndim);
        order.RemoveAt(moved);
        order.Insert(Axes.Normalize(destination, a.ndim), moved);
        return transpose(a, [.. order]);
    }

    /// <summary>A new axis of length 1, as a view.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">Its place in the result; a negative one counts from the end.</param>
    public static NDArray expand_dims(NDArray a, int axis)
    {
        ArgumentNullException.ThrowIfNull(a);
        int place = Axes.Normalize(axis, a.ndim + 1);
        return a.View([.. a.Dims[..place], 1, .. a.Dims[place..]], [.. a.Strides[..place], 0, .. a.Strides[place..]], a.Offset);
    }

    /// <summary>Without the axes of length 1, as a view.</summary>
    public static NDArray squeeze(NDArray a)
    {
        ArgumentNullException.ThrowIfNull(a);
        int[] kept = [.. Enumerable.Range(0, a.ndim).Where(i => a.Dims[i] != 1)];
        return a.View(Array.ConvertAll(kept, i => a.Dims[i]), Array.ConvertAll(kept, i => a.Strides[i]), a.Offset);
    }

    /// <summary>Without one axis of length 1, as a view.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis.</param>
    /// <exception cref="ArgumentException">Its length is not 1.</exception>
    public static NDArray squeeze(NDArray a, int axis)
    {
        ArgumentNullException.ThrowIfNull(a);
        int gone = Axes.Normalize(axis, a.ndim);
        return a.Dims[gone] == 1
            ? a.View(Axes.Without(a.Dims, gone, false), Axes.Without(a.Strides, gone, false), a.Offset)
            : throw new ArgumentException(
                $"squeeze: axis {axis} of shape {a.Shape} has length {a.Dims[gone]}; only an axis of length 1 can go. Did you mean sum or a slice?", nameof(axis));
    }

    /// <summary>Parts at the given positions of an axis, or of all values in row-major order.</summary>
    /// <param name="a">The array.</param>
    /// <param name="indices">Integer positions; negative ones count from the end.</param>
    /// <param name="axis">The axis, whose place the axes of <paramref name="indices"/> take; null: all values as one axis.</param>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside the axis.</exception>
    /// <exception cref="ArgumentException">The positions are not integers.</exception>
    public static NDArray take(NDArray a, NDArray indices, int? axis = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(indices);
        if (axis is not { } one)
            return take(ravel(a), indices, 0);
        if (a.ndim == 0)
            throw new ArgumentOutOfRangeException(nameof(a), "take: a 0-d array has no axis to take from; cast it to a number.");
        int normalized = Axes.Normalize(one, a.ndim);
        int[] positions = Indexing.TakePositions(a, indices, normalized);
        int[] dims = [.. a.Dims[..normalized], .. indices.Dims, .. a.Dims[(normalized + 1)..]];
        return a.typecode switch
        {
            NPTypeCode.Double => Take<double>(a, positions, normalized, dims),
            NPTypeCode.Single => Take<float>(a, positions, normalized, dims),
            NPTypeCode.Int32 => Take<int>(a, positions, normalized, dims),
            NPTypeCode.Int64 => Take<long>(a, positions, normalized, dims),
            NPTypeCode.Byte => Take<byte>(a, positions, normalized, dims),
            _ => Take<bool>(a, positions, normalized, dims),
        };
    }

    private static NDArray Take<T>(NDArray a, int[] positions, int axis, int[] dims) where T : struct
    {
        (int outer, int length, int inner) = Axes.Split(a.Dims, axis);
        ReadOnlySpan<T> values = a.Values<T>();
        T[] result = new T[Shape.Count(dims)];
        int at = 0;
        for (int o = 0; o < outer; o++)
        {
            foreach (int position in positions)
            {
                values.Slice((o * length + position) * inner, inner).CopyTo(result.AsSpan(at));
                at += inner;
            }
        }

        return new NDArray(result, dims);
    }
}
