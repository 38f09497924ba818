using System.Globalization;

namespace TfCourse.Reports.Tests;

[TestFixture]
public sealed class DrawingTests
{
    [TestCase(0, 1, new[] { "0.0", "0.2", "0.4", "0.6", "0.8", "1.0" })]
    [TestCase(-3, 12, new[] { "−2", "0", "2", "4", "6", "8", "10", "12" })]
    [TestCase(0, 15000, new[] { "0", "2000", "4000", "6000", "8000", "10000", "12000", "14000" })]
    [TestCase(0, 3e-7, new[] { "0", "5e-8", "1e-7", "1.5e-7", "2e-7", "2.5e-7", "3e-7" })]
    public void Linear_ticks_are_round(double min, double max, string[] labels)
        => Assert.That(Ticks.Linear(min, max).Select(t => t.Label), Is.EqualTo(labels));

    [TestCase(1e-6, 1, new[] { "1e-6", "1e-5", "1e-4", "0.001", "0.01", "0.1", "1" })]
    [TestCase(0.5, 40, new[] { "0.5", "1", "2", "5", "10", "20" })]
    public void Logarithmic_ticks_are_powers_of_ten(double min, double max, string[] labels)
        => Assert.That(Ticks.Logarithmic(min, max).Select(t => t.Label), Is.EqualTo(labels));

    [TestCase(0, "0")]
    [TestCase(0.000123, "1.23e-4")]
    [TestCase(12345.6, "12346")]
    [TestCase(-0.25, "−0.25")]
    [TestCase(1e12, "1e12")]
    [TestCase(double.NaN, "NaN")]
    public void Numbers_are_short(double value, string label) => Assert.That(Ticks.Label(value), Is.EqualTo(label));

    [Test]
    public void A_region_has_the_area_of_its_function()
    {
        // x² + y² <= 1 as 1 - x² - y² >= 0, on a grid of 0.02: the polygon's area is that of the circle but for the grid's fineness.
        Surface surface = Surface.Of(-1.5, 1.5, -1.5, 1.5, (x, y) => 1 - (x * x) - (y * y), 151);
        Scale scale = Scale.Of(new Axis { Min = -1.5, Max = 1.5 }, [], -1500, 1500);
        string region = MarchingSquares.Region(surface, 0, scale, scale);

        Assert.That(Area(region) / 1e6, Is.EqualTo(Math.PI).Within(2e-3));
    }

    [Test]
    public void A_line_lies_where_the_function_is_its_level()
    {
        Surface surface = Surface.Of(0, 1, 0, 1, (x, y) => x + y, 11);
        Scale scale = Scale.Of(new Axis { Min = 0, Max = 1 }, [], 0, 1000);
        double[][] points = [.. MarchingSquares.Line(surface, 0.73, scale, scale).Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries).Select(Numbers)];

        Assert.That(points, Has.Length.GreaterThan(10));
        Assert.That(points.Select(p => p[0] + p[1]), Is.All.EqualTo(730).Within(0.2));
    }

    [Test]
    public void Colours_grow_lighter_evenly()
    {
        double[] lightness = [.. Enumerable.Range(0, 21).Select(i => Lightness(i / 20.0))];
        double[] steps = [.. lightness.Skip(1).Zip(lightness, (b, a) => b - a)];
        Assert.That(steps, Is.All.GreaterThan(4));
        Assert.That(steps.Max(), Is.LessThan(3 * steps.Min()));

        static double Lightness(double share)
        {
            (int r, int g, int b) = ColourMap.At(share);
            return (0.299 * r) + (0.587 * g) + (0.114 * b);
        }
    }

    [Test]
    public void A_bitmap_holds_its_pixels()
    {
        string uri = Bitmap.DataUri(new Picture(2, 1, [1f, 0f, 0.5f, 0f, 1f, 2f]));
        byte[] bytes = Convert.FromBase64String(uri["data:image/bmp;base64,".Length..]);

        Assert.That(bytes, Has.Length.EqualTo(54 + 8));
        Assert.That(bytes[..2], Is.EqualTo("BM"u8.ToArray()));
        Assert.That(bytes[54..57], Is.EqualTo(new byte[] { 255, 255, 0 }), "the lower pixel comes first, as blue, green, red");
        Assert.That(bytes[58..61], Is.EqualTo(new byte[] { 128, 0, 255 }));
    }

    [Test]
    public void Bins_count_every_value_once()
    {
        int[] counts = HistogramPlot.Count([0, 0.1, 0.5, 0.99, 1, double.NaN, 7], 0, 1, 2);
        Assert.That(counts, Is.EqualTo(new[] { 2, 3 }));
    }

    [Test]
    public void What_XML_has_no_character_for_is_replaced()
        => Assert.That(SvgWriter.Escape("a\0<b>&\"'\u001b"), Is.EqualTo("a\uFFFD&lt;b&gt;&amp;&quot;&#39;\uFFFD"));

    private static double[] Numbers(string pair) => [.. pair.TrimEnd('Z').Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];

    private static double Area(string path) => path.Split('Z', StringSplitOptions.RemoveEmptyEntries).Sum(polygon =>
    {
        double[][] p = [.. polygon.Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries).Select(Numbers)];
        return Math.Abs(Enumerable.Range(0, p.Length).Sum(i => (p[i][0] * p[(i + 1) % p.Length][1]) - (p[(i + 1) % p.Length][0] * p[i][1]))) / 2;
    });
}
