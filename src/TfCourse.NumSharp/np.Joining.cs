namespace NumSharp;

public static partial class np
{
    /// <summary>Arrays one after another along an axis.</summary>
    /// <param name="arrays">At least one; all axes but the joined one are equally long.</param>
    /// <param name="axis">The joined axis; null joins all values as one axis.</param>
    /// <exception cref="ArgumentException">There is no array, or their shapes do not fit.</exception>
    public static NDArray concatenate(NDArray[] arrays, int? axis = 0)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        if (arrays.Length == 0)
            throw new ArgumentException("concatenate: no array was given; it needs at least one.", nameof(arrays));
        if (axis is null)
            return concatenate(Array.ConvertAll(arrays, ravel), 0);
        if (arrays[0].ndim == 0)
            throw new ArgumentException("concatenate: a 0-d array has no axis to join along; use np.array(a, b, …) or stack.", nameof(arrays));

        int joined = Axes.Normalize(axis.Value, arrays[0].ndim);
        int[] dims = [.. arrays[0].Dims];
        foreach (NDArray next in arrays[1..])
        {
            if (next.ndim != dims.Length || Enumerable.Range(0, dims.Length).Any(i => i != joined && next.Dims[i] != dims[i]))
                throw new ArgumentException(
                    $"concatenate: shapes {arrays[0].Shape} and {next.Shape} do not join along axis {joined}: all other axes must be equally long.", nameof(arrays));
        }

        dims[joined] = checked(arrays.Sum(a => a.Dims[joined]));
        NDArray result = new(arrays.Select(a => a.typecode).Aggregate(ElementType.Common), dims);
        int start = 0;
        foreach (NDArray next in arrays)
        {
            Slice[] place = [.. Enumerable.Range(0, joined).Select(_ => Slice.All), new Slice(start, start + next.Dims[joined])];
            Indexing.Assign(Indexing.View(result, place), next, "concatenate");
            start += next.Dims[joined];
        }

        return result;
    }

    /// <inheritdoc cref="concatenate(NDArray[], int?)"/>
    public static NDArray concatenate((NDArray, NDArray) arrays, int axis = 0) => concatenate([arrays.Item1, arrays.Item2], axis);

    /// <inheritdoc cref="concatenate(NDArray[], int?)"/>
    public static NDArray concatenate((NDArray, NDArray, NDArray) arrays, int axis = 0)
        => concatenate([arrays.Item1, arrays.Item2, arrays.Item3], axis);

    /// <inheritdoc cref="concatenate(NDArray[], int?)"/>
    public static NDArray concatenate((NDArray, NDArray, NDArray, NDArray) arrays, int axis = 0)
        => concatenate([arrays.Item1, arrays.Item2, arrays.Item3, arrays.Item4], axis);

    /// <summary>Arrays of equal shape along a new axis.</summary>
    /// <param name="arrays">At least one.</param>
    /// <param name="axis">The new axis' place.</param>
    /// <exception cref="ArgumentException">There is no array, or their shapes differ.</exception>
    public static NDArray stack(NDArray[] arrays, int axis = 0)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        NDArray? odd = Array.Find(arrays, a => a.Shape != arrays[0].Shape);
        return odd is null
            ? concatenate(Array.ConvertAll(arrays, a => expand_dims(a, axis)), axis)
            : throw new ArgumentException($"stack: shapes {arrays[0].Shape} and {odd.Shape} differ; all arrays must have one shape.", nameof(arrays));
    }

    /// <summary>Arrays side by side: along axis 1, or along the only axis.</summary>
    /// <exception cref="ArgumentException">There is no array, or their shapes do not fit.</exception>
    public static NDArray hstack(params NDArray[] tup)
    {
        ArgumentNullException.ThrowIfNull(tup);
        NDArray[] arrays = Array.ConvertAll(tup, a => a.ndim == 0 ? a.reshape(1) : a);
        return concatenate(arrays, arrays.Length > 0 && arrays[0].ndim == 1 ? 0 : 1);
    }

    /// <summary>Arrays below each other: along axis 0; arrays of one axis are rows.</summary>
    /// <exception cref="ArgumentException">There is no array, or their shapes do not fit.</exception>
    public static NDArray vstack(params NDArray[] tup)
    {
        ArgumentNullException.ThrowIfNull(tup);
        return concatenate(Array.ConvertAll(tup, a => a.ndim < 2 ? a.reshape(1, a.Count) : a), 0);
    }
}
