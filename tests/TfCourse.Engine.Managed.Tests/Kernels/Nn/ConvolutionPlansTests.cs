namespace TfCourse.Engine.Managed.Tests;

[TestFixture]
public sealed unsafe class ConvolutionPlansTests
{
    // batch, size, channels, outputs, filter, stride, padding
    private static readonly int[][] Sizes =
    [
        [3, 9, 1, 6, 5, 1, 2], [5, 14, 6, 16, 5, 1, 0], [2, 10, 3, 5, 3, 1, 1], [2, 7, 8, 33, 3, 2, 1], [9, 4, 2, 3, 5, 1, 2], [1, 28, 4, 17, 5, 1, 2], [2, 6, 5, 9, 1, 1, 0], [2, 3, 2, 4, 3, 3, 3], [11, 12, 2, 13, 3, 1, 2], [13, 5, 2, 3, 3, 1, 0], [3, 11, 4, 8, 5, 1, 1], [2, 9, 17, 7, 3, 1, 0],
    ];

    [Test]
    public void Plans_keep_to_their_memory_and_give_the_same_for_every_register_and_thread([Values(0, 128, 256, 512)] int bits)
    {
        foreach (int[] s in Sizes)
        {
            Assert.Multiple(() => Compare(s, bits));
        }
    }

    [TestCase(2, 28, 6, 5, 2)]
    [TestCase(3, 10, 3, 3, 0)]
    [TestCase(1, 9, 7, 5, 2)]
    [TestCase(2, 19, 1, 4, 1)]
    [TestCase(1, 40, 5, 2, 0)]
    public void Lines_of_images_with_one_channel_are_right_and_keep_to_their_memory(int batch, int size, int outputs, int filter, int padding)
    {
        WindowAxis axis = WindowAxis.Of(false, size, filter, 1, 1, padding, padding);
        var shape = new ConvolutionShape(batch, axis, axis, 1, outputs);
        int[] s = [batch, size, 1, outputs, filter, 1, padding];
        int results = batch * axis.Output * axis.Output * outputs;
        using Canaried<double> x = Random(batch * size * size, 1), f = Random(filter * filter * outputs, 2), dy = Random(results, 3);
        double[] wanted = new double[results], dx = new double[x.Count], df = new double[f.Count];
        Naive(s, axis, x.Data, dy.Data, f.Data, wanted, dx, df);
        using Canaried<float> images = new(x.Count), filters = new(f.Count), y = new(results, 1);
        System.Numerics.Tensors.TensorPrimitives.ConvertTruncating<double, float>(x.Span, images.Span);
        System.Numerics.Tensors.TensorPrimitives.ConvertTruncating<double, float>(f.Span, filters.Span);
        foreach (int bits in new[] { 128, 256, 512 })
        {
            using var forced = new ForcedSimd(bits);
            var forward = new ConvolutionForward<float>(shape, false);
            using var panels = new Canaried<float>((int)forward.PanelElements);
            forward.Run(images.Data, filters.Data, panels.Data, y.Data, default);
            Assert.That(y.Span.ToArray().Select(v => (double)v), Is.EqualTo(wanted).Within(1e-5), $"{bits} bits");
            Assert.That(y.IsIntact && images.IsIntact && filters.IsIntact && panels.IsIntact);
        }
    }

    private static void Compare(int[] s, int bits)
    {
        (int batch, int size, int channels, int outputs) = (s[0], s[1], s[2], s[3]);
        WindowAxis axis = WindowAxis.Of(false, size, s[4], s[5], 1, s[6], s[6]);
        var shape = new ConvolutionShape(batch, axis, axis, channels, outputs);
        int images = batch * size * size * channels, results = batch * axis.Output * axis.Output * outputs, filters = s[4] * s[4] * channels * outputs;
        using Canaried<double> x = Random(images, 1), dy = Random(results, 2), f = Random(filters, 3), y = new(results, 1), dx = new(images, 3), df = new(filters, 2);
        double[] wantedY = new double[results], wantedX = new double[images], wantedF = new double[filters];
        Naive(s, axis, x.Data, dy.Data, f.Data, wantedY, wantedX, wantedF);
        using var forced = new ForcedSimd(bits);
        foreach (int threads in new[] { 1, 3 })
        {
            Workers? before = Workers.Enter(Workers.Of(threads));
            try
            {
                Run(shape, x.Data, dy.Data, f.Data, y.Data, dx.Data, df.Data);
            }
            finally
            {
                Workers.Enter(before);
            }

            string what = $"[{string.Join(", ", s)}] with {bits} bits and {threads} threads";
            if (ConvolutionToFewChannels<double>.Fits(shape, false))
            {
                Assert.That(FewChannels(shape, dy.Data, f.Data, images, threads), Is.EqualTo(wantedX).Within(1e-12), "dx by stretches of " + what);
            }

            Assert.That(y.Span.ToArray(), Is.EqualTo(wantedY).Within(1e-12), "y of " + what);
            Assert.That(dx.Span.ToArray(), Is.EqualTo(wantedX).Within(1e-12), "dx of " + what);
            Assert.That(df.Span.ToArray(), Is.EqualTo(wantedF).Within(1e-11), "df of " + what);
            Assert.That(x.IsIntact && dy.IsIntact && f.IsIntact && y.IsIntact && dx.IsIntact && df.IsIntact, what);
        }
    }

