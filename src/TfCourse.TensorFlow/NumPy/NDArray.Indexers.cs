using TfCourse.Engine;
using static Tensorflow.Binding;

namespace Tensorflow.NumPy;

/// <content>Parts of arrays: read, they are copies; assigned, the array itself changes. What is assigned is cast and broadcast, as NumPy does.</content>
public sealed partial class NDArray
{
    /// <summary>The part at an index of each of the first axes, which disappear.</summary>
    /// <param name="indices">Each in [-size, size) of its axis.</param>
    /// <exception cref="ValueError">There is no such place, or what is assigned does not fit it.</exception>
    public NDArray this[params ReadOnlySpan<int> indices]
    {
        get
        {
            (int start, NDArray part) = Part(indices);
            Array.Copy(Host.Elements, start, part.Host.Elements, 0, part.Host.Count);
            return part;
        }

        set
        {
            (int start, NDArray part) = Part(indices);
            Array.Copy(Fitted(value, part.shape).Host.Elements, 0, Host.Elements, start, part.Host.Count);
        }
    }

    /// <summary>A part: <c>a["1:3", Slice.All, 0]</c>.</summary>
    /// <param name="slices">One entry for each axis, from the first on; axes not named stay whole.</param>
    /// <exception cref="ValueError">There is no such part, or what is assigned does not fit it.</exception>
    public NDArray this[params Slice[] slices]
    {
        get => Evaluated.By(() => Indexing.Of(Evaluated.Constant(this), slices));
        set => Assign(Places()[slices], value);
    }

    /// <summary>A part, in Python's words: <c>a["1:3", ":"]</c>.</summary>
    /// <param name="slices">One entry for each axis, from the first on; commas separate entries within a text too.</param>
    /// <exception cref="ValueError">A text is no slice, there is no such part, or what is assigned does not fit it.</exception>
    public NDArray this[params string[] slices]
    {
        get => Evaluated.By(() => Evaluated.Constant(this)[slices]);
        set => Assign(Places()[slices], value);
    }

    /// <summary>Rows of the first axis by number, or elements by a mask of truth values over the first axes.</summary>
    /// <param name="mask">Integers of any shape, or truth values whose shape begins this one's.</param>
    /// <exception cref="ValueError">A row is not there, the mask does not fit, or what is assigned does not fit the part.</exception>
    public NDArray this[NDArray mask]
    {
        get => Evaluated.By(() => mask.dtype == TF_DataType.TF_BOOL ? tf.boolean_mask(Evaluated.Constant(this), Evaluated.Constant(mask))
            : tf.gather(Evaluated.Constant(this), tf.math.floormod(Evaluated.Constant(mask), tf.cast(tf.constant(ndim == 0 ? 1 : dims[0]), mask.dtype))));
        set => Assign(Places()[mask], value);
    }

    /// <summary>The parts along the first axis, one after the other.</summary>
    /// <returns>Copies.</returns>
    /// <exception cref="ValueError">The array is a scalar.</exception>
    public IEnumerator<NDArray> GetEnumerator()
    {
        long rows = ndim > 0 ? dims[0] : throw new ValueError("A scalar has no rows to go through.");
        for (int i = 0; i < rows; i++)
        {
            yield return this[i];
        }
    }

    // Where a part begins and an array of its shape.
    private (int Start, NDArray Part) Part(ReadOnlySpan<int> indices)
    {
        if (indices.Length > ndim)
        {
            throw new ValueError($"{indices.Length} indices are too many for an array of shape {shape}.");
        }

        var part = new NDArray(new HostTensor(Host.DataType, Host.Dimensions[indices.Length..]));
        long place = 0;
        for (int axis = 0; axis < indices.Length; axis++)
        {
            long size = Host.Dimensions[axis], index = indices[axis] < 0 ? indices[axis] + size : indices[axis];
            if (index < 0 || index >= size)
            {
                throw new ValueError($"The index {indices[axis]} is out of range for axis {axis} of an array of shape {shape}.");
            }

            place = (place * size) + index;
        }

        return ((int)(place * part.Host.Count), part);
    }

    // The number of each element, in this shape.
    private NDArray Places() => new(new HostTensor(DataType.DtInt32, Host.Dimensions, Enumerable.Range(0, Host.Count).ToArray()));

    private void Assign(NDArray places, NDArray value)
    {
        Array from = Fitted(value, places.shape).Host.Elements;
        int[] to = (int[])places.Host.Elements;
        for (int i = 0; i < to.Length; i++)
        {
            Array.Copy(from, i, Host.Elements, to[i], 1);
        }
    }

    private NDArray Fitted(NDArray value, Shape wanted) => value.dtype == dtype && value.dims.AsSpan().SequenceEqual(wanted.dims) ? value : Evaluated.By(() =>
    {
        Tensor given = Evaluated.Constant(value);
        return tf.broadcast_to(given.dtype == dtype ? given : tf.cast(given, dtype), wanted);
    });
}
