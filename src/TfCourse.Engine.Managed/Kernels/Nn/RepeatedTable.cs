namespace TfCourse.Engine.Managed;

/// <summary>The parts of an image, and for each entry of them the place in the image and in the outputs.</summary>
internal sealed class RepeatedTable
{
    private readonly List<nint> _from = [], _to = [];
    private readonly List<RepeatedPart> _parts = [];

    /// <param name="image">The form of the images.</param>
    /// <param name="outputs">Rows of outputs.</param>
    /// <param name="height">Rows of outputs of an entry.</param>
    /// <param name="together">A part's entries are filled up to a multiple of this by repeating the last one.</param>
    /// <param name="overlaps">Whether the last entry may repeat rows so as to have all of its own; else these go one by one.</param>
    public RepeatedTable(RepeatedImage image, int outputs, int height, int together, bool overlaps)
    {
        int whole = overlaps ? outputs : outputs / height * height;
        for (int first = 0; first < whole; first += image.StripRows)
        {
            int end = Math.Min(whole, first + image.StripRows);
            for (int phase = 0; phase < image.Phases; phase++)
            {
                Add(image, phase, Rows(first, end, height, outputs), height, together);
            }
        }

        for (int phase = 0; phase < image.Phases && whole < outputs; phase++)
        {
            Add(image, phase, Rows(whole, outputs, 1, outputs), 1, together);
        }

        if (image.Tail > 0)
        {
            AddTails(image, Rows(0, whole, height, outputs), height, together);
            AddTails(image, Rows(whole, outputs, 1, outputs), 1, together);
        }

        (From, To, Parts) = ([.. _from], [.. _to], [.. _parts]);
    }

    public nint[] From { get; }

    public nint[] To { get; }

    public RepeatedPart[] Parts { get; }

    private static int[] Rows(int first, int end, int height, int outputs)
        => [.. Enumerable.Range(0, (end - first + height - 1) / height).Select(i => Math.Min(first + (i * height), outputs - height))];

    private void Add(RepeatedImage image, int phase, int[] rows, int height, int together)
    {
        int first = _from.Count;
        foreach (int row in rows)
        {
            for (int v = phase; v < image.Registers; v += image.Phases)
            {
                _from.Add(checked((row * image.Row) + (v * image.Lanes)));
                _to.Add(checked((row * image.Line) + (v * image.Lanes)));
            }
        }

        Close(new RepeatedPart(phase, first, 0, false, height, rows.Length == 0 ? 0 : rows[^1] + height), together);
    }

    private void AddTails(RepeatedImage image, int[] rows, int height, int together)
    {
        int first = _from.Count;
        foreach (int row in rows)
        {
            _from.Add(checked((row * image.Row) + (image.Registers * image.Lanes)));
            _to.Add(row * image.Lanes);
        }

        Close(new RepeatedPart(image.TailPhase, first, 0, true, height, rows.Length == 0 ? 0 : rows[^1] + height), together);
    }

    private void Close(in RepeatedPart part, int together)
    {
        while (_from.Count > part.First && (_from.Count - part.First) % together > 0)
        {
            _from.Add(_from[^1]);
            _to.Add(_to[^1]);
        }

        if (_from.Count > part.First)
        {
            _parts.Add(part with { Count = _from.Count - part.First });
        }
    }
}
