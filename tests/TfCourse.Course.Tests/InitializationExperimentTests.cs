using TfCourse.Course;
using TfCourse.Reference;

namespace TfCourse.Course.Tests;

/// <summary>The graph gives the costs and accuracies that the course prints.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class InitializationExperimentTests
{
    private static int[] Sizes => [.. InitializationExperiment.LayerSizes];

    [Test]
    public void He_initialization_reproduces_the_printed_costs()
    {
        InitializationResult result = InitializationExperiment.Run(Initialization.He(Sizes, 3));
        Assert.Multiple(() =>
        {
            Assert.That(result.Costs[0], Is.EqualTo(0.8830537463419761).Within(1e-9));
            Assert.That(result.Costs[1], Is.EqualTo(0.6879825919728063).Within(1e-9));
            Assert.That(result.Costs[5], Is.EqualTo(0.5304944491717495).Within(1e-9));
            Assert.That(result.Costs[14], Is.EqualTo(0.07357895962677366).Within(1e-9));
            Assert.That(result.TrainAccuracy, Is.EqualTo(0.9933333333333333).Within(1e-12));
            Assert.That(result.TestAccuracy, Is.EqualTo(0.96).Within(1e-12));
        });
    }

    [Test]
    public void Zeros_learn_nothing()
    {
        InitializationResult result = InitializationExperiment.Run(Initialization.Zeros(Sizes));
        Assert.Multiple(() =>
        {
            Assert.That(result.Costs, Has.All.EqualTo(Math.Log(2)).Within(1e-9));
            Assert.That(result.TrainAccuracy, Is.EqualTo(0.5));
            Assert.That(result.TestAccuracy, Is.EqualTo(0.5));
        });
    }

    [Test]
    public void Large_random_weights_reach_the_printed_accuracies()
    {
        InitializationResult result = InitializationExperiment.Run(Initialization.Random(Sizes, 3));
        Assert.Multiple(() =>
        {
            Assert.That(result.TrainAccuracy, Is.EqualTo(0.83).Within(1e-12));
            Assert.That(result.TestAccuracy, Is.EqualTo(0.86).Within(1e-12));
        });
    }
}
