using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Batch normalization: of a layer in training, of a deep network, and at test time.</summary>
public static class BatchNormConcepts
{
    private const double Epsilon = 1e-3;

    /// <summary>A layer in training.</summary>
    public static Concept Layer { get; } = new(
        "batch-normalization", 3, "Batch normalization", "μ = Σz/m, σ² = Σ(z−μ)²/m over the mini-batch; Znorm = (Z−μ)/√(σ²+ε); Z̃ = γ·Znorm + β; dβ = Σ dZ̃, dγ = Σ dZ̃·Znorm, dZ = γ/(m·√(σ²+ε))·(m·dZ̃ − dβ − Znorm·dγ); Z [n, m], γ and β [n, 1]",
        "What normalizing inputs does for the first layer, this does for every layer: each unit's z gets mean β and deviation γ, which are learned like weights. Training bears larger learning rates and poorer starts. The layer before needs no bias: the mean takes it away. TensorFlow has it as plain ops and as one op, FusedBatchNormV3.",
        typeof(BatchNorm), typeof(GraphBatchNorm), CompareLayer);

    /// <summary>A deep network.</summary>
    public static Concept Effects { get; } = new(
        "batch-norm-effects", 3, "Why batch normalization works: covariate shift and noise", "Zl = Wl·A(l−1), no bias; Z̃l = γl·Znorm + βl; whatever happens to W1 … W(l−1), a unit of Z̃l has mean βl and variance γl²·σ²/(σ²+ε)",
        "While earlier layers learn, what a later layer gets keeps shifting under it. With batch normalization its mean and deviation stay where β and γ put them, so layers learn more on their own. Each mini-batch has its own μ and σ, so every example's z̃ carries a little noise: a slight regularization that fades with larger mini-batches.",
        typeof(BatchNormNetwork), typeof(NormalizedNetwork), CompareNetwork);

    /// <summary>Test time.</summary>
    public static Concept TestTime { get; } = new(
        "batch-norm-test-time", 3, "Batch normalization at test time", "TensorFlow: average ← momentum·average + (1−momentum)·batch, 0.99; PyTorch: average ← (1−momentum)·average + momentum·batch, 0.1, variance over m−1; Z̃ = γ·(Z−μ)/√(σ²+ε) + β with the averages; folded: W' = γ/√(σ²+ε)·W, b' = β − γ·μ/√(σ²+ε)",
        "A single example has no mean and variance of its own, so running averages over the mini-batches of training take their place. The same word momentum means opposite shares in TensorFlow and PyTorch. At test time the whole is a fixed scale and shift, so it can be folded into the layer before, and costs nothing.",
        typeof(BatchNormFolding), typeof(GraphBatchNorm), CompareTestTime);

    private static (NDArray Z, NDArray Gamma, NDArray Beta) Draw(ConceptTrial trial, int n, int m)
        => (trial.Rounded(trial.Normal(n, m) * trial.Uniform(0.5, 3, n, 1) + trial.Normal(n, 1)), trial.Uniform(0.5, 1.5, n, 1), trial.Normal(n, 1));

    private static void CompareLayer(ConceptTrial trial)
    {
        int n = trial.Whole(2, 5), m = trial.Whole(8, 20);
        (NDArray Z, NDArray gamma, NDArray beta) = Draw(trial, n, m);
        NDArray C = trial.Normal(n, m);
        (NDArray byHand, BatchNormCache cache) = BatchNorm.Forward(Z, gamma, beta, Epsilon);
        (NDArray dZ, NDArray dgamma, NDArray dbeta) = BatchNorm.Backward(C, cache);

        Tensor z = trial.Input(Z), g = trial.Input(gamma), b = trial.Input(beta), c = trial.Input(C);
        (Tensor plain, Tensor mean, Tensor variance) = GraphBatchNorm.Train(z, g, b, Epsilon);
        trial.Agree("μ", cache.Mu, mean);
        trial.Agree("σ²", cache.Variance, variance);
        Agree("plain ops", plain);
        if (trial.Type == TF_DataType.TF_FLOAT)
        {
            // The fused op takes nothing wider.
            (Tensor fused, Tensor fusedMean, Tensor unbiased) = GraphBatchNorm.Fused(z, g, b, Epsilon);
            trial.Agree("μ, fused", cache.Mu, fusedMean);
            trial.Agree("σ² over m − 1, fused", cache.Variance * (m / (m - 1.0)), unbiased);
            Agree("fused", fused);
        }

        void Agree(string how, Tensor ztilde)
        {
            Tensor[] gradients = tf.gradients(tf.reduce_sum(c * ztilde), [z, g, b]);
            trial.Agree($"Z̃, {how}", byHand, ztilde);
            trial.Agree($"dZ, {how}", dZ, gradients[0]);
            trial.Agree($"[dγ, dβ], {how}", np.concatenate([dgamma, dbeta], 1), tf.concat([gradients[1], gradients[2]], 1));
        }
    }

