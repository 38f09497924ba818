using Tensorflow;
using TfCourse.NaiveEngine;
using TfCourse.TestKit;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>The comparison with the naive engine can fail: a lost term, a wrong element and a wrong sign are seen.</summary>
[TestFixture]
public sealed class NaiveJudgeTests
{
    [Test]
    public void One_lost_term_of_a_long_sum_is_seen()
    {
        float[] x = [.. Enumerable.Range(0, 1025).Select(i => 1 + (i % 7 / 10f))];
        var call = new DrawnCall("Sum", [HostTensor.Of(x), Draw.Ints(0)]);
        NaiveTensor sum = call.Define(OpDeclarations.Of("Sum"))[0];
        float right = (float)x.Sum(v => (double)v);
        Assert.Multiple(() =>
        {
            Assert.That(NaiveComparison.Difference(sum, HostTensor.Scalar(right)), Is.Null);
            Assert.That(NaiveComparison.Difference(sum, HostTensor.Scalar(right - x[^1])), Is.Not.Null);
        });
    }

    [TestCase("Exp", 20)]
    [TestCase("Tanh", 20)]
    [TestCase("Sqrt", 4)]
    public void A_value_some_units_off_is_seen(string op, int ulps)
    {
        NaiveTensor y = new DrawnCall(op, [HostTensor.Scalar(0.7f)]).Define(OpDeclarations.Of(op))[0];
        float right = (float)y.Real(0).Value, wrong = right;
        for (int i = 0; i < ulps; i++)
        {
            wrong = MathF.BitIncrement(wrong);
        }

        Assert.Multiple(() =>
        {
            Assert.That(NaiveComparison.Difference(y, HostTensor.Scalar(right)), Is.Null);
            Assert.That(NaiveComparison.Difference(y, HostTensor.Scalar(wrong)), Is.Not.Null);
            Assert.That(NaiveComparison.Difference(y, HostTensor.Scalar(-right)), Is.Not.Null);
            Assert.That(NaiveComparison.Difference(y, HostTensor.Scalar(float.NaN)), Is.Not.Null);
            Assert.That(NaiveComparison.Difference(y, HostTensor.Of(new[] { right })), Is.Not.Null);
        });
    }

    [Test]
    public void Draws_reach_every_definition_but_aliases()
    {
        // Aliases share the definition of an op that is drawn.
        string[] aliases = ["BatchMatMul", "BatchMatMulV3", "BiasAddV1", "Concat", "Gather", "Inv", "InvGrad", "Mod", "Identity", "IdentityN", "StopGradient", "PreventGradient", "Snapshot", "PlaceholderWithDefault", "CheckNumerics"];
        string[] drawn = [.. Enumerable.Range(0, 6000).Select(i => DrawnCalls.Of(i).Op).Distinct()];
        Assert.That(NaiveOps.Names.Except(drawn).Except(aliases), Is.Empty);
    }

    [Test]
    public void A_number_gives_the_same_call_again()
    {
        string[] first = [.. Enumerable.Range(0, 50).Select(i => DrawnCalls.Of(i).ToString())];
        Assert.That(Enumerable.Range(0, 50).Select(i => DrawnCalls.Of(i).ToString()), Is.EqualTo(first));
    }
}
