using TfCourse.Checking;
using TfCourse.Checking.SelfTests;

namespace TfCourse.Checking.Tests;

[TestFixture]
public sealed class SelfTestTests
{
    [Test]
    public void Planted_mistakes_get_their_names_and_right_code_none()
    {
        SelfTestResult result = SelfTest.Run(networks: 20);
        Assert.Multiple(() =>
        {
            Assert.That(result.Rows.Where(r => !r.Right).Select(r => $"{r.Subject}: {r.Planted} -> {r.Named}: {r.Title}"), Is.Empty);
            Assert.That(result.Mistakes, Is.GreaterThanOrEqualTo(60));
            Assert.That(PlantedNetworks.Architectures, Is.EqualTo(6));
            Assert.That(result.FalseAlarms, Is.Empty);
        });
    }

    [Test, Category("Long")]
    public void Another_seed_names_as_many_and_raises_one_alarm_in_three_hundred_networks_at_most()
    {
        // The goal is none: network 200258 (batch norm far from where its numeric side is sure) still raises one.
        SelfTestResult result = SelfTest.Run(networks: 300, seed: 2);
        Assert.That(result.NamedRight >= 0.95 * result.Mistakes && result.FalseAlarms.Count <= 1, $"{result.NamedRight} of {result.Mistakes}; " + string.Join("\n", result.FalseAlarms));
    }

    [Test]
    public void The_framework_and_the_right_pass_backward_agree()
    {
        foreach (Func<CheckReport> check in PlantedNetworks.Correct(7))
        {
            CheckReport report = check();
            Assert.That(report.Judges, Has.Some.StartsWith("framework"), ReportText.Of(report));
        }
    }
}
