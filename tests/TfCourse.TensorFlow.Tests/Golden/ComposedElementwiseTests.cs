using Tensorflow;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every recorded call of the element-wise functions and operators above the ops: values, gradients, refusals.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class ComposedElementwiseTests
{
    private const string Elementwise = "ops/composed/math_elementwise.jsonl";

    private static readonly Dictionary<string, Func<ComposedCall, Tensor[]>> Functions = new()
    {
        ["tf.nn.softplus"] = c => [tf.nn.softplus(c[0])],
        ["tf.math.log_sigmoid"] = c => [tf.math.log_sigmoid(c[0])],
        ["tf.clip_by_value"] = c => [tf.clip_by_value(c.Tensor("t"), c.Tensor("clip_value_min"), c.Tensor("clip_value_max"))],
        ["tf.clip_by_norm"] = c => [tf.clip_by_norm(c.Tensor("t"), c.Tensor("clip_norm"), c.Integers("axes"))],
        ["tf.compat.v1.clip_by_average_norm"] = c => [tf.clip_by_average_norm(c.Tensor("t"), c.Tensor("clip_norm"))],
        ["tf.clip_by_global_norm"] = c =>
        {
            (Tensor[] clipped, Tensor norm) = tf.clip_by_global_norm(c.List("t_list"), c.Tensor("clip_norm"), c.Has("use_norm") ? c.Tensor("use_norm") : null);
            return [.. clipped, norm];
        },
        ["tf.linalg.global_norm"] = c => [tf.global_norm(c.List("t_list"))],
        ["tf.add_n"] = c => [tf.add_n(c.List("inputs"))],
        ["tf.accumulate_n"] = c => [tf.math.accumulate_n(c.List("inputs"))],
        ["tf.scalar_mul"] = c => [tf.scalar_mul(c.Tensor("scalar"), c.Tensor("x"))],
        ["tf.math.polyval"] = c => [tf.math.polyval(c.List("coeffs"), c.Tensor("x"))],
        ["tf.where"] = c => [c.Count == 1 ? tf.where(c[0]) : tf.where(c[0], c[1], c[2])],
        ["tf.compat.v1.where"] = c => [tf.compat.v1.where(c[0], c[1], c[2])],
        ["where(x > 0, sqrt(x), 0)"] = c => [tf.where(c[0] > 0, tf.sqrt(c[0]), 0)],
        ["where(x > 0, log(x), 0)"] = c => [tf.where(c[0] > 0, tf.log(c[0]), 0)],
        ["where(x > 0, 1/x, 0)"] = c => [tf.where(c[0] > 0, 1 / c[0], 0)],
        ["where(x > 0, sqrt(where(x > 0, x, 1)), 0)"] = c => [tf.where(c[0] > 0, tf.sqrt(tf.where(c[0] > 0, c[0], 1)), 0)],
        ["operator +"] = c => [c[0] + c[1]],
        ["operator -"] = c => [c[0] - c[1]],
        ["operator *"] = c => [c[0] * c[1]],
        ["operator /"] = c => [c[0] / c[1]],
        ["operator //"] = c => [tf.floordiv(c[0], c[1])],
        ["operator %"] = c => [c[0] % c[1]],
        ["operator **"] = c => [tf.pow(c[0], c[1])],
        ["tf.divide"] = c => [tf.divide(c[0], c[1])],
        ["tf.truediv"] = c => [tf.truediv(c[0], c[1])],
        ["tf.math.floordiv"] = c => [tf.math.floordiv(c[0], c[1])],
        ["tf.math.floormod"] = c => [tf.math.floormod(c[0], c[1])],
        ["tf.truncatediv"] = c => [tf.truncatediv(c[0], c[1])],
        ["tf.truncatemod"] = c => [tf.truncatemod(c[0], c[1])],
        ["tf.compat.v1.div"] = c => [tf.div(c[0], c[1])],
        ["expression x ** abs(y)"] = c => [tf.pow(c[0], tf.abs(c[1]))],
        ["expression x / 2"] = c => [c[0] / 2],
        ["expression x // 2"] = c => [tf.floordiv(c[0], 2)],
        ["expression x % 3"] = c => [c[0] % 3],
        ["expression -x % 3"] = c => [-c[0] % 3],
        ["expression 2 / x"] = c => [2 / c[0]],
        ["expression 2 ** x"] = c => [tf.pow(2, c[0])],
        ["expression x ** 2"] = c => [tf.pow(c[0], 2)],
        ["expression 1 - x"] = c => [1 - c[0]],
        ["expression x + 0.5"] = c => [c[0] + 0.5],
        ["expression x * 2.0"] = c => [c[0] * 2.0],
        ["expression abs(x)"] = c => [tf.abs(c[0])],
        ["expression x > 2"] = c => [c[0] > 2],
        ["expression x == 2"] = c => [tf.equal(c[0], 2)],
        ["expression x @ x"] = c => [tf.matmul(c[0], c[0])],
        ["tf.math.multiply_no_nan"] = c => [tf.math.multiply_no_nan(c[0], c[1])],
        ["tf.math.divide_no_nan"] = c => [tf.math.divide_no_nan(c[0], c[1])],
        ["tf.math.reciprocal_no_nan"] = c => [tf.math.reciprocal_no_nan(c[0])],
        ["tf.math.squared_difference"] = c => [tf.math.squared_difference(c[0], c[1])],
        ["tf.math.round"] = c => [tf.math.round(c[0])],
        ["tf.math.sign"] = c => [tf.math.sign(c[0])],
        ["tf.math.rsqrt"] = c => [tf.math.rsqrt(c[0])],
    };

    // A where with one value and not the other does not compile here.
    private static bool IsExpressible(ComposedCase c) => c.Id != "tf.where/x_only";

    private static IEnumerable<TestCaseData> Cases()
        => ComposedCase.Read(GoldenStore.Default, Elementwise).Where(IsExpressible)
            .Concat(ComposedCase.Read(GoldenStore.Default, "ops/composed/math_others.jsonl").Where(c => Functions.ContainsKey(c.Api)))
            .Select(c => new TestCaseData(c).SetName(GoldenNames.Of(c)));

    [TestCaseSource(nameof(Cases))]
    public void Function_computes_what_is_recorded(ComposedCase c)
        => Assert.That(GoldenExceptions.Verdict(c.Path, c.Id, OpRunner.Run(c, inputs => Functions[c.Api](new ComposedCall(c, inputs)))), Is.Null);
}
