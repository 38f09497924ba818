namespace NumSharp;

/// <summary>Axis numbers and strides.</summary>
internal static class Axes
{
    internal static int Normalize(int axis, int ndim)
        => axis >= -ndim && axis < ndim
            ? (axis < 0 ? axis + ndim : axis)
            : throw new ArgumentOutOfRangeException(nameof(axis),
                $"Axis {axis} does not exist: the array has {ndim} axes. Use an axis from {-ndim} to {ndim - 1}.");

    // Row-major: the last axis lies densest.
    internal static int[] Strides(ReadOnlySpan<int> dims)
    {
        int[] strides = new int[dims.Length];
        int stride = 1;
        for (int i = dims.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= Math.Max(dims[i], 1);
        }

        return strides;
    }

    // (elements before the axis, its length, elements after it): a contiguous array seen as [outer, length, inner].
    internal static (int Outer, int Length, int Inner) Split(ReadOnlySpan<int> dims, int axis)
        => (Shape.Count(dims[..axis]), dims[axis], Shape.Count(dims[(axis + 1)..]));

    internal static int[] Without(int[] dims, int axis, bool keepdims)
        => keepdims
            ? [.. dims[..axis], 1, .. dims[(axis + 1)..]]
            : [.. dims[..axis], .. dims[(axis + 1)..]];
}
