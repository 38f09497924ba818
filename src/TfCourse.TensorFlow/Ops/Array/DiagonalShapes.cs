namespace Tensorflow;

/// <summary>What shape rules know of a band of diagonals: 0 is the main one, positive ones lie above.</summary>
internal static class DiagonalShapes
{
    /// <summary>The lower and upper diagonal that a scalar or a vector of one or two names; null when not known now.</summary>
    public static (long Lower, long Upper)? Read(ShapeContext c, int input)
    {
        c.WithRankAtMost(input, 1);
        if (c.Integers(input) is not { } k)
        {
            return null;
        }

        c.Require(k.Length is 1 or 2, $"diag_index must be a vector with one or two elements. It has {k.Length} elements.");
        c.Require(k[0] <= k[^1], "lower_diag_index is greater than upper_diag_index");
        return (k[0], k[^1]);
    }

    /// <summary>Refuses diagonals outside of a matrix of known size.</summary>
    public static void RequireInside(ShapeContext c, long rows, long columns, long lower, long upper)
    {
        if (rows >= 0 && columns >= 0)
        {
            c.Require(lower == 0 || (-rows < lower && lower < columns), "lower_diag_index is out of bound.");
            c.Require(upper == 0 || (-rows < upper && upper < columns), "upper_diag_index is out of bound.");
        }
    }
}
