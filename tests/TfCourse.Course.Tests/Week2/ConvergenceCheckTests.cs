namespace TfCourse.Course.Tests;

[TestFixture]
public sealed class ConvergenceCheckTests
{
    [TestCase(Convergence.Falling, "falls")]
    [TestCase(Convergence.NotFinite, "cost number 15 is")]
    [TestCase(Convergence.Oscillating, "to and fro")]
    [TestCase(Convergence.Stalled, "no longer falls")]
    [TestCase(Convergence.Diverging, "grows")]
    [TestCase(Convergence.TooFew, "only 3 costs")]
    public void What_was_seen_is_named(Convergence state, string says)
    {
        ConvergenceFinding finding = ConvergenceCheck.Judge(Costs(state));
        Assert.That(finding.State, Is.EqualTo(state));
        Assert.That(finding.Message, Does.Contain(says));
    }

    [TestCase(7, 0.001, "window is 7")]
    [TestCase(20, 0.0, "improvement is 0")]
    [TestCase(20, 1.0, "improvement is 1")]
    public void Settings_out_of_range_are_refused(int window, double improvement, string message)
        => Assert.That(() => ConvergenceCheck.Judge([1, 1], window, improvement), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains(message));

    private static double[] Costs(Convergence state) => state switch
    {
        Convergence.Falling => [.. Enumerable.Range(0, 30).Select(i => 1.0 / (1 + i))],
        Convergence.NotFinite => [.. Enumerable.Range(0, 30).Select(i => i == 14 ? double.NaN : 1.0)],
        Convergence.Oscillating => [.. Enumerable.Range(0, 30).Select(i => i % 2 == 0 ? 0.5 : 0.9)],
        Convergence.Stalled => [.. Enumerable.Range(0, 30).Select(i => 0.6931 + (1e-6 * (i % 3)))],
        Convergence.Diverging => [.. Enumerable.Range(0, 30).Select(i => Math.Pow(1.2, i))],
        _ => [1, 0.9, 0.8],
    };
}
