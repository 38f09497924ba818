using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>The gradient by its input of a convolution of known sizes.</summary>
/// <remarks>
/// Along an axis of stride s, the inputs h with one remainder of h modulo s meet the same entries of the filter: for them
/// the gradient is a convolution of dy in steps of one with those entries, turned around. So every remainder (of each
/// axis) is one product of patches, and nothing is computed that is not needed.
/// </remarks>
internal sealed unsafe class ConvolutionToInput<T> where T : unmanaged, INumber<T>
{
    private readonly BorderedImages<T> _gradients;
    private readonly Phase[] _phases;
    private readonly Part[] _parts;
    private readonly bool _covers, _moves;
    private readonly int _atOnce;

    public ConvolutionToInput(ConvolutionShape shape, bool channelsFirst)
    {
        Shape = shape;
        _moves = channelsFirst && shape.Channels > 1;
        _gradients = new BorderedImages<T>((shape.Depth.Output, shape.Height.Output, shape.Width.Output), Border(shape.Depth), Border(shape.Height), Border(shape.Width), shape.OutputChannels, channelsFirst);
        int places = shape.Depth.Size * shape.Height.Size * shape.Width.Size;
        _atOnce = PatchTable.ImagesAtOnce(shape.Batch, _gradients.ImageStride, places);
        _phases = [.. from d in Residue.Of(shape.Depth)
                      from h in Residue.Of(shape.Height)
                      from w in Residue.Of(shape.Width)
                      select new Phase(shape, _gradients, d, h, w, _atOnce)];
        _parts = [.. _phases.SelectMany(p => p.Parts)];
        PanelElements = _phases.Sum(p => (long)p.PanelElements);
        _covers = _phases.Sum(p => (long)p.Inputs) == places;
    }

    public ConvolutionShape Shape { get; }

    /// <summary>The elements of memory that <see cref="Run"/> needs for the filter in panels.</summary>
    public long PanelElements { get; }

    /// <summary>Computes the gradient with the threads of the run.</summary>
    /// <param name="dy">The gradients of the outputs.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="panels">Memory for <see cref="PanelElements"/>.</param>
    /// <param name="dx">Receives the gradients of the images.</param>
    public void Run(T* dy, T* filter, T* panels, T* dx)
    {
        T* free = panels;
        int part = 0;
        foreach (Phase phase in _phases)
        {
            phase.Pack(Shape, filter, free);
            for (int end = part + phase.Parts.Length; part < end; part++)
            {
                _parts[part].Call.Panels = free;
            }

            free += phase.PanelElements;
        }

        fixed (Part* parts = _parts)
        {
            var work = new Chunks
            {
                Gradients = _gradients,
                Parts = parts,
                PartCount = _parts.Length,
                DY = dy,
                DX = dx,
                ImageSize = Shape.Depth.Size * Shape.Height.Size * Shape.Width.Size * Shape.Channels,
                Batch = Shape.Batch,
                AtOnce = _atOnce,
                Groups = Shape.Groups,
                GroupOutputs = Shape.GroupOutputs,
                Channels = Shape.Channels,
                Clears = !_covers,
                Moves = _moves,
            };
            Workers.Current.Run(work, (Shape.Batch + _atOnce - 1) / _atOnce);
        }
    }

    // How far beyond the gradients the inputs reach: h meets places (h + Before - f · Dilation) / Stride.
    private static (int Before, int After) Border(in WindowAxis axis)
    {
        int lowest = axis.Before - ((axis.Filter - 1) * axis.Dilation), highest = axis.Size - 1 + axis.Before;
        return (Math.Max(0, (-lowest + axis.Stride - 1) / axis.Stride), Math.Max(0, (highest / axis.Stride) - axis.Output + 1));
    }

