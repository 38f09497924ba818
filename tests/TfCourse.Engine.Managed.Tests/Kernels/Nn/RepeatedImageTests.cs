namespace TfCourse.Engine.Managed.Tests;

/// <summary>Convolutions of images with one channel by few filters, against loops over every product.</summary>
[TestFixture]
public sealed unsafe class RepeatedImageTests
{
    private const int Batch = 11;

    [Test]
    public void Outputs_and_gradients_are_right_and_keep_to_their_memory(
        [Values(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12)] int filters, [Values("3x3", "5x5", "4x2", "6x3", "7x7", "11x4")] string window, [Values(256, 512)] int bits)
    {
        using var forced = new ForcedSimd(bits);
        int[] sides = [.. window.Split('x').Select(int.Parse)];
        foreach ((int height, int width, int padding) in new[] { (28, 28, 2), (14, 19, 0), (9, 17, 1), (31, 40, 3), (70, 21, 1), (10, 14, 1) })
        {
            if (width < bits / 32 || height + (2 * padding) < sides[0] + 3 || (width + (2 * padding) - sides[1] + 1) * filters < bits / 32)
            {
                continue;
            }

            ConvolutionShape shape = Shape(height, width, sides, padding, filters);
            Assert.That(RepeatedImage.Fits(shape, false), $"{height} x {width}");
            Assert.Multiple(() => Compare(shape, $"{height} x {width} with a border of {padding}"));
        }
    }

    [TestCase(28, 6, 5, 2)]
    [TestCase(13, 7, 3, 0)]
    public void The_bits_are_the_same_for_every_number_of_threads(int size, int filters, int window, int padding)
    {
        ConvolutionShape shape = Shape(size, size, [window, window], padding, filters);
        using var forced = new ForcedSimd(256);
        (float[] y, float[] df) = Run(shape, Numbers(Batch * size * size, 1), Numbers(window * window * filters, 2), Numbers(Batch * shape.Places * filters, 3), null, false, 1);
        foreach (int threads in new[] { 2, 3, 8 })
        {
            (float[] otherY, float[] otherDF) = Run(shape, Numbers(Batch * size * size, 1), Numbers(window * window * filters, 2), Numbers(Batch * shape.Places * filters, 3), null, false, threads);
            Assert.That(otherY, Is.EqualTo(y), $"y with {threads} threads");
            Assert.That(otherDF, Is.EqualTo(df), $"df with {threads} threads");
        }
    }

    [Test]
    public void A_bias_is_added_and_what_is_at_most_0_is_cut_but_no_NaN([Values(256, 512)] int bits)
    {
        using var forced = new ForcedSimd(bits);
        ConvolutionShape shape = Shape(17, 17, [3, 3], 0, 5);
        float[] x = Numbers(Batch * 289, 1), filter = Numbers(45, 2), bias = [-0.5f, 0.25f, 0, float.NaN, 3];
        (float[] plain, _) = Run(shape, x, filter, new float[Batch * shape.Places * 5], null, false, 1);
        (float[] cut, _) = Run(shape, x, filter, new float[Batch * shape.Places * 5], bias, true, 1);
        for (int i = 0; i < plain.Length; i++)
        {
            float sum = plain[i] + bias[i % 5];
            Assert.That(cut[i], Is.EqualTo(sum <= 0 ? 0 : sum));
        }
    }

    [Test]
    public void What_is_no_number_reaches_what_it_met_and_nothing_else([Values(5, 6, 12)] int filters, [Values(0, 1)] int padding, [Values(float.NaN, float.PositiveInfinity)] float bad)
    {
        using var forced = new ForcedSimd(256);
        ConvolutionShape shape = Shape(13, 15, [3, 3], padding, filters);
        int output = shape.Width.Output;
        foreach ((int row, int column) in new[] { (0, 0), (4, 14), (12, 14), (12, 0), (6, 7) })
        {
            float[] x = Numbers(Batch * 13 * 15, 1);
            x[(15 * ((13 * 2) + row)) + column] = bad;
            (float[] y, float[] df) = Run(shape, x, Numbers(9 * filters, 2), Numbers(Batch * shape.Places * filters, 3), null, false, 1);
            for (int i = 0; i < y.Length; i++)
            {
                (int image, int h, int w) = (i / filters / shape.Places, i / filters / output % shape.Height.Output, i / filters % output);
                bool met = image == 2 && row >= h - padding && row <= h - padding + 2 && column >= w - padding && column <= w - padding + 2;
                Assert.That(float.IsFinite(y[i]), Is.EqualTo(!met), $"{row}, {column} at {image}, {h}, {w}");
            }

            for (int e = 0; e < 9; e++)
            {
                (int h, int w) = (row + padding - (e / 3), column + padding - (e % 3));
                bool met = h >= 0 && h < shape.Height.Output && w >= 0 && w < output;
                Assert.That(df.Skip(e * filters).Take(filters).Select(float.IsFinite), Is.All.EqualTo(!met), $"{row}, {column} in entry {e}");
            }
        }
    }

    [Test]
    public void A_gradient_that_is_no_number_reaches_its_own_filter_only([Values(5, 6, 12)] int filters)
    {
        using var forced = new ForcedSimd(256);
        ConvolutionShape shape = Shape(13, 15, [3, 3], 0, filters);
        foreach (int place in new[] { 0, shape.Places - 1, shape.Width.Output - 1 })
        {
            float[] dy = Numbers(Batch * shape.Places * filters, 3);
            dy[(place * filters) + filters - 1] = float.NegativeInfinity;
            (_, float[] df) = Run(shape, Numbers(Batch * 13 * 15, 1), Numbers(9 * filters, 2), dy, null, false, 1);
            for (int i = 0; i < df.Length; i++)
            {
                Assert.That(float.IsFinite(df[i]), Is.EqualTo(i % filters != filters - 1), $"place {place}, {i}");
            }
        }
    }

