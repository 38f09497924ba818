using TfCourse.Course;
using TfCourse.Reference;

namespace TfCourse.Course.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class MlpCheckTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Hand_numeric_and_framework_agree(int seed)
    {
        MlpCheckReport report = MlpCheck.Run(seed);
        Assert.Multiple(() =>
        {
            Assert.That(report.Gradients.Where(g => !g.Agrees).Select(g => $"{g.First}/{g.Second} {g.Worst}"), Is.Empty);
            Assert.That(report.Adam.Agrees, Is.True, report.Adam.Worst.ToString());
        });
    }

    [Test]
    public void A_gradient_that_is_one_percent_off_is_named()
    {
        MlpCheckReport report = MlpCheck.Run(1, gradients =>
        {
            gradients["dW2"] = gradients["dW2"] * 1.01;
            return gradients;
        });
        Assert.Multiple(() =>
        {
            Assert.That(report.Agrees, Is.False);
            Assert.That(report.Gradients[0].Worst.Parameter, Is.EqualTo("W2"));
            Assert.That(report.Gradients[0].Parameters.Where(p => p.Parameter != "W2").All(p => p.RelativeDifference < 1e-7), Is.True);
            Assert.That(report.Gradients[2].Agrees, Is.True, "the framework is not at fault");
        });
    }

    [Test]
    public void The_mistakes_that_the_course_plants_get_their_names()
    {
        MlpCheckReport report = MlpCheck.Run(1, gradients =>
        {
            gradients["dW2"] = gradients["dW2"] * 2.0;
            gradients["db1"] = gradients["db1"] * 4.0;
            return gradients;
        });

        // Where a factor has two readings (2 is the number of inputs as well), the likelier one is the mistake that was planted.
        string[] likeliest = [.. report.Diagnosis.Findings.GroupBy(f => f.Parameters.Single()).Select(g => g.MaxBy(f => f.Odds)!.Title)];
        Assert.That(likeliest, Is.EquivalentTo(new[] { "dW2 is doubled", "db1 is scaled by 4" }));
    }
}
