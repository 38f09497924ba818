namespace TfCourse.Engine.Managed;

/// <summary>
/// A band of diagonals of matrices [rows, columns]: number 0 is the main one, positive ones lie above. Packed, each is a
/// row of the length of the longest, the uppermost first, shifted to the left or to the right as align says.
/// </summary>
internal readonly struct Diagonals
{
    public Diagonals(long rows, long columns, long lower, long upper, string align)
    {
        (Rows, Columns, Lower, Upper) = (rows, columns, lower, upper);
        Longest = Math.Max(0, Math.Min(rows + Math.Min(upper, 0), columns - Math.Max(lower, 0)));
        (LeftAbove, LeftBelow) = (align is "LEFT_RIGHT" or "LEFT_LEFT", align is "RIGHT_LEFT" or "LEFT_LEFT");
    }

    public long Rows { get; }

    public long Columns { get; }

    public long Lower { get; }

    public long Upper { get; }

    public long Count => Upper - Lower + 1;

    /// <summary>The length of the longest diagonal of the band.</summary>
    public long Longest { get; }

    private bool LeftAbove { get; }

    private bool LeftBelow { get; }

    /// <summary>The length of a diagonal.</summary>
    public long Length(long d) => Math.Max(0, Math.Min(Rows + Math.Min(d, 0), Columns - Math.Max(d, 0)));

    /// <summary>Where a diagonal begins within its packed row.</summary>
    public long Offset(long d) => (d >= 0 ? LeftAbove : LeftBelow) ? 0 : Longest - Length(d);

    /// <summary>The place of the first element of a diagonal in its matrix.</summary>
    public long First(long d) => d >= 0 ? d : -d * Columns;

    /// <summary>Reads k: one number, or the lower and the upper one.</summary>
    public static (long Lower, long Upper) Read(KernelContext c, int input)
    {
        if (c.Dims(input).Rank > 1)
        {
            throw EngineException.InvalidArgument($"diag_index must be a scalar or vector, received shape: {c.Dims(input)}");
        }

        int count = c.Value(input).Count;
        if (count is not (1 or 2))
        {
            throw EngineException.InvalidArgument($"diag_index must have only one or two elements, received {count} elements.");
        }

        (long lower, long upper) = (c.IntegerAt(input, 0), c.IntegerAt(input, count - 1));
        return lower <= upper ? (lower, upper)
            : throw EngineException.InvalidArgument($"lower_diag_index must not be larger than upper_diag_index: {lower} > {upper}");
    }

    /// <summary>Refuses diagonals outside of the matrix; number 0 is allowed even of an empty one.</summary>
    public void RequireInside()
    {
        Require(Lower, "lower");
        Require(Upper, "upper");
    }

    private void Require(long d, string which)
    {
        if (d != 0 && (d <= -Rows || d >= Columns))
        {
            throw EngineException.InvalidArgument($"{which}_diag_index is out of bound: {d}. It must be between {-Rows} and {Columns}");
        }
    }
}
