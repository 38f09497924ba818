namespace TfCourse.Engine.Managed;

/// <summary>Columns that repeat in memory, seen through registers.</summary>
internal static class LanePattern
{
    /// <summary>After how many registers, of a power of two of elements, a register begins with the first column again.</summary>
    public static int Registers(int columns, int lanes) => columns / Math.Min(lanes, columns & -columns);
}
