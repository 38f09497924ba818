namespace TfCourse.Engine.Managed;

/// <summary>Rows of indices that name elements or slices of a tensor, as GatherNd and the scatter ops have them.</summary>
internal static class IndexRows
{
    /// <summary>Whether indices out of range are skipped and not refused.</summary>
    /// <exception cref="EngineException">The policy is none that exists.</exception>
    public static bool Ignores(NodeInfo node) => node.String("bad_indices_policy") switch
    {
        "" or "DEFAULT" or "ERROR" => false,
        "IGNORE" => true,
        var other => throw EngineException.InvalidArgument($"{node.Op} '{node.Name}': bad_indices_policy is \"{other}\", it has to be DEFAULT, ERROR or IGNORE"),
    };

    /// <summary>Where the slice named by a row begins; -1 when an index is out of range.</summary>
    public static long Offset(ReadOnlySpan<long> row, in Dims dims)
    {
        long offset = 0;
        for (int i = 0; i < row.Length; i++)
        {
            if ((ulong)row[i] >= (ulong)dims[i])
            {
                return -1;
            }

            offset = (offset * dims[i]) + row[i];
        }

        return offset * dims.Product(row.Length, dims.Rank);
    }

    /// <summary>The place of a row in the tensor of indices: [1] or [1,0].</summary>
    public static string Name(int row, in Dims at)
    {
        if (at.Rank <= 1)
        {
            return "";
        }

        var place = new long[at.Rank - 1];
        for (int i = place.Length - 1; i >= 0; i--)
        {
            (long rest, place[i]) = Math.DivRem(row, at[i]);
            row = (int)rest;
        }

        return Sizes.Format(place);
    }

    /// <summary>The indices of a row for a message: [0, 2].</summary>
    public static string Text(ReadOnlySpan<long> row) => $"[{string.Join(", ", row.ToArray())}]";

    /// <summary>Zeros, or empty strings.</summary>
    public static void Clear<T>(Span<T> values)
    {
        if (typeof(T) == typeof(byte[]))
        {
            values.Fill((T)(object)Array.Empty<byte>());
        }
        else
        {
            values.Clear();
        }
    }
}
