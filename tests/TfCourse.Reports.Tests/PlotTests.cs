using System.Globalization;
using System.Xml.Linq;

namespace TfCourse.Reports.Tests;

[TestFixture]
public sealed class PlotTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static IEnumerable<TestCaseData> Plots => Samples.All.Select(plot => new TestCaseData(plot).SetName($"{{m}}({plot.GetType().Name}: {plot.Title})"));

    [TestCaseSource(nameof(Plots))]
    public void A_plot_is_XML_with_title_and_description(Plot plot)
    {
        XElement root = XDocument.Parse(plot.ToSvg()).Root!;

        Assert.That(root.Name, Is.EqualTo(Svg + "svg"));
        Assert.That(root.Element(Svg + "title")!.Value, Is.EqualTo(plot.Title));
        Assert.That(root.Element(Svg + "desc")?.Value ?? "", Is.EqualTo(plot.Description));
        Assert.That((string?)root.Attribute("role"), Is.EqualTo("img"));
    }

    [TestCaseSource(nameof(Plots))]
    public void All_coordinates_are_numbers_inside_the_picture(Plot plot)
    {
        string svg = plot.ToSvg();
        Assert.That(svg, Does.Not.Contain("NaN\"").And.Not.Contain("Infinity").And.Not.Contain("∞\""));
        foreach (XElement text in XDocument.Parse(svg).Descendants(Svg + "text").Where(t => t.Attribute("x") is not null))
        {
            double x = double.Parse((string)text.Attribute("x")!, CultureInfo.InvariantCulture), y = double.Parse((string)text.Attribute("y")!, CultureInfo.InvariantCulture);
            Assert.That(x, Is.InRange(0, plot.Width), text.Value);
            Assert.That(y, Is.InRange(0, plot.Height), text.Value);
        }
    }

    [Test]
    public void The_culture_changes_nothing()
    {
        string[] before = [.. Samples.All.Select(plot => plot.ToSvg())];
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            Assert.That(Samples.All.Select(plot => plot.ToSvg()), Is.EqualTo(before));
            Assert.That(Samples.Page.ToHtml(), Does.Not.Contain("width=\"0,"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Test]
    public void A_line_breaks_where_a_value_is_missing()
    {
        string whole = Line(1, 2, 3, 4, 5), broken = Line(1, 2, double.NaN, 4, 5);

        Assert.That(whole.Count(c => c == 'M'), Is.EqualTo(1));
        Assert.That(broken.Count(c => c == 'M'), Is.EqualTo(2));

        static string Line(params double[] y) => Paths(new LinePlot("", new Axis(), new Axis(), [new Series("a", y)]), "line").Single();
    }

    [Test]
    public void A_long_line_keeps_its_peaks_and_loses_its_weight()
    {
        double[] y = [.. Enumerable.Range(0, 200_000).Select(i => i == 123_456 ? 9.0 : 0.001 * (i % 7))];
        string path = Paths(new LinePlot("", new Axis(), new Axis(), [new Series("a", y)]) { Height = 300 }, "line").Single();

        Assert.That(path, Has.Length.LessThan(60_000));
        double highest = path[1..].Split('L').Select(p => double.Parse(p.Split(' ')[1], CultureInfo.InvariantCulture)).Min();
        Assert.That(highest, Is.LessThan(40), "the peak reaches the top of the plot");
    }

    [Test]
    public void Lines_differ_in_colour_dashes_and_markers()
    {
        Series[] lines = [.. Enumerable.Range(0, 16).Select(i => new Series($"line {i}", [i, i + 1.0]))];
        XDocument svg = XDocument.Parse(new LinePlot("", new Axis(), new Axis(), lines) { Height = 500 }.ToSvg());
        var looks = svg.Descendants(Svg + "path").Where(p => ((string?)p.Attribute("class"))?.StartsWith("line ", StringComparison.Ordinal) == true)
            .Select(p => ((string)p.Attribute("class")!, (string?)p.Attribute("stroke-dasharray"))).Distinct();

        Assert.That(looks.Count(), Is.EqualTo(16));
    }

    [Test]
    public void Only_several_series_get_a_legend()
    {
        Assert.That(Texts(new LinePlot("", new Axis(), new Axis(), [new Series("alone", [1, 2])])), Does.Not.Contain("alone"));
        Assert.That(Texts(new LinePlot("", new Axis(), new Axis(), [new Series("first", [1, 2]), new Series("second", [2, 3])])), Does.Contain("first").And.Contain("second"));
    }

    [Test]
    public void Values_that_a_logarithmic_axis_cannot_show_are_left_out()
        => Assert.That(Paths(new LinePlot("", new Axis(), new Axis("", Logarithmic: true), [new Series("a", [1, 0, -1, 10, 100])]), "line").Single().Count(c => c == 'M'), Is.EqualTo(2));

    [Test]
    public void Empty_plots_are_drawn_too()
    {
        Plot[] empty =
        [
            new LinePlot("", new Axis(), new Axis(), []), new ScatterPlot("", new Axis("", true), new Axis("", true), []), new BarPlot("", new Axis(), [], []),
            new HistogramPlot("", new Axis(), []), new HeatMap("", new Axis(), new Axis(), [], [], new double[0, 0]), new ImageGrid("", []),
            new ConfusionMatrix("", [], new int[0, 0]), new ParallelCoordinates("", [], []),
            new LinePlot("", new Axis(), new Axis(), [new Series("same", [3, 3, 3])]), new LinePlot("", new Axis(), new Axis(), [new Series("none", [double.NaN])]),
        ];
        foreach (Plot plot in empty)
        {
            Assert.That(() => XDocument.Parse(plot.ToSvg()), Throws.Nothing, plot.GetType().Name);
        }
    }

    [Test]
    public void Sizes_that_do_not_fit_are_refused_with_both_sizes()
    {
        Assert.That(() => new Series("s", [1, 2], [1]), Throws.ArgumentException.With.Message.Contains("2 x and 1 y"));
        Assert.That(() => new Surface(1, 1, 0, 1, new double[2, 2]), Throws.ArgumentException);
        Assert.That(() => new Picture(2, 2, new float[5]), Throws.ArgumentException.With.Message.Contains("4 or 12 values; 5"));
        Assert.That(() => new HeatMap("", new Axis(), new Axis(), ["a"], ["b"], new double[2, 1]).ToSvg(), Throws.InvalidOperationException);
        Assert.That(() => new ConfusionMatrix("", ["a"], new int[2, 2]).ToSvg(), Throws.InvalidOperationException);
        Assert.That(() => new BarPlot("", new Axis(), ["a"], [new BarSeries("b", [1, 2])]).ToSvg(), Throws.InvalidOperationException);
        Assert.That(() => new ParallelCoordinates("", [new Axis()], [[1, 2]]).ToSvg(), Throws.InvalidOperationException);
    }

    private static IEnumerable<string> Paths(Plot plot, string kind) => XDocument.Parse(plot.ToSvg()).Descendants(Svg + "path")
        .Where(p => ((string?)p.Attribute("class"))?.StartsWith(kind + " ", StringComparison.Ordinal) == true).Select(p => (string)p.Attribute("d")!);

    private static IEnumerable<string> Texts(Plot plot) => XDocument.Parse(plot.ToSvg()).Descendants(Svg + "text").Select(t => t.Value);
}
