using System.Globalization;

namespace Tensorflow;

/// <summary>Which elements of an axis an index takes: <c>t[Slice.All, "1:3", 0]</c>.</summary>
public sealed class Slice
{
    /// <summary>The elements start, start + step, … before stop.</summary>
    /// <param name="start">The first; null for the beginning (the end when the step is negative); negative from the end.</param>
    /// <param name="stop">Where to stop, exclusively; null for the end; negative from the end.</param>
    /// <param name="step">The step, not 0.</param>
    /// <param name="isIndex">Takes the one element start; the axis disappears.</param>
    /// <exception cref="ValueError">The step is 0.</exception>
    public Slice(int? start = null, int? stop = null, int step = 1, bool isIndex = false)
    {
        (Start, Stop, Step, IsIndex) = (start, stop, step, isIndex);
        if (step == 0)
        {
            throw new ValueError("A slice needs a step that is not 0; use 1 for all elements.");
        }
    }

    /// <summary>Python's way of writing: "1:3", "::2", ":", "5", "..." or "newaxis" (also "np.newaxis" and "None").</summary>
    /// <param name="slice_notation">The text.</param>
    /// <exception cref="ValueError">The text is no slice.</exception>
    public Slice(string slice_notation)
    {
        ArgumentNullException.ThrowIfNull(slice_notation);
        string text = slice_notation.Trim();
        Step = 1;
        if (text is "..." or "newaxis" or "np.newaxis" or "None")
        {
            (IsEllipsis, IsNewAxis) = (text == "...", text != "...");
            return;
        }

        string[] parts = text.Split(':');
        if (parts.Length > 3)
        {
            throw new ValueError($"'{slice_notation}' is no slice: it has more than start:stop:step");
        }

        Start = Number(parts[0], slice_notation);
        if (parts.Length == 1)
        {
            IsIndex = Start is not null ? true : throw new ValueError("An empty text is no slice; write : for all elements");
            Stop = Start + 1;
            return;
        }

        Stop = Number(parts[1], slice_notation);
        Step = parts.Length == 3 ? Number(parts[2], slice_notation) ?? 1 : 1;
        if (Step == 0)
        {
            throw new ValueError($"'{slice_notation}' is no slice: the step is 0");
        }
    }

    /// <summary>All elements of an axis.</summary>
    public static Slice All { get; } = new();

    /// <summary>No element of an axis.</summary>
    public static Slice None { get; } = new(0, 0);

    /// <summary>All axes that the other entries do not name.</summary>
    public static Slice Ellipsis { get; } = new("...");

    /// <summary>A new axis of size 1.</summary>
    public static Slice NewAxis { get; } = new("newaxis");

    /// <summary>The first element, or null for the beginning.</summary>
    public int? Start { get; }

    /// <summary>Where to stop, exclusively, or null for the end.</summary>
    public int? Stop { get; }

    /// <summary>The step.</summary>
    public int Step { get; }

    /// <summary>Whether it takes one element, so that the axis disappears.</summary>
    public bool IsIndex { get; }

    /// <summary>Whether it stands for all axes not named.</summary>
    public bool IsEllipsis { get; }

    /// <summary>Whether it makes a new axis.</summary>
    public bool IsNewAxis { get; }

    /// <summary>One element; the axis disappears.</summary>
    /// <param name="index">Which; negative from the end.</param>
    /// <returns>The slice.</returns>
    public static Slice Index(int index) => new(index, index + 1, 1, true);

    /// <summary>Several slices, separated by commas: "1:3, :, 0".</summary>
    /// <param name="multi_slice_notation">The text.</param>
    /// <returns>The slices in order.</returns>
    /// <exception cref="ValueError">A part is no slice.</exception>
    public static Slice[] ParseSlices(string multi_slice_notation)
    {
        ArgumentNullException.ThrowIfNull(multi_slice_notation);
        return Array.ConvertAll(multi_slice_notation.Split(','), s => new Slice(s));
    }

    /// <summary>One element; the axis disappears.</summary>
    /// <param name="index">Which; negative from the end.</param>
    public static implicit operator Slice(int index) => Index(index);

    /// <summary>Python's way of writing, e.g. "1:3".</summary>
    /// <param name="slice">The text.</param>
    public static implicit operator Slice(string slice) => new(slice);

    /// <summary>C#'s way of writing, e.g. 1..3 or ..^1.</summary>
    /// <param name="range">The range.</param>
    public static implicit operator Slice(Range range) => new(Bound(range.Start, false), Bound(range.End, true));

    /// <summary>C#'s way of writing one element, e.g. ^1 for the last.</summary>
    /// <param name="index">The element.</param>
    public static implicit operator Slice(Index index) => Index(index.IsFromEnd ? -index.Value : index.Value);

    /// <summary>Python's way of writing.</summary>
    /// <returns>For example 1:3 or ....</returns>
    public override string ToString() => IsEllipsis ? "..." : IsNewAxis ? "newaxis" : IsIndex
        ? string.Create(CultureInfo.InvariantCulture, $"{Start}")
        : string.Create(CultureInfo.InvariantCulture, $"{Start}:{Stop}{(Step == 1 ? "" : $":{Step}")}");

    private static int? Number(string text, string whole) => text.Trim() is not { Length: > 0 } digits ? null
        : int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number
        : throw new ValueError($"'{whole}' is no slice: '{digits}' is no number");

    // ^0 as an end is the end itself.
    private static int? Bound(Index index, bool end) => index.IsFromEnd ? (index.Value == 0 && end ? null : -index.Value) : index.Value;
}
