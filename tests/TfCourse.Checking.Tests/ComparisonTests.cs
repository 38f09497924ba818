using TfCourse.Checking;

namespace TfCourse.Checking.Tests;

[TestFixture]
public sealed class ComparisonTests
{
    private static CheckedArray Array(params double[] values) => new([2, values.Length / 2], values);

    private static Dictionary<string, CheckedArray> Named(params double[] values) => new() { ["W1"] = Array(values) };

    [Test]
    public void Relative_difference_is_the_distance_over_the_sum_of_the_norms()
    {
        ParameterComparison c = ParameterComparison.Of("W1", Array(3, 0, 0, 4), Array(3, 0, 0, 4.5));
        Assert.Multiple(() =>
        {
            Assert.That(c.RelativeDifference, Is.EqualTo(0.5 / (5 + Math.Sqrt(29.25))).Within(1e-15));
            Assert.That((c.WorstPlace, c.First, c.Second), Is.EqualTo(("[1, 1]", 4.0, 4.5)));
        });
    }

    [Test]
    public void Two_zeros_agree_and_a_NaN_never_does()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ParameterComparison.Of("b", Array(0, 0), Array(0, 0)).RelativeDifference, Is.Zero);
            GradientComparison bad = GradientComparison.Of("a", Named(1, double.NaN), "b", Named(1, 2), 1);
            Assert.That(bad.Agrees, Is.False);
            Assert.That(bad.Worst.WorstPlace, Is.EqualTo("[1, 0]"));
        });
    }

    [Test]
    public void Shapes_and_names_that_differ_are_refused_by_name()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                () => ParameterComparison.Of("W1", Array(1, 2), new CheckedArray([2], [1, 2])),
                Throws.ArgumentException.With.Message.Contains("'W1'").And.Message.Contains("[2, 1]").And.Message.Contains("[2]"));
            Assert.That(
                () => GradientComparison.Of("a", Named(1, 2), "b", new Dictionary<string, CheckedArray> { ["W2"] = Array(1, 2) }, 1),
                Throws.ArgumentException.With.Message.Contains("W1").And.Message.Contains("W2"));
        });
    }

    [Test]
    public void Numeric_gradient_of_a_cubic_is_its_derivative_and_leaves_the_parameters_alone()
    {
        var theta = new Dictionary<string, CheckedArray> { ["x"] = new([3], [1, -2, 0.5]) };
        var gradient = NumericGradient.Of(p => p["x"].Values.Sum(v => v * v * v), theta);
        Assert.Multiple(() =>
        {
            Assert.That(gradient["x"].Values, Is.EqualTo(new[] { 3, 12, 0.75 }).Within(1e-8));
            Assert.That(theta["x"].Values, Is.EqualTo(new[] { 1, -2, 0.5 }));
        });
    }

    [Test]
    public void The_step_where_two_paths_part_most_is_named()
    {
        TrajectoryComparison c = TrajectoryComparison.Of("a", [Named(1, 1), Named(2, 2), Named(3, 3)], "b", [Named(1, 1), Named(2, 2.1), Named(3, 3)], 1e-9);
        Assert.Multiple(() =>
        {
            Assert.That(c.Agrees, Is.False);
            Assert.That(c.WorstStep, Is.EqualTo(2));
            Assert.That(c.Worst.WorstPlace, Is.EqualTo("[1, 0]"));
        });
    }
}