    [Test]
    public void Other_convolutions_go_another_way()
    {
        using var forced = new ForcedSimd(256);
        WindowAxis axis = WindowAxis.Of(false, 28, 5, 1, 1, 2, 2);
        var one = new ConvolutionShape(2, axis, axis, 1, 6);
        Assert.Multiple(() =>
        {
            Assert.That(RepeatedImage.Fits(one, false));
            Assert.That(RepeatedImage.Fits(one, true), Is.False, "channels first");
            Assert.That(RepeatedImage.Fits(new ConvolutionShape(2, axis, axis, 3, 6), false), Is.False, "channels");
            Assert.That(RepeatedImage.Fits(new ConvolutionShape(2, axis, axis, 1, 16), false), Is.False, "filters");
            Assert.That(RepeatedImage.Fits(new ConvolutionShape(2, WindowAxis.Of(false, 28, 5, 2, 1, 2, 2), axis, 1, 6), false), Is.False, "strides");
            Assert.That(RepeatedImage.Fits(new ConvolutionShape(2, axis, WindowAxis.Of(false, 28, 5, 1, 2, 2, 2), 1, 6), false), Is.False, "dilations");
            Assert.That(RepeatedImage.Fits(new ConvolutionShape(2, WindowAxis.Of(false, 28, 2, 1, 1, 0, 0), axis, 1, 6), false), Is.False, "rows of the window");
            Assert.That(RepeatedImage.Fits(new ConvolutionShape(2, WindowAxis.Of(false, 7, 5, 1, 1, 0, 0), axis, 1, 6), false), Is.False, "rows");
            Assert.That(RepeatedImage.Fits(new ConvolutionShape(2, axis, WindowAxis.Of(false, 7, 5, 1, 1, 0, 0), 1, 6), false), Is.False, "columns");
            Assert.That(RepeatedImage.Fits(new ConvolutionShape(2, WindowAxis.Of(false, 1000, 5, 1, 1, 2, 2), axis, 1, 6), false), Is.False, "large images");
        });
    }

    private static ConvolutionShape Shape(int height, int width, int[] window, int padding, int filters)
        => new(Batch, WindowAxis.Of(false, height, window[0], 1, 1, padding, padding), WindowAxis.Of(false, width, window[1], 1, 1, padding, padding), 1, filters);

    private static void Compare(ConvolutionShape s, string what)
    {
        int filters = s.OutputChannels, size = s.Height.Size * s.Width.Size;
        float[] x = Numbers(Batch * size, 1), filter = Numbers(s.FilterSize * filters, 2), dy = Numbers(Batch * s.Places * filters, 3);
        double[] wanted = new double[dy.Length], gradient = new double[filter.Length];
        for (int place = 0; place < Batch * s.Places; place++)
        {
            (int image, int h, int w) = (place / s.Places, place / s.Width.Output % s.Height.Output, place % s.Width.Output);
            for (int e = 0; e < s.FilterSize; e++)
            {
                (int row, int column) = (h - s.Height.Before + (e / s.Width.Filter), w - s.Width.Before + (e % s.Width.Filter));
                double pixel = row < 0 || row >= s.Height.Size || column < 0 || column >= s.Width.Size ? 0 : x[(image * size) + (row * s.Width.Size) + column];
                for (int k = 0; k < filters; k++)
                {
                    wanted[(place * filters) + k] += pixel * filter[(e * filters) + k];
                    gradient[(e * filters) + k] += pixel * dy[(place * filters) + k];
                }
            }
        }

        (float[] y, float[] df) = Run(s, x, filter, dy, null, false, 3);
        Assert.That(y.Select(v => (double)v), Is.EqualTo(wanted).Within(1e-5), "y of " + what);
        Assert.That(df.Select(v => (double)v), Is.EqualTo(gradient).Within(1e-3), "df of " + what);
    }

    private static (float[] Y, float[] DF) Run(ConvolutionShape shape, float[] x, float[] filter, float[] dy, float[]? bias, bool cuts, int threads)
    {
        var forward = new RepeatedForward(shape);
        var toFilter = new RepeatedToFilter(shape);
        using Canaried<float> images = Copy(x), filters = Copy(filter), gradients = Copy(dy), y = new(dy.Length, 4), df = new(filter.Length, 5),
            panels = new((int)forward.PanelElements, 6), sums = new((int)toFilter.SumElements, 7);
        Workers? before = Workers.Enter(Workers.Of(threads));
        try
        {
            fixed (float* b = bias)
            {
                forward.Run(images.Data, filters.Data, panels.Data, y.Data, b, cuts);
            }

            toFilter.Run(images.Data, gradients.Data, sums.Data, df.Data);
        }
        finally
        {
            Workers.Enter(before);
        }

        Assert.That(images.IsIntact && filters.IsIntact && gradients.IsIntact && y.IsIntact && df.IsIntact && panels.IsIntact && sums.IsIntact, "memory beside");
        return (y.Span.ToArray(), df.Span.ToArray());
    }

    private static Canaried<float> Copy(float[] values)
    {
        var memory = new Canaried<float>(values.Length, 1);
        values.CopyTo(memory.Span);
        return memory;
    }

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
    }
}
