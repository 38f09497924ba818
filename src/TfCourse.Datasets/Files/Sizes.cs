using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Products of sizes, checked: the only place where sizes from a file are multiplied.</summary>
internal static class Sizes
{
    // A declared size beyond this many bytes cannot be an array of .NET, whatever the limits say.
    internal const long MaxArrayBytes = 0x7FFF_FFC7;

    /// <summary>∏ shape, or null when it exceeds what an array can hold.</summary>
    public static int? Elements(ReadOnlySpan<int> shape, int elementSize)
    {
        // A zero anywhere makes the array empty, however large the other dimensions are.
        if (shape.Contains(0))
            return 0;

        long count = 1;
        foreach (int dimension in shape)
        {
            if (dimension < 0 || count > MaxArrayBytes / dimension)
                return null;
            count *= dimension;
        }
        return count > MaxArrayBytes / elementSize ? null : (int)count;
    }

    /// <summary>∏ shape of an array of the caller's; what overflows is the caller's mistake.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative or the product is too large.</exception>
    public static int Require(ReadOnlySpan<int> shape, int elementSize, string parameter)
        => Elements(shape, elementSize)
           ?? throw new ArgumentOutOfRangeException(
               parameter, Show(shape), Invariant($"A shape needs dimensions of 0 or more and at most {MaxArrayBytes / elementSize} elements."));

    /// <summary>[2, 3, 4]</summary>
    public static string Show(ReadOnlySpan<int> shape)
    {
        string[] parts = new string[shape.Length];
        for (int i = 0; i < parts.Length; i++)
            parts[i] = Invariant($"{shape[i]}");
        return "[" + string.Join(", ", parts) + "]";
    }
}
