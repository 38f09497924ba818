namespace NumSharp;

/// <summary>What stands in the brackets of <c>a[…]</c>, made into views, copies and assignments.</summary>
internal static class Indexing
{
    internal static NDArray View(NDArray a, Slice[] parts)
    {
        int named = parts.Count(p => !p.IsNewAxis && !p.IsEllipsis);
        if (named > a.ndim)
            throw new ArgumentOutOfRangeException(nameof(parts),
                $"An array of shape {a.Shape} has {a.ndim} axes, but {named} are indexed. Leave out the last {named - a.ndim}.");

        List<int> dims = [], strides = [];
        int offset = a.Offset, axis = 0;
        foreach (Slice part in parts.Any(p => p.IsEllipsis) ? parts : [.. parts, Slice.Ellipsis])
        {
            if (part.IsNewAxis)
            {
                dims.Add(1);
                strides.Add(0);
            }
            else if (part.IsEllipsis)
            {
                for (int whole = a.ndim - named; whole > 0; whole--, axis++)
                {
                    dims.Add(a.Dims[axis]);
                    strides.Add(a.Strides[axis]);
                }
            }
            else if (part.IsIndex)
            {
                offset += Position(part.Start!.Value, a, axis) * a.Strides[axis];
                axis++;
            }
            else
            {
                (int start, int count) = part.Resolve(a.Dims[axis]);
                offset += count == 0 ? 0 : start * a.Strides[axis];
                dims.Add(count);
                // A step beyond int.MaxValue leaves one element, whose stride does not matter.
                strides.Add(count > 1 ? (int)part.Step * a.Strides[axis] : 1);
                axis++;
            }
        }

        return a.View([.. dims], [.. strides], offset);
    }

