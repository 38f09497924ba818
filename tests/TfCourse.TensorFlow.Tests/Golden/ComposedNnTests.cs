using System.Text.Json;
using Tensorflow;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every recorded call of the functions of neural networks above the ops: activations, losses, convolutions, pooling, normalization.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class ComposedNnTests
{
    private static readonly Dictionary<string, Func<ComposedCall, Tensor>> Functions = new()
    {
        ["tf.nn.relu6"] = c => tf.nn.relu6(c[0]),
        ["tf.nn.elu"] = c => tf.nn.elu(c[0]),
        ["tf.nn.selu"] = c => tf.nn.selu(c[0]),
        ["tf.nn.softplus"] = c => tf.nn.softplus(c[0]),
        ["tf.nn.log_sigmoid"] = c => tf.nn.log_sigmoid(c[0]),
        ["tf.nn.leaky_relu"] = c => c.Has("alpha") ? tf.nn.leaky_relu(c[0], (float)c.Number("alpha")) : tf.nn.leaky_relu(c[0]),
        ["tf.nn.crelu"] = c => tf.nn.crelu(c[0], axis: Axis(c)),
        ["tf.nn.silu"] = c => tf.nn.silu(c[0], c.Optional("beta")),
        ["tf.nn.gelu"] = c => tf.nn.gelu(c[0], c.Flag("approximate")),
        ["tf.nn.softmax"] = c => tf.nn.softmax(c[0], Axis(c)),
        ["tf.nn.log_softmax"] = c => tf.nn.log_softmax(c[0], Axis(c)),
        ["tf.compat.v1.nn.xw_plus_b"] = c => tf.nn.xw_plus_b(c[0], c[1], c[2]),
        ["tf.compat.v1.nn.relu_layer"] = c => tf.nn.relu_layer(c[0], c[1], c[2]),
        ["tf.compat.v1.nn.softmax_cross_entropy_with_logits"] = c => tf.nn.softmax_cross_entropy_with_logits(c[0], c[1], c.Integers("dim")![0]),
        ["tf.compat.v1.nn.softmax_cross_entropy_with_logits_v2"] = c => tf.nn.softmax_cross_entropy_with_logits_v2(c[0], c[1], Axis(c)),
        ["tf.nn.softmax_cross_entropy_with_logits"] = c => tf.nn.softmax_cross_entropy_with_logits_v2(c[0], c[1], Axis(c)),
        ["tf.nn.sparse_softmax_cross_entropy_with_logits"] = c => tf.nn.sparse_softmax_cross_entropy_with_logits(c[1], c[0]),
        ["tf.nn.sigmoid_cross_entropy_with_logits"] = c => tf.nn.sigmoid_cross_entropy_with_logits(c[0], c[1]),
        ["tf.nn.weighted_cross_entropy_with_logits"] = c => tf.nn.weighted_cross_entropy_with_logits(c[0], c[1], Weight(c)),
        ["tf.nn.log_poisson_loss"] = c => tf.nn.log_poisson_loss(c[0], c[1], c.Flag("compute_full_loss")),
        ["tf.nn.conv1d"] = c => tf.nn.conv1d(c[0], c[1], c.Axis("stride")!, c.Text("padding")!, dilations: c.Axis("dilations")),
        ["tf.nn.conv2d"] = c => c.Items("padding") is { } pairs
            ? tf.nn.conv2d(c[0], c[1], c.Axis("strides")!, Array.ConvertAll(pairs, Pair), Format(c), c.Axis("dilations"))
            : tf.nn.conv2d(c[0], c[1], c.Axis("strides")!, c.Text("padding")!, data_format: Format(c), dilations: c.Axis("dilations")),
        ["tf.nn.conv2d_transpose"] = c => tf.nn.conv2d_transpose(c[0], c[1], c.Integers("output_shape")!, c.Axis("strides")!, c.Text("padding")!),
        ["tf.nn.depthwise_conv2d"] = c => tf.nn.depthwise_conv2d(c[0], c[1], c.Axis("strides")!, c.Text("padding")!, dilations: c.Axis("dilations")),
        ["tf.nn.separable_conv2d"] = c => tf.nn.separable_conv2d(c[0], c[1], c[2], c.Axis("strides")!, c.Text("padding")!, dilations: c.Axis("dilations")),
        ["tf.nn.atrous_conv2d"] = c => tf.nn.atrous_conv2d(c[0], c[1], c.Integers("rate")![0], c.Text("padding")!),
        ["tf.nn.max_pool2d"] = c => tf.nn.max_pool2d(c[0], c.Axis("ksize")!, c.Axis("strides")!, c.Text("padding")!, Format(c)),
        ["tf.nn.avg_pool2d"] = c => tf.nn.avg_pool2d(c[0], c.Axis("ksize")!, c.Axis("strides")!, c.Text("padding")!, Format(c)),
        ["tf.nn.batch_normalization"] = c => throw new InvalidOperationException($"which of the arguments are there is in the id, not in the call of {c.Count} tensors"),
        ["tf.nn.batch_normalization(x, mean, variance, offset, scale, variance_epsilon)"] = c => tf.nn.batch_normalization(c[0], c[1], c[2], c[3], c[4], c.Number("variance_epsilon")),
        ["tf.nn.local_response_normalization"] = c => c.Has("bias")
            ? tf.nn.local_response_normalization(c[0], c.Integers("depth_radius")![0], (float)c.Number("bias"), (float)c.Number("alpha"), (float)c.Number("beta"))
            : tf.nn.local_response_normalization(c[0]),
        ["tf.nn.embedding_lookup(params, ids)"] = c => tf.nn.embedding_lookup(c[0], c[1]),
        ["tf.nn.embedding_lookup"] = c => tf.nn.embedding_lookup(c[0], c[1], max_norm: c.Has("max_norm") ? c.Number("max_norm") : null),
        ["tf.compat.v1.nn.embedding_lookup([p0, p1], ids)"] = c => tf.nn.embedding_lookup([c[0], c[1]], c[2]),
        ["tf.nn.embedding_lookup([p0, p1], ids)"] = c => tf.nn.embedding_lookup([c[0], c[1]], c[2], "div"),
        ["absolute_difference"] = c => tf.losses.absolute_difference(c[0], c[1], Weights(c), reduction: Reducing(c)),
        ["mean_squared_error"] = c => tf.losses.mean_squared_error(c[0], c[1], Weights(c), reduction: Reducing(c)),
        ["cosine_distance"] = c => tf.losses.cosine_distance(c[0], c[1], Axis(c), Weights(c), reduction: Reducing(c)),
        ["hinge_loss"] = c => tf.losses.hinge_loss(c[0], c[1], Weights(c), reduction: Reducing(c)),
        ["huber_loss"] = c => tf.losses.huber_loss(c[0], c[1], Weights(c), c.Has("delta") ? c.Number("delta") : 1, reduction: Reducing(c)),
        ["log_loss"] = c => tf.losses.log_loss(c[0], c[1], Weights(c), c.Has("epsilon") ? c.Number("epsilon") : 1e-7, reduction: Reducing(c)),
        ["mean_pairwise_squared_error"] = c => tf.losses.mean_pairwise_squared_error(c[0], c[1], Weights(c)),
        ["sigmoid_cross_entropy"] = c => tf.losses.sigmoid_cross_entropy(c[0], c[1], Weights(c), Smoothing(c), reduction: Reducing(c)),
        ["softmax_cross_entropy"] = c => tf.losses.softmax_cross_entropy(c[0], c[1], Weights(c), Smoothing(c), reduction: Reducing(c)),
        ["sparse_softmax_cross_entropy"] = c => tf.losses.sparse_softmax_cross_entropy(c[0], c[1], Weights(c), reduction: Reducing(c)),
    };

    private static IEnumerable<TestCaseData> Cases() => ComposedCase.ReadAll(GoldenStore.Default)
        .Where(c => !c.Path.Contains("/math_", StringComparison.Ordinal) && Functions.ContainsKey(Function(c)))
        .Select(c => new TestCaseData(c).SetName(GoldenNames.Of(c)));

    [TestCaseSource(nameof(Cases))]
    public void Function_computes_what_is_recorded(ComposedCase c)
        => Assert.That(GoldenExceptions.Verdict(c.Path, c.Id, OpRunner.Run(c, inputs => [Call(c, inputs)])), Is.Null);

    // Offset and scale of batch normalization may be None: the id says which.
    private static Tensor Call(ComposedCase c, Tensor[] inputs)
    {
        var call = new ComposedCall(c, inputs);
        if (c.Api != "tf.nn.batch_normalization")
        {
            return Functions[Function(c)](call);
        }

        bool hasOffset = !c.Id.Contains("no offset", StringComparison.Ordinal);
        return tf.nn.batch_normalization(inputs[0], inputs[1], inputs[2], hasOffset ? inputs[3] : null, hasOffset ? null : inputs[3], call.Number("variance_epsilon"));
    }

    // tf.compat.v1.losses.huber_loss(labels, …) -> huber_loss
    private static string Function(ComposedCase c)
        => c.Api.StartsWith("tf.compat.v1.losses.", StringComparison.Ordinal) ? c.Api["tf.compat.v1.losses.".Length..].Split('(')[0] : c.Api;

    private static int Axis(ComposedCall c) => c.Integers("axis") is [var axis] ? axis : -1;

    private static string Format(ComposedCall c) => c.Text("data_format") ?? "NHWC";

    private static int[] Pair(JsonElement pair) => [.. pair.EnumerateArray().Select(e => e.GetInt32())];

    private static Tensor Weight(ComposedCall c)
        => c.Items("pos_weight") is { } items ? (Tensor)Array.ConvertAll(items, e => e.GetDouble()) : c.Number("pos_weight");

    private static Tensor? Weights(ComposedCall c) => c.Count > 2 ? c[2] : c.Has("weights") ? c.Number("weights") : null;

    private static string Reducing(ComposedCall c) => c.Text("reduction") ?? Reduction.SUM_BY_NONZERO_WEIGHTS;

    private static double Smoothing(ComposedCall c) => c.Has("label_smoothing") ? c.Number("label_smoothing") : 0;
}
