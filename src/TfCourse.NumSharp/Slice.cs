using System.Globalization;

namespace NumSharp;

/// <summary>One part of an index: a range <c>start:stop:step</c>, a single position, <c>...</c> or a new axis.</summary>
public sealed class Slice
{
    /// <summary>The range start:stop:step; what is left out reaches to the end of the axis.</summary>
    /// <param name="start">First position; a negative one counts from the end.</param>
    /// <param name="stop">Position to stop before; a negative one counts from the end.</param>
    /// <param name="step">Distance between positions; negative to go backwards, never 0.</param>
    /// <exception cref="ArgumentException"><paramref name="step"/> is 0.</exception>
    public Slice(long? start = null, long? stop = null, long step = 1)
    {
        if (step == 0)
            throw new ArgumentException("The step of a slice is 0; use a positive or a negative step.", nameof(step));
        (Start, Stop, Step) = (start, stop, step);
    }

    /// <summary>Parses one part of Python's notation, such as <c>1:</c>, <c>::-1</c>, <c>3</c> or <c>...</c>.</summary>
    /// <param name="slice_notation">The notation.</param>
    /// <exception cref="FormatException">The text is no slice.</exception>
    public Slice(string slice_notation)
    {
        Slice parsed = Parse(slice_notation);
        (Start, Stop, Step) = (parsed.Start, parsed.Stop, parsed.Step);
        (IsIndex, IsEllipsis, IsNewAxis) = (parsed.IsIndex, parsed.IsEllipsis, parsed.IsNewAxis);
    }

    /// <summary>The whole axis.</summary>
    public static Slice All => new(null, null);

    /// <summary>As many whole axes as are not named otherwise.</summary>
    public static Slice Ellipsis => new(null, null) { IsEllipsis = true };

    /// <summary>A new axis of length 1.</summary>
    public static Slice NewAxis => new(null, null) { IsNewAxis = true };

    /// <summary>First position, or null for the axis' end on that side.</summary>
    public long? Start { get; }

    /// <summary>Position to stop before, or null for the axis' end on that side.</summary>
    public long? Stop { get; }

    /// <summary>Distance between positions; never 0.</summary>
    public long Step { get; } = 1;

    /// <summary>True for a single position, which takes its axis away.</summary>
    public bool IsIndex { get; private init; }

    /// <summary>True for <c>...</c>.</summary>
    public bool IsEllipsis { get; private init; }

    /// <summary>True for a new axis.</summary>
    public bool IsNewAxis { get; private init; }

    /// <summary>The single position <paramref name="index"/>.</summary>
    /// <param name="index">A position; a negative one counts from the end.</param>
    public static Slice Index(long index) => new(index, null) { IsIndex = true };

    /// <summary>Parses Python's notation of several axes, such as <c>1:, ::2</c>.</summary>
    /// <param name="multi_slice_notation">The parts, separated by commas.</param>
    /// <returns>One slice a part.</returns>
    /// <exception cref="FormatException">A part is no slice.</exception>
    public static Slice[] ParseSlices(string multi_slice_notation)
    {
        ArgumentNullException.ThrowIfNull(multi_slice_notation);
        return [.. multi_slice_notation.Split(',').Select(Parse)];
    }

    /// <summary>The single position <paramref name="index"/>.</summary>
    public static implicit operator Slice(int index) => Index(index);

    /// <inheritdoc cref="op_Implicit(int)"/>
    public static implicit operator Slice(long index) => Index(index);

    /// <summary>Parses one part of Python's notation.</summary>
    public static implicit operator Slice(string slice) => Parse(slice);

    /// <summary>The slice in Python's notation.</summary>
    public override string ToString()
        => IsEllipsis ? "..." : IsNewAxis ? "np.newaxis"
            : IsIndex ? string.Create(CultureInfo.InvariantCulture, $"{Start}")
            : string.Create(CultureInfo.InvariantCulture, $"{Start}:{Stop}") + (Step == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $":{Step}"));

    // Python's rule: ends beyond the axis are moved to it, so a slice may be empty but never fails.
    internal (int Start, int Count) Resolve(int length)
    {
        long Clamp(long position, long low, long high) => Math.Clamp(position < 0 ? position + length : position, low, high);

        if (Step > 0)
        {
            long first = Clamp(Start ?? 0, 0, length), end = Clamp(Stop ?? length, 0, length);
            return ((int)first, end <= first ? 0 : (int)((end - first - 1) / Step + 1));
        }

        long from = Start is { } start ? Clamp(start, -1, length - 1) : length - 1;
        long until = Stop is { } stop ? Clamp(stop, -1, length - 1) : -1;
        return ((int)Math.Max(from, 0), until >= from ? 0 : (int)((UInt128)(from - until - 1) / (UInt128)(-(Int128)Step) + 1));
    }

    private static Slice Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        if (trimmed == "...")
            return Ellipsis;
        if (trimmed is "np.newaxis" or "newaxis" or "None")
            return NewAxis;

        string[] parts = trimmed.Split(':');
        if (trimmed.Length == 0 || parts.Length > 3)
            throw NotASlice(text);
        long?[] numbers = [.. parts.Select(part => Number(part, text))];
        return parts.Length == 1
            ? Index(numbers[0] ?? throw NotASlice(text))
            : new Slice(numbers[0], numbers[1], parts.Length == 3 ? numbers[2] ?? 1 : 1);
    }

    private static long? Number(string part, string text)
        => part.Trim().Length == 0 ? null
            : long.TryParse(part.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number
            : throw NotASlice(text);

    private static FormatException NotASlice(string text)
        => new($"'{text}' is no slice. Write a position, a range start:stop:step with any part left out, or '...'; axes are separated by commas.");
}
