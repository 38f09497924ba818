using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>The gradient of a convolution by its input.</summary>
/// <remarks>
/// Along an axis of stride s, the inputs h with one remainder of h modulo s meet the same entries of the filter: for them
/// the gradient is a convolution of dy in steps of one with those entries, turned around. So every remainder (of each
/// axis) is one product of patches, and nothing is computed that is not needed.
/// </remarks>
internal sealed unsafe class ConvolutionBackpropInputKernel<T> : Kernel where T : unmanaged, INumber<T>
{
    private readonly WindowAttributes _attributes;
    private ConvolutionShape? _shape, _planned;
    private BorderedImages<T>? _gradients;
    private Phase[] _phases = [];
    private int _atOnce, _mostEntries;

    public ConvolutionBackpropInputKernel(NodeInfo node)
    {
        _attributes = new WindowAttributes(node);
        _attributes.RequireSpatial();
    }

    public override void Run(KernelContext c)
    {
        Dims input = InputDims(c);
        ConvolutionShape shape = ConvolutionShape.Of(ref _shape, _attributes, input, c.Dims(1));
        shape.RequireOutput(c.Dims(2));
        Span<T> output = c.Output<T>(0, input);
        if (output.Length == 0 || c.Value(2).Count == 0)
        {
            output.Clear();
            return;
        }

        if (_planned != shape)
        {
            Plan(shape);
            _planned = shape;
        }

        bool moves = _attributes.IsChannelsFirst && shape.Channels > 1;
        using var panels = new Scratch<T>(c, PatchProduct.PanelSize<T>(_mostEntries * shape.GroupOutputs, shape.GroupChannels));
        using var turned = new Scratch<T>(c, c.Value(1).Count);
        using var bordered = new Scratch<T>(c, _gradients!.IsAsGiven ? 0 : (long)_atOnce * _gradients.ImageStride);
        using var last = new Scratch<T>(c, moves ? output.Length : 0);
        fixed (T* filter = c.Input<T>(1), dy = c.Input<T>(2), dx = output)
        {
            Turn(filter, turned.Data, shape);
            T* to = moves ? last.Data : dx;
            new Span<T>(to, output.Length).Clear();
            for (int first = 0; first < shape.Batch; first += _atOnce)
            {
                int count = Math.Min(_atOnce, shape.Batch - first);
                T* gradients = dy + ((long)first * _gradients.Given);
                if (!_gradients.IsAsGiven)
                {
                    _gradients.Write(gradients, count, bordered.Data);
                    gradients = bordered.Data;
                }

                foreach (Phase phase in _phases)
                {
                    for (int g = 0; g < shape.Groups; g++)
                    {
                        phase.Run(shape, count, gradients, turned.Data, g, panels.Data, to + ((long)first * output.Length / shape.Batch));
                    }
                }
            }

            if (moves)
            {
                BorderedImages<T>.MoveChannelsFirst(to, dx, shape.Batch, output.Length / shape.Batch / shape.Channels, shape.Channels);
            }
        }
    }

    // The sizes of all axes, or the spatial ones only.
    private Dims InputDims(KernelContext c)
    {
        Dims given = c.Shape(0), dy = c.Dims(2), filter = c.Dims(1);
        int rank = _attributes.Rank;
        if (given.Rank == rank || given.Rank != rank - 2 || dy.Rank != rank || filter.Rank != rank)
        {
            return given;
        }

        Span<long> sizes = stackalloc long[rank];
        (sizes[0], sizes[_attributes.Channels]) = (dy[0], filter[rank - 2]);
        for (int i = 0; i < rank - 2; i++)
        {
            sizes[_attributes.Spatial(i)] = given[i];
        }

        return new Dims(sizes);
    }

    // turned[entry, k, q] = filter[entry, q, k]
    private static void Turn(T* filter, T* turned, ConvolutionShape s)
    {
        int rows = s.GroupChannels, columns = s.OutputChannels, entries = s.Depth.Filter * s.Height.Filter * s.Width.Filter;
        for (int e = 0; e < entries; e++, turned += rows * columns)
        {
            for (int q = 0; q < rows; q++)
            {
                for (int k = 0; k < columns; k++)
                {
                    turned[(k * rows) + q] = *filter++;
                }
            }
        }
    }