    /// <summary>The inputs of one remainder along one axis: which, which entries of the filter they meet, and where these begin in the bordered gradients.</summary>
    private readonly record struct Residue(int First, int Count, int[] Entries, int[] Starts, int Before, int Outputs)
    {
        /// <summary>Of the entries that input number <paramref name="input"/> meets: the first whose gradient exists, and the one after the last.</summary>
        public (int First, int End) Inside(int input)
        {
            int first = 0, end = Entries.Length;
            while (first < end && Starts[first] - Before + input < 0)
            {
                first++;
            }

            while (end > first && Starts[end - 1] - Before + input >= Outputs)
            {
                end--;
            }

            return (first, end);
        }

        public static IEnumerable<Residue> Of(WindowAxis axis)
        {
            int before = Border(axis).Before;
            for (int first = 0; first < Math.Min(axis.Stride, axis.Size); first++)
            {
                int place = first + axis.Before;
                int[] entries = [.. Enumerable.Range(0, axis.Filter).Where(f => (place - (f * axis.Dilation)) % axis.Stride == 0).Reverse()];
                int[] starts = Array.ConvertAll(entries, f => ((place - (f * axis.Dilation)) / axis.Stride) + before);
                if (entries.Length > 0)
                {
                    yield return new Residue(first, ((axis.Size - first - 1) / axis.Stride) + 1, entries, starts, before, axis.Output);
                }
            }
        }
    }

    /// <summary>The inputs of one remainder along every axis.</summary>
    private sealed class Phase
    {
        private readonly PatchTable[] _tables;
        private readonly int[] _entries;
        private readonly int _panel;

        public Phase(ConvolutionShape s, BorderedImages<T> gradients, Residue d, Residue h, Residue w, int atOnce)
        {
            _entries = [.. from a in d.Entries from b in h.Entries from e in w.Entries select (((a * s.Height.Filter) + b) * s.Width.Filter) + e];
            _panel = checked((int)PatchProduct.PanelSize<T>(_entries.Length * s.GroupOutputs, s.GroupChannels));
            PanelElements = checked(_panel * s.Groups);
            Inputs = checked(d.Count * h.Count * w.Count);
            int[] offsets = [.. from a in d.Starts from b in h.Starts from e in w.Starts select (a * gradients.PlaneStride) + (b * gradients.RowStride) + (e * s.OutputChannels)];
            (int[] joined, int length) = s.Groups == 1 ? PatchTable.Join(offsets, s.GroupOutputs, w.Entries.Length) : (offsets, s.GroupOutputs);
            bool isJoined = length > s.GroupOutputs || w.Entries.Length == 1;
            _tables = isJoined && d.Entries.Length == 1 && d.Count == 1 && s.Groups == 1 ? [.. Grouped(s, gradients, d, h, w, atOnce)]
                : [Table(s, gradients, d, PlaceGroup.Whole(h.Count, h.Entries.Length), h, PlaceGroup.Whole(w.Count, w.Entries.Length), w, atOnce, joined, length)];
            int images = atOnce;
            Parts = [.. _tables.Select(t => new Part { Call = t.Call<T>(t.Rows / images, s.GroupChannels), Panel = _panel })];
        }

        /// <summary>The groups of inputs that meet the same entries.</summary>
        public Part[] Parts { get; }

        /// <summary>How many inputs of an image there are.</summary>
        public int Inputs { get; }

        /// <summary>The elements of the panels of all groups.</summary>
        public int PanelElements { get; }

        private static IEnumerable<PatchTable> Grouped(ConvolutionShape s, BorderedImages<T> gradients, Residue d, Residue h, Residue w, int atOnce)
        {
            foreach (PlaceGroup rows in PlaceGroup.Of(h.Count, h.Entries.Length, h.Inside))
            {
                IEnumerable<PlaceGroup> along = rows.Places.Length * atOnce >= PlaceGroup.Least ? PlaceGroup.Of(w.Count, w.Entries.Length, w.Inside) : [PlaceGroup.Whole(w.Count, w.Entries.Length)];
                foreach (PlaceGroup columns in along)
                {
                    int[] segments = [.. from i in Enumerable.Range(rows.First, rows.Count) select (d.Starts[0] * gradients.PlaneStride) + (h.Starts[i] * gradients.RowStride) + (w.Starts[columns.First] * s.OutputChannels)];
                    yield return Table(s, gradients, d, rows, h, columns, w, atOnce, segments, columns.Count * s.OutputChannels);
                }
            }
        }

