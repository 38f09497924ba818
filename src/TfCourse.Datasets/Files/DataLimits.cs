namespace TfCourse.Datasets;

/// <summary>Upper bounds that every reader checks before it allocates, so that a hostile or broken file costs little.</summary>
/// <remarks>Raise a limit with a <c>with</c> expression: <c>DataLimits.Default with { MaxExpandedBytes = 1L &lt;&lt; 30 }</c>.</remarks>
public sealed record DataLimits
{
    /// <summary>The limits that hold when none are given.</summary>
    public static DataLimits Default { get; } = new();

    /// <summary>Bytes of a file as it lies on the disk; 2 GiB less one byte.</summary>
    public long MaxFileBytes { get; init; } = int.MaxValue;

    /// <summary>Bytes that a compressed file or archive member may expand to; 256 MiB.</summary>
    public long MaxExpandedBytes { get; init; } = 256L << 20;

    /// <summary>Dimensions of an array; 32, as many as NumPy 1 allows.</summary>
    public int MaxRank { get; init; } = 32;

    /// <summary>Bytes of the textual header of an npy file; 64 KiB, the most that version 1.0 can express.</summary>
    public int MaxHeaderBytes { get; init; } = 65_535;

    /// <summary>Members of an npz archive; 65,535, the most without zip64.</summary>
    public int MaxMembers { get; init; } = 65_535;

    /// <summary>Characters of a record of a CSV file, line ends inside quotes included; 1 Mi.</summary>
    public int MaxLineLength { get; init; } = 1 << 20;

    /// <summary>Columns of a CSV file; 10,000.</summary>
    public int MaxColumns { get; init; } = 10_000;
}