    private void Plan(ConvolutionShape s)
    {
        _gradients = new BorderedImages<T>((s.Depth.Output, s.Height.Output, s.Width.Output), Border(s.Depth), Border(s.Height), Border(s.Width), s.OutputChannels, _attributes.IsChannelsFirst);
        int places = s.Depth.Size * s.Height.Size * s.Width.Size;
        _atOnce = PatchTable.ImagesAtOnce(s.Batch, _gradients.ImageStride, places);
        var phases = new List<Phase>();
        foreach (Residue d in Residue.Of(s.Depth))
        {
            foreach (Residue h in Residue.Of(s.Height))
            {
                foreach (Residue w in Residue.Of(s.Width))
                {
                    phases.Add(new Phase(s, _gradients, d, h, w, _atOnce));
                }
            }
        }

        _phases = [.. phases];
        _mostEntries = phases.Count == 0 ? 0 : phases.Max(p => p.Entries.Length);
    }

    // How far beyond the gradients the inputs reach: h meets places (h + Before - f · Dilation) / Stride.
    private static (int Before, int After) Border(in WindowAxis axis)
    {
        int lowest = axis.Before - ((axis.Filter - 1) * axis.Dilation), highest = axis.Size - 1 + axis.Before;
        return (Math.Max(0, (-lowest + axis.Stride - 1) / axis.Stride), Math.Max(0, (highest / axis.Stride) - axis.Output + 1));
    }

    /// <summary>The inputs of one remainder along one axis: which, which entries of the filter they meet, and where these begin in the bordered gradients.</summary>
    private readonly record struct Residue(int First, int Count, int[] Entries, int[] Starts)
    {
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
                    yield return new Residue(first, ((axis.Size - first - 1) / axis.Stride) + 1, entries, starts);
                }
            }
        }
    }

    /// <summary>The inputs of one remainder along every axis.</summary>
    private sealed class Phase
    {
        private readonly PatchTable _table;
        private readonly int _rows;

        public Phase(ConvolutionShape s, BorderedImages<T> gradients, Residue d, Residue h, Residue w, int atOnce)
        {
            int[] at = PatchTable.Grid((d.Count, gradients.PlaneStride), (h.Count, gradients.RowStride), (w.Count, s.OutputChannels));
            int row = s.Width.Size * s.Channels, plane = s.Height.Size * row;
            int[] to = PatchTable.Grid((d.Count, s.Depth.Stride * plane), (h.Count, s.Height.Stride * row), (w.Count, s.Width.Stride * s.Channels),
                (d.First * plane) + (h.First * row) + (w.First * s.Channels));
            int[] offsets = [.. from a in d.Starts from b in h.Starts from e in w.Starts select (a * gradients.PlaneStride) + (b * gradients.RowStride) + (e * s.OutputChannels)];
            Entries = [.. from a in d.Entries from b in h.Entries from e in w.Entries select (((a * s.Height.Filter) + b) * s.Width.Filter) + e];
            (int[] joined, int length) = s.Groups == 1 ? PatchTable.Join(offsets, s.GroupOutputs, w.Entries.Length) : (offsets, s.GroupOutputs);
            _rows = at.Length;
            _table = new PatchTable(PatchTable.Repeat(at, atOnce, gradients.ImageStride), PatchTable.Repeat(to, atOnce, s.Depth.Size * plane), joined, length);
        }

        /// <summary>The entries of the filter, in the order of the segments.</summary>
        public int[] Entries { get; }

        public void Run(ConvolutionShape s, int count, T* gradients, T* turned, int group, T* panels, T* dx)
        {
            int outputs = s.GroupOutputs, channels = s.GroupChannels, k = Entries.Length * outputs;
            for (int i = 0; i < Entries.Length; i++)
            {
                T* block = turned + (((long)Entries[i] * s.OutputChannels) + (group * outputs)) * channels;
                PatchProduct.Pack(block, outputs, channels, channels, panels, k, i * outputs);
            }

            PatchProduct.Multiply(gradients + (group * outputs), _table.At.AsSpan(0, count * _rows), _table.Offsets, _table.Length,
                panels, dx + (group * channels), _table.To.AsSpan(0, count * _rows), channels);
        }
    }
}

/// <summary>Picks the element type of Conv2DBackpropInput and Conv3DBackpropInputV2.</summary>
internal readonly struct ConvolutionBackpropInputKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<ConvolutionBackpropInputKernel>(node, node.Type("T"));

    static Kernel INumberFactory.Create<T>(NodeInfo node) => new ConvolutionBackpropInputKernel<T>(node);
}
