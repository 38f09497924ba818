using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>Where elements lie: places in a row-major array and the indices along each axis.</summary>
public static class Places
{
    /// <summary>How many elements a shape has.</summary>
    public static int Count(ReadOnlySpan<int> shape)
    {
        int count = 1;
        foreach (int size in shape)
        {
            count = checked(count * size);
        }

        return count;
    }

    /// <summary>The indices along each axis of the element at a place.</summary>
    public static int[] Indices(int place, ReadOnlySpan<int> shape)
    {
        int[] indices = new int[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            (place, indices[axis]) = (place / shape[axis], place % shape[axis]);
        }

        return indices;
    }

    /// <summary>The place of the element with these indices.</summary>
    public static int Of(ReadOnlySpan<int> indices, ReadOnlySpan<int> shape)
    {
        int place = 0;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            place = (place * shape[axis]) + indices[axis];
        }

        return place;
    }

    /// <summary>The shape over which two shapes stretch: aligned at the last axis, 1 stretches.</summary>
    public static int[] Stretch(int[] a, int[] b)
    {
        int[] result = new int[Math.Max(a.Length, b.Length)];
        for (int i = 1; i <= result.Length; i++)
        {
            int x = i <= a.Length ? a[^i] : 1, y = i <= b.Length ? b[^i] : 1;
            result[^i] = x == 1 ? y : y == 1 || y == x ? x
                : throw EngineException.InvalidArgument($"shapes {Format(a)} and {Format(b)} do not stretch over each other");
        }

        return result;
    }

    /// <summary>Whether two shapes stretch over each other.</summary>
    public static bool CanStretch(int[] a, int[] b)
        => Enumerable.Range(1, Math.Min(a.Length, b.Length)).All(i => a[^i] == b[^i] || a[^i] == 1 || b[^i] == 1);

    /// <summary>The place in a tensor that is stretched over a larger shape.</summary>
    public static int Stretched(ReadOnlySpan<int> indices, ReadOnlySpan<int> shape)
    {
        int place = 0, skipped = indices.Length - shape.Length;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            place = (place * shape[axis]) + (shape[axis] == 1 ? 0 : indices[skipped + axis]);
        }

        return place;
    }

    /// <summary>An axis counted from the front.</summary>
    public static int Axis(int axis, int rank) => axis < 0 ? axis + rank : axis;

    /// <summary>The shape without some axes.</summary>
    public static int[] Without(int[] shape, params int[] axes) => [.. shape.Where((_, axis) => !axes.Contains(axis))];

    /// <summary>The shape with another size along an axis.</summary>
    public static int[] With(int[] shape, int axis, int size) => [.. shape.Select((s, a) => a == axis ? size : s)];

    /// <summary>Before, along and behind an axis: the element with index k along it lies at (outer · size + k) · inner + rest.</summary>
    public static (int Outer, int Size, int Inner) Around(int[] shape, int axis) => (Count(shape.AsSpan(0, axis)), shape[axis], Count(shape.AsSpan(axis + 1)));

    /// <summary>A shape for people.</summary>
    public static string Format(int[] shape) => $"[{string.Join(",", shape)}]";
}