    private static void CompareNetwork(ConceptTrial trial)
    {
        const double alpha = 0.1;
        int m = trial.Whole(12, 24);
        int[] units = [3, 5, 4, 3];
        NDArray X = trial.Normal(3, m), Y = SoftmaxCrossEntropy.OneHot([.. Enumerable.Range(0, m).Select(_ => trial.Whole(0, 2))], 3);
        Parameters parameters = new();
        for (int l = 1; l < units.Length; l++)
        {
            bool isLast = l == units.Length - 1;
            parameters[$"W{l}"] = trial.Normal(units[l], units[l - 1]);
            if (!isLast)
            {
                parameters[$"gamma{l}"] = trial.Uniform(0.5, 1.5, units[l], 1);
            }

            parameters[isLast ? $"b{l}" : $"beta{l}"] = trial.Normal(units[l], 1);
        }

        BatchNormPass pass = BatchNormNetwork.Forward(X, parameters, Epsilon);
        Gradients gradients = BatchNormNetwork.Backward(pass, Y);
        Parameters next = parameters.Select((name, value) => value - alpha * gradients.Of(name));

        Tensor x = trial.Input(X);
        Tensor[] inputs = [.. parameters.Names.Select(name => trial.Input(parameters[name]))];
        NormalizedPass graph = NormalizedNetwork.Forward(x, Layers(inputs), Epsilon);
        Tensor J = tf.reduce_mean(GraphMultiClass.Losses(graph.Logits, trial.Input(Y)));
        Tensor[] derivatives = tf.gradients(J, inputs);
        trial.Agree("AL", pass.AL, GraphMultiClass.Softmax(graph.Logits));
        trial.Agree("cost", SoftmaxCrossEntropy.Cost(pass.Logits, Y), J);
        for (int l = 1; l <= parameters.Layers; l++)
        {
            int first = parameters.Names.ToList().IndexOf($"W{l}"), count = l < parameters.Layers ? 3 : 2;
            trial.Agree($"[{string.Join(", ", parameters.Names.Skip(first).Take(count).Select(Gradients.NameOf))}]",
                np.concatenate([.. parameters.Names.Skip(first).Take(count).Select(gradients.Of)], 1), tf.concat([.. derivatives.Skip(first).Take(count)], 1));
        }

        // After a step of gradient descent the layer's units still have their mean and variance from β and γ.
        NormalizedPass after = NormalizedNetwork.Forward(x, Layers([.. inputs.Zip(derivatives, (p, d) => p - (alpha * d))]), Epsilon);
        NDArray moved = BatchNormNetwork.Forward(X, next, Epsilon).Layers[1].Ztilde;
        (Tensor mean, Tensor variance) = tf.nn.moments(after.Signals[1], 1, keep_dims: true);
        trial.Agree("mean of Z̃2 after a step", np.mean(moved, 1, keepdims: true), mean);
        trial.Agree("variance of Z̃2 after a step", np.var(moved, 1, keepdims: true), variance);
    }

    private static NormalizedLayer[] Layers(Tensor[] p) => [new(p[0], p[1], p[2]), new(p[3], p[4], p[5]), new(p[6], null, p[7])];

    private static void CompareTestTime(ConceptTrial trial)
    {
        int n = trial.Whole(2, 5), before = trial.Whole(2, 5), m = trial.Whole(8, 20);
        double momentum = trial.Number(0.6, 0.95);
        (_, NDArray gamma, NDArray beta) = Draw(trial, n, m);
        NDArray W = trial.Normal(n, before), A = trial.Normal(before, 7);
        Tensor g = trial.Input(gamma), b = trial.Input(beta), w = trial.Input(W), a = trial.Input(A);
        NDArray[] batches = [.. Enumerable.Range(0, 4).Select(_ => Draw(trial, n, m).Z)];
        Tensor[] fed = [.. batches.Select(trial.Input)];
        foreach (MomentumConvention convention in Enum.GetValues<MomentumConvention>())
        {
            MovingAverages averages = MovingAverages.Start(n);
            Tensor mean = trial.Input(averages.Mu), variance = trial.Input(averages.Variance);
            for (int t = 0; t < batches.Length; t++)
            {
                averages = averages.Next(BatchNorm.Forward(batches[t], gamma, beta, Epsilon).Cache, momentum, convention);
                (_, Tensor batchMean, Tensor batchVariance) = GraphBatchNorm.Train(fed[t], g, b, Epsilon);
                mean = GraphBatchNorm.Next(mean, batchMean, momentum, convention);
                variance = GraphBatchNorm.Next(variance, convention == MomentumConvention.PyTorch ? GraphBatchNorm.Unbiased(batchVariance, fed[t]) : batchVariance, momentum, convention);
            }

            trial.Agree($"running mean, {convention}", averages.Mu, mean);
            trial.Agree($"running variance, {convention}", averages.Variance, variance);
            trial.Agree($"Z̃ at test time, {convention}", BatchNorm.Inference(np.dot(W, A), gamma, beta, averages, Epsilon), GraphBatchNorm.Test(tf.matmul(w, a), g, b, mean, variance, Epsilon));
            (NDArray folded, NDArray bias) = BatchNormFolding.Fold(W, gamma, beta, averages, Epsilon);
            GraphLayer layer = GraphBatchNorm.Fold(w, g, b, mean, variance, Epsilon);
            trial.Agree($"W', {convention}", folded, layer.W);
            trial.Agree($"b', {convention}", bias, layer.b);
            trial.Agree($"Z̃, folded, {convention}", BatchNorm.Inference(np.dot(W, A), gamma, beta, averages, Epsilon), tf.matmul(layer.W, a) + layer.b);
        }
    }
}
