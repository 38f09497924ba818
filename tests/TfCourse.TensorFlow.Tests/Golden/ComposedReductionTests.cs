using System.Text.Json;
using Tensorflow;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every recorded call of the functions along axes above the ops: reductions, statistics, segments, sorting, counting, products.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class ComposedReductionTests
{
    private static readonly Dictionary<string, Func<ComposedCall, Tensor[]>> Functions = new()
    {
        ["tf.reduce_sum"] = c => [tf.reduce_sum(c[0], c.Axis("axis"), keepdims: c.Flag("keepdims"))],
        ["tf.reduce_mean"] = c => [tf.reduce_mean(c[0], c.Axis("axis"), c.Flag("keepdims"))],
        ["tf.reduce_prod"] = c => [tf.reduce_prod(c[0], c.Axis("axis"), c.Flag("keepdims"))],
        ["tf.reduce_max"] = c => [tf.reduce_max(c[0], c.Axis("axis"), c.Flag("keepdims"))],
        ["tf.reduce_min"] = c => [tf.reduce_min(c[0], c.Axis("axis"), c.Flag("keepdims"))],
        ["tf.reduce_all"] = c => [tf.reduce_all(c[0], c.Axis("axis"), c.Flag("keepdims"))],
        ["tf.reduce_any"] = c => [tf.reduce_any(c[0], c.Axis("axis"), c.Flag("keepdims"))],
        ["tf.reduce_logsumexp"] = c => [tf.reduce_logsumexp(c[0], c.Axis("axis"), c.Flag("keepdims"))],
        ["tf.math.reduce_std"] = c => [tf.math.reduce_std(c[0], c.Axis("axis"), c.Flag("keepdims"))],
        ["tf.math.reduce_variance"] = c => [tf.math.reduce_variance(c[0], c.Axis("axis"), c.Flag("keepdims"))],
        ["tf.math.reduce_euclidean_norm"] = c => [tf.math.reduce_euclidean_norm(c[0], c.Axis("axis"), c.Flag("keepdims"))],
        ["tf.nn.moments"] = c => Both(tf.nn.moments(c[0], c.Axis("axes")!, keep_dims: c.Flag("keepdims"))),
        ["tf.nn.weighted_moments"] = c => Both(tf.nn.weighted_moments(c[0], c.Axis("axes")!, c[1], keep_dims: c.Flag("keepdims"))),
        ["tf.norm"] = c => [tf.norm(c[0], Order(c), c.Axis("axis"), c.Flag("keepdims"))],
        ["tf.linalg.normalize"] = c => Both(tf.linalg.normalize(c[0], Order(c), c.Axis("axis"))),
        ["tf.math.l2_normalize"] = c => [tf.math.l2_normalize(c[0], c.Axis("axis"), Epsilon(c))],
        ["tf.nn.l2_normalize"] = c => [tf.nn.l2_normalize(c[0], c.Axis("axis"), Epsilon(c))],
        ["tf.nn.zero_fraction"] = c => [tf.nn.zero_fraction(c[0])],
        ["tf.math.confusion_matrix"] = c =>
            [tf.math.confusion_matrix(c.Tensor("labels"), c.Tensor("predictions"), c.Optional("num_classes"), c.Type("dtype", tf.int32), weights: c.Optional("weights"))],
        ["tf.linalg.matmul"] = c =>
            [tf.matmul(c[0], c[1], c.Flag("transpose_a"), c.Flag("transpose_b"), adjoint_a: c.Flag("adjoint_a"), adjoint_b: c.Flag("adjoint_b"), output_type: c.Type("output_type", TF_DataType.DtInvalid))],
        ["tf.tensordot"] = Tensordot,
        ["tf.cumsum"] = c => [tf.cumsum(c[0], c.Optional("axis"), c.Flag("exclusive"), c.Flag("reverse"))],
        ["tf.math.cumsum"] = c => [tf.math.cumsum(c[0], c.Optional("axis"), c.Flag("exclusive"), c.Flag("reverse"))],
        ["tf.math.cumprod"] = c => [tf.math.cumprod(c[0], c.Optional("axis"), c.Flag("exclusive"), c.Flag("reverse"))],
        ["tf.math.cumulative_logsumexp"] = c => [tf.math.cumulative_logsumexp(c[0], c.Optional("axis"), c.Flag("exclusive"), c.Flag("reverse"))],
        ["tf.math.segment_sum"] = c => [tf.math.segment_sum(c[0], c[1])],
        ["tf.math.segment_mean"] = c => [tf.math.segment_mean(c[0], c[1])],
        ["tf.math.segment_max"] = c => [tf.math.segment_max(c[0], c[1])],
        ["tf.math.segment_min"] = c => [tf.math.segment_min(c[0], c[1])],
        ["tf.math.segment_prod"] = c => [tf.math.segment_prod(c[0], c[1])],
        ["tf.math.unsorted_segment_sum"] = c => [tf.math.unsorted_segment_sum(c[0], c[1], c.Tensor("num_segments"))],
        ["tf.math.unsorted_segment_mean"] = c => [tf.math.unsorted_segment_mean(c[0], c[1], c.Tensor("num_segments"))],
        ["tf.math.unsorted_segment_max"] = c => [tf.math.unsorted_segment_max(c[0], c[1], c.Tensor("num_segments"))],
        ["tf.math.unsorted_segment_min"] = c => [tf.math.unsorted_segment_min(c[0], c[1], c.Tensor("num_segments"))],
        ["tf.math.unsorted_segment_prod"] = c => [tf.math.unsorted_segment_prod(c[0], c[1], c.Tensor("num_segments"))],
        ["tf.math.unsorted_segment_sqrt_n"] = c => [tf.math.unsorted_segment_sqrt_n(c[0], c[1], c.Tensor("num_segments"))],
        ["tf.math.bincount"] = c =>
        [
            tf.math.bincount(
                c.Tensor("arr"), c.Optional("weights"), c.Optional("minlength"), c.Optional("maxlength"), c.Type("dtype", tf.int32), axis: c.Integers("axis") is [var axis] ? axis : null, binary_output: c.Flag("binary_output")),
        ],
        ["tf.sort"] = c => [tf.sort(c[0], c.Integers("axis") is [var axis] ? axis : -1, c.Text("direction") ?? "ASCENDING")],
        ["tf.argsort"] = c => [tf.argsort(c[0], c.Integers("axis") is [var axis] ? axis : -1, c.Text("direction") ?? "ASCENDING")],
        ["tf.math.top_k"] = c => tf.math.top_k(c[0], c.Optional("k")),
        ["tf.math.in_top_k"] = c => [tf.math.in_top_k(c.Tensor("targets"), c.Tensor("predictions"), c.Tensor("k"))],
        ["tf.argmax"] = c => [tf.argmax(c[0], c.Axis("axis"), output_type: c.Type("output_type", tf.int64))],
        ["tf.argmin"] = c => [tf.argmin(c[0], c.Axis("axis"), output_type: c.Type("output_type", tf.int64))],
        ["tf.range"] = Range,
        ["tf.linspace"] = c => [tf.linspace(c.Alone("start"), c.Alone("stop"), c.Optional("num"), axis: c.Integers("axis") is [var axis] ? axis : 0)],
        ["tf.linalg.trace"] = c => [tf.linalg.trace(c[0])],
        ["tf.linalg.matvec"] = c => [tf.linalg.matvec(c[0], c[1])],
        ["tf.math.count_nonzero"] = c => [tf.math.count_nonzero(c[0], c.Axis("axis"), c.Flag("keepdims"), c.Type("dtype", tf.int64))],
        ["tf.einsum"] = c => [tf.einsum(c.Text("equation")!, [.. Enumerable.Range(0, c.Count).Select(i => c[i])])],
        ["tf.linalg.band_part(tf.linalg.cholesky(x), -1, 0)"] = c => [Build.One("MatrixBandPart", null, [tf.linalg.cholesky(c[0]), -1L, 0L])],
    };

    private static IEnumerable<TestCaseData> Cases()
        => new[] { "math_reduce", "math_statistics", "math_others", "moments", "l2_normalize" }
            .SelectMany(file => ComposedCase.Read(GoldenStore.Default, $"ops/composed/{file}.jsonl"))
            .Where(c => Functions.ContainsKey(c.Api))
            .Select(c => new TestCaseData(c).SetName(GoldenNames.Of(c)));

    [TestCaseSource(nameof(Cases))]
    public void Function_computes_what_is_recorded(ComposedCase c)
        => Assert.That(GoldenExceptions.Verdict(c.Path, c.Id, OpRunner.Run(c, inputs => Functions[c.Api](new ComposedCall(c, inputs)))), Is.Null);

    private static Tensor[] Both((Tensor, Tensor) pair) => [pair.Item1, pair.Item2];

    private static double Epsilon(ComposedCall c) => c.Has("epsilon") ? c.Number("epsilon") : 1e-12;

    private static object? Order(ComposedCall c) => !c.Has("ord") ? null : c.Text("ord") is { } text and not "Infinity" ? text : c.Number("ord");

    private static Tensor[] Range(ComposedCall c)
    {
        Tensor[] args = c.Tensors("args");
        TF_DataType? type = c.Has("dtype") ? c.Type("dtype", tf.int32) : null;
        return [tf.range(args[0], args.Length > 1 ? args[1] : null, args.Length > 2 ? args[2] : null, type)];
    }

    private static Tensor[] Tensordot(ComposedCall c)
    {
        if (c.Items("axes") is not { } pair)
        {
            return [tf.tensordot(c[0], c[1], c.Integers("axes")![0])];
        }

        int[] Axes(JsonElement e) => e.ValueKind == JsonValueKind.Array ? [.. e.EnumerateArray().Select(i => i.GetInt32())] : [e.GetInt32()];
        return [tf.tensordot(c[0], c[1], Axes(pair[0]), Axes(pair[1]))];
    }
}