        private static PatchTable Table(ConvolutionShape s, BorderedImages<T> gradients, Residue d, PlaceGroup rows, Residue h, PlaceGroup columns, Residue w, int atOnce, int[] segments, int length)
        {
            int row = s.Width.Size * s.Channels, plane = s.Height.Size * row, entries = w.Entries.Length;
            int[] at = [.. from a in Enumerable.Range(0, d.Count) from b in rows.Places from e in columns.Places select (a * gradients.PlaneStride) + (b * gradients.RowStride) + (e * s.OutputChannels)];
            int[] to = [.. from a in Enumerable.Range(0, d.Count)
                           from b in rows.Places
                           from e in columns.Places
                           select (((a * s.Depth.Stride) + d.First) * plane) + (((b * s.Height.Stride) + h.First) * row) + (((e * s.Width.Stride) + w.First) * s.Channels)];
            return new PatchTable(PatchTable.Repeat(at, atOnce, gradients.ImageStride), PatchTable.Repeat(to, atOnce, s.Depth.Size * plane), segments, length)
            {
                PanelRows = d.Entries.Length * h.Entries.Length * entries * s.GroupOutputs,
                PanelFirst = ((rows.First * entries) + columns.First) * s.GroupOutputs,
                PanelSkip = (entries - columns.Count) * s.GroupOutputs,
            };
        }

        /// <summary>panels[entry, k, q] = filter[entry, q, k], group after group.</summary>
        public void Pack(ConvolutionShape s, T* filter, T* panels)
        {
            int outputs = s.GroupOutputs, channels = s.GroupChannels;
            for (int g = 0; g < s.Groups; g++, panels += _panel)
            {
                for (int i = 0; i < _entries.Length; i++)
                {
                    T* block = filter + ((nint)_entries[i] * channels * s.OutputChannels) + (g * outputs);
                    PatchProduct.Pack(block, s.OutputChannels, true, channels, outputs, panels, _entries.Length * outputs, i * outputs);
                }
            }
        }
    }

    /// <summary>What a piece of work knows of a phase: its rows are those of one image.</summary>
    private struct Part
    {
        public PatchCall<T> Call;
        public int Panel;
    }

    private struct Chunks : IChunks
    {
        public BorderedImages<T> Gradients;
        public Part* Parts;
        public T* DY, DX;
        public int PartCount, ImageSize, Batch, AtOnce, Groups, GroupOutputs, Channels;
        public bool Clears, Moves;

        public readonly void Run(int chunk)
        {
            int first = chunk * AtOnce, count = Math.Min(AtOnce, Batch - first), size = checked(count * ImageSize);
            T* dx = DX + ((nint)first * ImageSize), to = Moves ? ThreadMemory.Of<T>(ThreadMemory.Moved, size) : dx;
            T* dy = Gradients.Take(DY, first, count, ThreadMemory.Bordered);
            if (Clears)
            {
                new Span<T>(to, size).Clear();
            }

            for (int p = 0; p < PartCount; p++)
            {
                PatchCall<T> call = Parts[p].Call;
                T* panels = call.Panels;
                call.Rows *= count;
                for (int g = 0; g < Groups; g++)
                {
                    call.X = dy + ((nint)g * GroupOutputs);
                    call.Panels = panels + ((nint)g * Parts[p].Panel);
                    call.Y = to + ((nint)g * call.Columns);
                    PatchProduct.Multiply(call);
                }
            }

            if (Moves)
            {
                BorderedImages<T>.MoveChannelsFirst(to, dx, count, ImageSize / Channels, Channels);
            }
        }
    }
}