    internal static void Assign(NDArray target, NDArray value, string operation)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Count != 1 || value.ndim > target.ndim)
            value = Broadcasting.To(value, target.Dims, operation);
        // All is read before anything is written: a["::-1"] = a reverses.
        if (value.SharesElements(target))
            value = value.copy();
        switch (target.typecode)
        {
            case NPTypeCode.Double: Strided.Scatter(target, value.Values<double>()); break;
            case NPTypeCode.Single: Strided.Scatter(target, value.Values<float>()); break;
            case NPTypeCode.Int32: Strided.Scatter(target, value.Values<int>()); break;
            case NPTypeCode.Int64: Strided.Scatter(target, value.Values<long>()); break;
            case NPTypeCode.Byte: Strided.Scatter(target, value.Values<byte>()); break;
            default: Strided.Scatter(target, value.Values<bool>()); break;
        }
    }

    internal static NDArray Select(NDArray a, NDArray selection)
    {
        if (selection.typecode != NPTypeCode.Boolean)
            return np.take(a, selection, 0);
        RequireMask(a, selection);
        NDArray rows = a.reshape((int[])[selection.Count, .. a.Dims[selection.ndim..]]);
        return np.take(rows, Positions(selection), 0);
    }

    internal static void AssignSelected(NDArray a, NDArray selection, NDArray value)
    {
        ArgumentNullException.ThrowIfNull(value);
        bool mask = selection.typecode == NPTypeCode.Boolean;
        if (mask)
            RequireMask(a, selection);
        int[] positions = mask ? Positions(selection) : TakePositions(a, selection, 0);
        int[] leading = mask ? selection.Dims : [a.Dims[0]], rest = a.Dims[leading.Length..];
        int[] dims = mask ? [positions.Length, .. rest] : [.. selection.Dims, .. rest];

        NDArray flat = Broadcasting.To(value, dims, "a[selection] = value").reshape((int[])[positions.Length, .. rest]);
        int[] strides = Axes.Strides(leading);
        for (int i = 0; i < positions.Length; i++)
        {
            Slice[] place = new Slice[leading.Length];
            for (int axis = 0; axis < place.Length; axis++)
                place[axis] = Slice.Index(positions[i] / strides[axis] % leading[axis]);
            Assign(View(a, place), flat[i], "a[selection] = value");
        }
    }

    internal static NDArray Mixed(NDArray a, object[] parts)
    {
        (Slice[] slices, int arrayAt, NDArray? positions) = Parts(parts);
        NDArray view = View(a, slices);
        return positions is null ? view : np.take(view, positions, arrayAt);
    }

    internal static void AssignMixed(NDArray a, object[] parts, NDArray value)
    {
        (Slice[] slices, int arrayAt, NDArray? positions) = Parts(parts);
        NDArray view = View(a, slices);
        if (positions is null)
            Assign(view, value, "a[…] = value");
        else if (positions.ndim != 1)
            throw new ArgumentException(
                $"a[…] = value: the integer array among the parts has shape {positions.Shape}; assigning needs one axis. Flatten it with ravel().");
        else
            AssignSelected(np.moveaxis(view, arrayAt, 0), positions, np.moveaxis(
                Broadcasting.To(value, Replaced(view.Dims, arrayAt, positions.Count), "a[…] = value"), arrayAt, 0));
    }

    // Positions of an integer array along one axis of a, negative ones counted from the end.
    internal static int[] TakePositions(NDArray a, NDArray indices, int axis)
    {
        if (ElementType.IsFloating(indices.typecode) || indices.typecode == NPTypeCode.Boolean)
            throw new ArgumentException(
                $"Positions are integers, but an array of {indices.dtype.Name} was given. Convert it with astype(np.int32), or compare it to make a mask.");
        if (a.ndim == 0)
            throw new ArgumentOutOfRangeException(nameof(a), "A 0-d array has no axis to index; cast it to a number.");
        return Array.ConvertAll(indices.Values<long>().ToArray(), i => Position(i, a, axis));
    }

    private static int[] Replaced(int[] dims, int axis, int length) => [.. dims[..axis], length, .. dims[(axis + 1)..]];

    private static (Slice[] Slices, int ArrayAt, NDArray? Positions) Parts(object[] parts)
    {
        NDArray? positions = null;
        int arrayAt = 0, axesBefore = 0;
        Slice[] slices = new Slice[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            slices[i] = parts[i] switch
            {
                Slice slice => slice,
                string text => text,
                int index => index,
                long index => index,
                NDArray { ndim: 0 } index => (long)index,
                NDArray array when positions is null => Slice.All,
                NDArray => throw new ArgumentException("Two integer arrays stand in one index; index twice, one array each."),
                var other => throw new ArgumentException(
                    $"Part {i} of the index is {other?.GetType().Name ?? "null"}; use an int, a Slice, a string such as \"1:\" or an integer NDArray."),
            };
            if (parts[i] is NDArray { ndim: > 0 } found)
            {
                positions = found.typecode == NPTypeCode.Boolean ? new NDArray(Positions(found), [Positions(found).Length]) : found;
                arrayAt = axesBefore;
            }

            axesBefore += slices[i].IsIndex ? 0 : 1;
        }

        if (positions is not null && slices.Any(s => s.IsEllipsis))
            throw new ArgumentException("'...' and an integer array stand in one index; write ':' for every axis in place of '...'.");
        return (slices, arrayAt, positions);
    }

    private static int Position(long index, NDArray a, int axis)
    {
        int length = a.Dims[axis];
        return index >= -length && index < length
            ? (int)(index < 0 ? index + length : index)
            : throw new ArgumentOutOfRangeException(nameof(index),
                $"Position {index} is outside axis {axis} of shape {a.Shape}: it has {length} positions, 0 to {length - 1} or {-length} to -1.");
    }

    private static int[] Positions(NDArray mask)
    {
        ReadOnlySpan<bool> values = mask.Values<bool>();
        List<int> positions = [];
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i])
                positions.Add(i);
        }

        return [.. positions];
    }

    private static void RequireMask(NDArray a, NDArray mask)
    {
        if (mask.ndim > a.ndim || !a.Dims.AsSpan(0, mask.ndim).SequenceEqual(mask.Dims))
            throw new ArgumentException(
                $"The mask has shape {mask.Shape}, the array {a.Shape}. A mask has the shape of the array, or of its first axes.");
    }
}
