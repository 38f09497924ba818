namespace TfCourse.Engine.Managed;

/// <summary>The parts of an image, and for each entry of them the place in the image and in the outputs.</summary>
internal sealed class RepeatedTable
{
    private readonly List<nint> _from = [], _to = [];
    private readonly List<RepeatedPart> _parts = [];

    /// <summary>A table whose last entries repeat rows, and entries, so as to have all of their own.</summary>
    /// <param name="image">The form of the images.</param>
    /// <param name="outputs">Rows of outputs.</param>
    /// <param name="height">Rows of outputs of an entry.</param>
    /// <param name="together">The entries of a part are a multiple of this.</param>
    public RepeatedTable(RepeatedImage image, int outputs, int height, int together)
    {
        Add(image, 0, outputs, outputs, height, together);
        (From, To, Parts) = ([.. _from], [.. _to], [.. _parts]);
    }

    /// <summary>A table that has each place once.</summary>
    /// <param name="image">The form of the images.</param>
    /// <param name="outputs">Rows of outputs.</param>
    /// <param name="heights">Rows of outputs of entries, the most first, 1 at last: the rows that are left go by fewer.</param>
    public RepeatedTable(RepeatedImage image, int outputs, ReadOnlySpan<int> heights)
    {
        int first = 0;
        foreach (int height in heights)
        {
            int end = first + ((outputs - first) / height * height);
            Add(image, first, end, outputs, height, 1);
            first = end;
        }

        (From, To, Parts) = ([.. _from], [.. _to], [.. _parts]);
    }

    public nint[] From { get; }

    public nint[] To { get; }

    public RepeatedPart[] Parts { get; }

    private static int[] Rows(int first, int end, int height, int outputs)
        => [.. Enumerable.Range(0, (end - first + height - 1) / height).Select(i => Math.Min(first + (i * height), outputs - height))];

    private void Add(RepeatedImage image, int first, int end, int outputs, int height, int together)
    {
        for (int strip = first; strip < end; strip += image.StripRows)
        {
            for (int phase = 0; phase < image.Phases; phase++)
            {
                AddRegisters(image, phase, Rows(strip, Math.Min(end, strip + image.StripRows), height, outputs), height, together);
            }
        }

        if (image.Tail > 0)
        {
            AddTails(image, Rows(first, end, height, outputs), height, together);
        }
    }

    private void AddRegisters(RepeatedImage image, int phase, int[] rows, int height, int together)
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