    [TestCase(256, 7, 2)]
    [TestCase(256, 3, 2)]
    [TestCase(512, 5, 3)]
    public void A_gradient_that_is_no_number_reaches_only_the_inputs_that_met_it(int bits, int filter, int channels)
    {
        using var forced = new ForcedSimd(bits);
        WindowAxis axis = WindowAxis.Of(false, 9, filter, 1, 1, 0, 0);
        var shape = new ConvolutionShape(2, axis, axis, channels, 4);
        Assert.That(ConvolutionToFewChannels<double>.Fits(shape, false), Is.True);
        using Canaried<double> dy = new(2 * shape.Places * 4), f = Random(shape.FilterSize * 4, 1);
        dy.Span.Clear();
        dy.Span[4 * ((2 * axis.Output) + 1)] = double.PositiveInfinity;
        double[] dx = FewChannels(shape, dy.Data, f.Data, 2 * 81 * channels, 1);
        for (int i = 0; i < dx.Length; i++)
        {
            (int row, int column) = (i / (9 * channels), i / channels % 9);
            bool met = row >= 2 && row < 2 + filter && column >= 1 && column < 1 + filter;
            Assert.That(double.IsFinite(dx[i]), Is.EqualTo(!met), $"row {row}, column {column}");
        }
    }

    private static double[] FewChannels(ConvolutionShape shape, double* dy, double* f, int images, int threads)
    {
        var few = new ConvolutionToFewChannels<double>(shape);
        using Canaried<double> panels = new((int)few.PanelElements), dx = new(images, 3);
        Workers? before = Workers.Enter(Workers.Of(threads));
        try
        {
            few.Run(dy, f, panels.Data, dx.Data);
        }
        finally
        {
            Workers.Enter(before);
        }

        Assert.That(panels.IsIntact && dx.IsIntact);
        return dx.Span.ToArray();
    }

    private static void Run(ConvolutionShape shape, double* x, double* dy, double* f, double* y, double* dx, double* df)
    {
        var forward = new ConvolutionForward<double>(shape, false);
        var toInput = new ConvolutionToInput<double>(shape, false);
        var toFilter = new ConvolutionToFilter<double>(shape, false);
        using Canaried<double> panels = new((int)forward.PanelElements), turned = new((int)toInput.PanelElements), sums = new((int)toFilter.SumElements);
        forward.Run(x, f, panels.Data, y, default);
        toInput.Run(dy, f, turned.Data, dx);
        toFilter.Run(x, dy, sums.Data, df);
        Assert.That(panels.IsIntact && turned.IsIntact && sums.IsIntact);
    }

    private static void Naive(int[] s, WindowAxis axis, double* x, double* dy, double* f, double[] y, double[] dx, double[] df)
    {
        (int batch, int size, int channels, int outputs, int filter, int stride, int padding) = (s[0], s[1], s[2], s[3], s[4], s[5], s[6]);
        for (int place = 0; place < batch * axis.Output * axis.Output; place++)
        {
            (int b, int h, int w) = (place / axis.Output / axis.Output, place / axis.Output % axis.Output, place % axis.Output);
            for (int entry = 0; entry < filter * filter; entry++)
            {
                (int row, int column) = ((h * stride) - padding + (entry / filter), (w * stride) - padding + (entry % filter));
                if (row < 0 || row >= size || column < 0 || column >= size)
                {
                    continue;
                }

                for (int q = 0; q < channels; q++)
                {
                    for (int k = 0; k < outputs; k++)
                    {
                        int from = ((((b * size) + row) * size) + column) * channels, with = (((entry * channels) + q) * outputs) + k, to = (place * outputs) + k;
                        y[to] += x[from + q] * f[with];
                        dx[from + q] += dy[to] * f[with];
                        df[with] += dy[to] * x[from + q];
                    }
                }
            }
        }
    }

    private static Canaried<double> Random(int count, int seed)
    {
        var memory = new Canaried<double>(count, seed);
        var random = new Random(seed);
        foreach (ref double v in memory.Span)
        {
            v = (random.NextDouble() * 2) - 1;
        }

        return memory;
    }
}
