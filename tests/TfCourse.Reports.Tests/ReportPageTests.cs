using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TfCourse.Reports.Tests;

[TestFixture]
public sealed partial class ReportPageTests
{
    private static readonly string Html = Samples.Page.ToHtml();

    [Test]
    public void A_page_loads_nothing_and_runs_nothing()
    {
        string loaded = Html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).Replace("http-equiv", "", StringComparison.Ordinal);
        Assert.That(loaded, Does.Not.Contain("http").And.Not.Contain("<script").And.Not.Contain("@import").And.Not.Contain("url("));
        Assert.That(Sources().Matches(Html).Select(m => m.Groups[1].Value), Is.All.Matches("^(data:|#)"));
    }

    [Test]
    public void A_page_has_a_look_for_light_dark_and_print()
        => Assert.That(Html, Does.Contain("prefers-color-scheme:dark").And.Contain("@media print"));

    [Test]
    public void Text_is_escaped()
    {
        Assert.That(Html, Does.Contain("Everything &amp; more").And.Contain("a &lt; b").And.Contain("&lt;Adam&gt;"));
        Assert.That(new ReportPage("<script>", "<b>", [new ReportSection("<i>", [])]).ToHtml(), Does.Not.Contain("<script>").And.Not.Contain("<b>").And.Not.Contain("<i>"));
    }

    [Test]
    public void The_body_is_well_formed()
    {
        string body = Html[Html.IndexOf("<body>", StringComparison.Ordinal)..Html.IndexOf("</html>", StringComparison.Ordinal)];
        Assert.That(() => XDocument.Parse(body), Throws.Nothing);
    }

    [Test]
    public void A_table_is_aligned_in_text()
    {
        var table = new Table(["optimizer", "cost", "steps"], [["SGD", "0.6", "100"], ["Adam", "0.125", "7"]]);
        Assert.That(table.ToText(), Is.EqualTo("optimizer   cost  steps\nSGD          0.6    100\nAdam       0.125      7\n"));
        Assert.That(() => new Table(["a"], [["1", "2"]]).ToText(), Throws.InvalidOperationException);
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]{1,40})")]
    private static partial Regex Sources();
}
