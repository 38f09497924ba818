namespace Tensorflow;

/// <summary>What functions of convolution and pooling make of their arguments.</summary>
internal static class Windowing
{
    /// <summary>One number for all spatial axes, one for each, or one for each axis of the images: always the last form.</summary>
    public static int[] PerAxis(Axis? given, int spatial, string format, string what)
    {
        int[] values = given is null ? [1] : given.axis;
        if (values.Length == spatial + 2)
        {
            return values;
        }

        int[] middle = values.Length == 1 ? [.. Enumerable.Repeat(values[0], spatial)]
            : values.Length == spatial ? values
            : throw new ValueError($"`{what}` should be of length 1, {spatial} or {spatial + 2}. Received: {what}=[{string.Join(", ", values)}] of length {values.Length}");
        return format.StartsWith("NC", StringComparison.Ordinal) ? [1, 1, .. middle] : [1, .. middle, 1];
    }

    /// <summary>The values of the spatial axes alone.</summary>
    public static int[] Spatial(int[] perAxis, string format) => format.StartsWith("NC", StringComparison.Ordinal) ? perAxis[2..] : perAxis[1..^1];

    /// <summary>The padding of each axis, before and after, as the op's attribute has it.</summary>
    public static int[] Explicit(int[][] padding, int rank)
        => padding.Length == rank && padding.All(p => p.Length == 2) ? [.. padding.SelectMany(p => p)]
            : throw new ValueError($"explicit padding needs {rank} pairs [before, after], one for each axis; there are {padding.Length}");
}
