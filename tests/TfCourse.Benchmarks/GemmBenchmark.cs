using System.Globalization;
using System.Numerics;
using TfCourse.Engine.Managed;

namespace TfCourse.Benchmarks;

/// <summary>Products of matrices against OpenBLAS: squares, and the products of networks forward and backward.</summary>
internal static unsafe class GemmBenchmark
{
    private static readonly (int In, int Out)[] Layers = [(784, 512), (512, 256), (256, 10), (12288, 25), (25, 12), (12, 6)];

    private readonly record struct Work(string Name, bool TransposeA, bool TransposeB, int M, int N, int K);

    public static void Run(TextWriter output, bool peers, int rounds, string? filter, bool doubles)
    {
        OpenBlas? blas = peers ? OpenBlas.Find() : null;
        output.WriteLine(blas is null ? "no OpenBLAS: ours alone" : blas.Name);
        output.WriteLine(FormattableString.Invariant($"registers of {Simd.Bits} bits; medians of {rounds} rounds, 1 thread"));
        output.WriteLine("product                          M     N     K   ours GF/s  of peak  OpenBLAS  ours/OpenBLAS  best GF/s  of peak  best/best");
        foreach ((string title, List<Work> works) in new[] { ("squares", Squares()), ("networks", Networks()), ("vectors", VectorWorks()) })
        {
            List<double> ratios = [], bestRatios = [];
            foreach (Work w in works.Where(w => filter is null || w.Name.Contains(filter, StringComparison.Ordinal)))
            {
                ratios.Add(doubles ? One<double>(output, w, blas, rounds, bestRatios) : One<float>(output, w, blas, rounds, bestRatios));
            }

            if (blas is not null && ratios.Count > 0)
            {
                output.WriteLine(FormattableString.Invariant(
                    $"{title}: {ratios.Count} products, geometric mean {Mean(ratios):F3}, least {ratios.Min():F3}; of the best rates {Mean(bestRatios):F3}, least {bestRatios.Min():F3}"));
            }
        }
    }

    private static List<Work> Squares() => [.. from size in new[] { 256, 384, 512, 768, 1024, 2048 }
                                               from form in size == 512 ? new[] { (false, false), (true, false), (false, true), (true, true) } : [(false, false)]
                                               select new Work($"square {Form(form)}", form.Item1, form.Item2, size, size, size)];

    private static List<Work> Networks() => [.. from batch in new[] { 32, 128, 256 }
                                                from layer in Layers
                                                from w in new[]
                                                {
                                                    new Work($"{layer.In}-{layer.Out} b{batch} forward", false, false, batch, layer.Out, layer.In),
                                                    new Work($"{layer.In}-{layer.Out} b{batch} dW", true, false, layer.In, layer.Out, batch),
                                                    new Work($"{layer.In}-{layer.Out} b{batch} dX", false, true, batch, layer.In, layer.Out),
                                                }
                                                where layer.In != 12288 || !w.TransposeB
                                                select w];

    // One output, as in a logistic regression; one example, as where a model is served; and one column an example, as the course has it.
    private static List<Work> VectorWorks() => [.. from size in new (int In, int Batch)[] { (12288, 32), (12288, 209), (784, 128), (64, 1024), (3, 64) }
                                                   from w in new[]
                                                   {
                                                       new Work($"{size.In}-1 b{size.Batch} forward", false, false, size.Batch, 1, size.In),
                                                       new Work($"{size.In}-1 b{size.Batch} dW", true, false, size.In, 1, size.Batch),
                                                       new Work($"{size.In}-1 columns b{size.Batch}", true, false, 1, size.Batch, size.In),
                                                       new Work($"{size.In}-1 columns b{size.Batch} dW", false, true, size.In, 1, size.Batch),
                                                   }
                                                   select w,
                                                .. from layer in Layers.Take(5)
                                                   select new Work($"{layer.In}-{layer.Out} b1 forward", false, false, 1, layer.Out, layer.In)];

    private static double Mean(List<double> ratios) => Math.Exp(ratios.Average(Math.Log));

    private static string Form((bool A, bool B) form) => (form.A ? "T" : "N") + (form.B ? "T" : "N");

    private static double One<T>(TextWriter output, Work w, OpenBlas? blas, int rounds, List<double> bestRatios) where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var a = new Numbers<T>((long)w.M * w.K, 1);
        using var b = new Numbers<T>((long)w.K * w.N, 2);
        using var c = new Numbers<T>((long)w.M * w.N, 0);
        var product = Product<T>.Of(a.Data, w.TransposeA, b.Data, w.TransposeB, c.Data, w.M, w.N, w.K);
        nint at = (nint)(&product);
        Action ours = () => Products.Run((Product<T>*)at);
        double flops = 2.0 * w.M * w.N * w.K, scale = typeof(T) == typeof(float) ? 1 : 0.5;
        if (blas is null)
        {
            var probes = new List<double>();
            (double[] rates, _, _) = Interleaved.Measure(flops, rounds, ours, () => probes.Add(ProcessorPeak.Probe()));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{w.Name,-28} {w.M,5} {w.N,5} {w.K,5} {rates[0],11:F1} {rates[0] / (scale * Interleaved.Median([.. probes])),8:P0}"));
            return 1;
        }

        nint x = (nint)a.Data, y = (nint)b.Data, z = (nint)c.Data;
        Action theirs = () =>
        {
            if (typeof(T) == typeof(float))
            {
                blas.Multiply((float*)x, w.TransposeA, (float*)y, w.TransposeB, (float*)z, w.M, w.N, w.K);
            }
            else
            {
                blas.Multiply((double*)x, w.TransposeA, (double*)y, w.TransposeB, (double*)z, w.M, w.N, w.K);
            }
        };
        var peaks = new List<double>();
        (double[] speeds, double[] ratios, double[] best) = Interleaved.Measure(flops, rounds, ours, theirs, () => peaks.Add(ProcessorPeak.Probe()));
        double part = speeds[0] / (scale * Interleaved.Median([.. peaks]));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{w.Name,-28} {w.M,5} {w.N,5} {w.K,5} {speeds[0],11:F1} {part,8:P0} {speeds[1],9:F1} {ratios[1],10:F3} {best[0],10:F1} {best[0] / (scale * peaks.Max()),8:P0} {best[0] / best[1],9:F3}"));
        bestRatios.Add(best[0] / best[1]);
        return ratios[1];
    }
}
