namespace NumSharp;

public sealed partial class NDArray
{
    /// <summary>The element or sub-array at the given positions of the first axes.</summary>
    /// <param name="indices">One position an axis; negative ones count from the end. Fewer than axes select a sub-array.</param>
    /// <returns>A view. With as many positions as axes it is 0-d: cast it, <c>(double)a[0, 1]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside its axis, or there are more than axes.</exception>
    public NDArray this[params int[] indices]
    {
        get => Indexing.View(this, [.. indices.Select(i => Slice.Index(i))]);
        set => Indexing.Assign(this[indices], value, "a[…] = value");
    }

    /// <summary>The part named in Python's notation.</summary>
    /// <param name="slice">For example <c>"1:, ::2"</c> or <c>"..., 0"</c>.</param>
    /// <returns>A view.</returns>
    /// <exception cref="FormatException">The text is no slice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside its axis, or there are more parts than axes.</exception>
    public NDArray this[string slice]
    {
        get => Indexing.View(this, Slice.ParseSlices(slice));
        set => Indexing.Assign(this[slice], value, $"a[{slice}] = value");
    }

    /// <summary>The part named by one slice an axis.</summary>
    /// <param name="slice">Slices of the first axes; the others are taken whole.</param>
    /// <returns>A view.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside its axis, or there are more parts than axes.</exception>
    public NDArray this[params Slice[] slice]
    {
        get => Indexing.View(this, slice);
        set => Indexing.Assign(this[slice], value, $"a[{string.Join(", ", slice.Select(s => s.ToString()))}] = value");
    }

    /// <summary>The elements where a mask is true, or the sub-arrays at positions of axis 0.</summary>
    /// <param name="selection">
    /// A bool array of the shape of the first axes (elements come out in row-major order, as one axis),
    /// or an integer array of positions of axis 0 (its shape takes the place of that axis).
    /// </param>
    /// <returns>A copy; assigning writes to this array.</returns>
    /// <exception cref="ArgumentException">The mask's shape differs, or the selection is neither bool nor integer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside the axis.</exception>
    public NDArray this[NDArray selection]
    {
        get => Indexing.Select(this, selection);
        set => Indexing.AssignSelected(this, selection, value);
    }

    /// <summary>A part named by positions, slices, strings and at most one integer array, one an axis.</summary>
    /// <param name="indicesObjects">For example <c>a[":", permutation]</c>.</param>
    /// <returns>A view, or a copy where an integer array is among the parts.</returns>
    /// <exception cref="ArgumentException">A part is of another type, or there is more than one integer array.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside its axis, or there are more parts than axes.</exception>
    public NDArray this[params object[] indicesObjects]
    {
        get => Indexing.Mixed(this, indicesObjects);
        set => Indexing.AssignMixed(this, indicesObjects, value);
    }

    /// <summary>One element.</summary>
    /// <typeparam name="T">Its type; the value is converted where the array has another one.</typeparam>
    /// <param name="indices">One position an axis.</param>
    /// <returns>The value.</returns>
    public T GetValue<T>(params long[] indices) where T : unmanaged => Element(indices).Single<T>();

    /// <summary>One element as a double.</summary>
    /// <param name="indices">One position an axis.</param>
    /// <returns>The value.</returns>
    public double GetDouble(params long[] indices) => GetValue<double>(indices);

    /// <summary>Sets one element.</summary>
    /// <typeparam name="T">Type of the value, which is converted to the array's.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="indices">One position an axis.</param>
    public void SetValue<T>(T value, params long[] indices) where T : unmanaged
        => Indexing.Assign(Element(indices), np.array(value), "SetValue");

    /// <summary>Sets one element of an array of double.</summary>
    /// <param name="value">The value.</param>
    /// <param name="indices">One position an axis.</param>
    public void SetDouble(double value, params long[] indices) => SetValue(value, indices);

    private NDArray Element(long[] indices) => Indexing.View(this, Array.ConvertAll(indices, Slice.Index));
}
