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
    public void Another_seed_names_as_many_and_raises_no_alarm()
    {
        SelfTestResult result = SelfTest.Run(networks: 300, seed: 2);
        Assert.That(result.Passes, $"{result.NamedRight} of {result.Mistakes}; " + string.Join("\n", result.FalseAlarms));
    }

    [Test]
    public void Networks_in_float32_are_judged_by_their_own_bounds_and_raise_no_alarm([Values(5022, 5069, 5076, 5094, 17, 18, 19, 20)] int seed, [Values] bool withData)
    {
        CheckReport report = RandomNetwork.CheckSingle(seed, withData);
        Assert.That(report.Verdict, Is.Not.EqualTo(Verdict.Wrong), ReportText.Of(report));
        Assert.That(report.Notes, Has.Some.Contains("float32's own bounds"));
    }

    /// <summary>The mistakes that a checker of hand-written networks must know, by the names they get.</summary>
    [Test]
    public void The_table_has_every_mistake_that_people_make()
    {
        string[] planted = [.. PlantedNetworks.All(1).Concat(PlantedOptimizers.All(1)).Concat(PlantedSubjects.All(1)).Select(p => p.Expected)];
        Assert.Multiple(() =>
        {
            Assert.That(planted, Has.Length.GreaterThanOrEqualTo(190));
            Assert.That(new[]
            {
                "missing-1/m", "divided-by-m-twice", "factor-2", "factor-1/2", "sign", "transposed", "regularization-missing", "regularization-doubled", "bias-regularized", "dropout-mask-missing",
                "dropout-not-rescaled", "derivative-of-wrong-layer", "derivative-of-z-instead-of-a", "sum-without-keepdims", "bias-sum-wrong-axis", "sum-over-all-axes", "bias-averaged-twice",
                "softmax-wrong-axis", "logits-for-probabilities", "probabilities-for-logits", "stale-cache", "epsilon-place", "bias-correction-missing", "beta-on-wrong-term", "velocity-without-1-beta",
                "time-from-zero", "update-before-correction", "last-batch-dropped", "labels-out-of-step", "overwrites-its-input", "shared-array", "non-deterministic", "float32-accumulation",
            }.Except(planted), Is.Empty);
            Assert.That(OptimizerCheck.Rules.Except(PlantedOptimizers.All(1).Select(p => p.Subject.Split(' ')[^1])), Is.Empty, "optimizers without a planted mistake");
        });
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
