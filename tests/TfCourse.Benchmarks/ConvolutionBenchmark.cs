using System.Globalization;
using TfCourse.Engine.Managed;

namespace TfCourse.Benchmarks;

/// <summary>Convolutions and their gradients, channels last, against oneDNN.</summary>
internal static unsafe class ConvolutionBenchmark
{
    private static readonly (string Name, int Batch, int Size, int Channels, int Outputs, int Filter, int Padding)[] Works =
    [
        ("LeNet 1-6 5x5", 64, 28, 1, 6, 5, 2),
        ("LeNet 6-16 5x5", 64, 14, 6, 16, 5, 0),
        ("32-64 5x5", 16, 28, 32, 64, 5, 2),
        ("32-64 5x5 small", 16, 14, 32, 64, 5, 2),
        ("64-64 3x3", 16, 28, 64, 64, 3, 1),
    ];

    public static void Run(TextWriter output, bool peers, int rounds, string? filter)
    {
        OneDnn? peer = peers ? OneDnn.Find() : null;
        output.WriteLine(peer is null ? "no oneDNN: ours alone" : "oneDNN 2, channels last, filters in its own order");
        output.WriteLine(FormattableString.Invariant($"registers of {Simd.Bits} bits; medians of {rounds} rounds, 1 thread"));
        output.WriteLine("convolution             direction  ours GF/s  of peak    oneDNN  ours/oneDNN  best GF/s  of peak  best/best");
        foreach (var w in Works.Where(w => filter is null || w.Name.Contains(filter, StringComparison.Ordinal)))
        {
            WindowAxis axis = WindowAxis.Of(false, w.Size, w.Filter, 1, 1, w.Padding, w.Padding);
            var shape = new ConvolutionShape(w.Batch, axis, axis, w.Channels, w.Outputs);
            var forward = new ConvolutionForward<float>(shape, false);
            var toInput = new ConvolutionToInput<float>(shape, false);
            var toFew = ConvolutionToFewChannels<float>.Fits(shape, false) ? new ConvolutionToFewChannels<float>(shape) : null;
            var toFilter = new ConvolutionToFilter<float>(shape, false);
            bool repeats = RepeatedImage.Fits(shape, false);
            RepeatedForward? repeated = repeats ? new RepeatedForward(shape) : null;
            RepeatedToFilter? repeatedToFilter = repeats ? new RepeatedToFilter(shape) : null;
            using var x = new Numbers<float>((long)w.Batch * w.Size * w.Size * w.Channels, 1);
            using var y = new Numbers<float>((long)w.Batch * shape.Places * w.Outputs, 2);
            using var f = new Numbers<float>((long)shape.FilterSize * w.Outputs, 3);
            using var memory = new Numbers<float>(forward.PanelElements + toInput.PanelElements + (toFew?.PanelElements ?? 0) + (repeated?.PanelElements ?? 0) + toFilter.SumElements, 4);
            nint px = (nint)x.Data, py = (nint)y.Data, pf = (nint)f.Data, pm = (nint)memory.Data;
            Action[] ours =
            [
                repeated is null ? () => forward.Run((float*)px, (float*)pf, (float*)pm, (float*)py, default) : () => repeated.Run((float*)px, (float*)pf, (float*)pm, (float*)py, null, false),
                toFew is null ? () => toInput.Run((float*)py, (float*)pf, (float*)pm, (float*)px) : () => toFew.Run((float*)py, (float*)pf, (float*)pm, (float*)px),
                repeatedToFilter is null ? () => toFilter.Run((float*)px, (float*)py, (float*)pm, (float*)pf) : () => repeatedToFilter.Run((float*)px, (float*)py, (float*)pm, (float*)pf),
            ];
            double flops = 2.0 * w.Batch * shape.Places * shape.FilterSize * w.Outputs;
            for (int direction = 0; direction < 3; direction++)
            {
                var peaks = new List<double>();
                Action peak = () => peaks.Add(ProcessorPeak.Probe());
                Action[] ways = peer is null ? [ours[direction], peak] : [ours[direction], peak, peer.Convolution(direction, w.Batch, w.Size, w.Channels, w.Outputs, w.Filter, w.Padding)];
                (double[] rates, double[] ratios, double[] best) = Interleaved.Measure(flops, rounds, ways);
                string theirs = peer is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{rates[2],10:F1} {ratios[2],12:F3} {best[0],10:F1} {best[0] / peaks.Max(),8:P0} {best[0] / best[2],9:F3}");
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{w.Name,-24} {new[] { "y", "dx", "df" }[direction],-9} {rates[0],10:F1} {rates[0] / Interleaved.Median([.. peaks]),8:P0}{theirs}"));
            }
        }
    }
}
