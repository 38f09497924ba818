using NumSharp;

namespace TfCourse.Reference.Tests;

public sealed class BatchNormTests
{
    private static (NDArray Z, NDArray Gamma, NDArray Beta) Case()
    {
        np.random.seed(3);
        return (np.random.randn(4, 7) * 3 + 5, np.random.randn(4, 1), np.random.randn(4, 1));
    }

    [Test]
    public void Units_get_the_mean_beta_and_the_deviation_gamma()
    {
        (NDArray Z, NDArray gamma, NDArray beta) = Case();
        (NDArray Ztilde, BatchNormCache cache) = BatchNorm.Forward(Z, gamma, beta);

        Assert.That(np.mean(Ztilde, 1).ToArray<double>(), Is.EqualTo(beta.ToArray<double>()).Within(1e-12));
        Assert.That(np.std(Ztilde, 1).ToArray<double>(), Is.EqualTo(np.abs(gamma).ToArray<double>()).Within(1e-7));
        Assert.That(np.var(Z, 1).ToArray<double>(), Is.EqualTo(cache.Variance.ToArray<double>()));
    }

    [TestCase(1e-8)]
    [TestCase(0.5)]
    public void Gradients_match_central_differences(double epsilon)
    {
        (NDArray Z, NDArray gamma, NDArray beta) = Case();
        NDArray weights = np.random.randn(4, 7);
        (NDArray _, BatchNormCache cache) = BatchNorm.Forward(Z, gamma, beta, epsilon);
        (NDArray dZ, NDArray dgamma, NDArray dbeta) = BatchNorm.Backward(weights, cache);

        Parameters parameters = new() { ["Z"] = Z, ["gamma"] = gamma, ["beta"] = beta };
        Gradients gradients = new() { ["dZ"] = dZ, ["dgamma"] = dgamma, ["dbeta"] = dbeta };
        GradientCheckReport report = GradientCheck.Run(parameters, gradients,
            p => (double)np.sum(weights * BatchNorm.Forward(p["Z"], p["gamma"], p["beta"], epsilon).Ztilde), 1e-5);

        Assert.That(report.Difference, Is.LessThan(1e-8));
    }

    [Test]
    public void The_cost_does_not_see_a_shift_of_Z()
    {
        (NDArray Z, NDArray gamma, NDArray beta) = Case();
        (NDArray _, BatchNormCache cache) = BatchNorm.Forward(Z, gamma, beta);
        (NDArray dZ, NDArray _, NDArray _) = BatchNorm.Backward(np.random.randn(4, 7), cache);

        Assert.That(np.sum(dZ, 1).ToArray<double>(), Is.All.EqualTo(0).Within(1e-12), "so a bias before it is useless");
    }

    [Test]
    public void Inference_with_a_batch_s_own_averages_repeats_training()
    {
        (NDArray Z, NDArray gamma, NDArray beta) = Case();
        (NDArray Ztilde, BatchNormCache cache) = BatchNorm.Forward(Z, gamma, beta);

        NDArray inferred = BatchNorm.Inference(Z, gamma, beta, new MovingAverages(cache.Mu, cache.Variance));

        Assert.That(inferred.ToArray<double>(), Is.EqualTo(Ztilde.ToArray<double>()).Within(1e-13));
    }

    [Test]
    public void Averages_move_towards_every_batch()
    {
        (NDArray Z, NDArray gamma, NDArray beta) = Case();
        BatchNormCache cache = BatchNorm.Forward(Z, gamma, beta).Cache;
        MovingAverages once = MovingAverages.Start(4).Next(cache, 0.9), many = MovingAverages.Start(4);
        for (int i = 0; i < 300; i++)
            many = many.Next(cache, 0.9);

        Assert.That(once.Mu.ToArray<double>(), Is.EqualTo((0.1 * cache.Mu).ToArray<double>()).Within(1e-14));
        Assert.That(once.Variance.ToArray<double>(), Is.EqualTo((0.9 + 0.1 * cache.Variance).ToArray<double>()).Within(1e-14));
        Assert.That(many.Variance.ToArray<double>(), Is.EqualTo(cache.Variance.ToArray<double>()).Within(1e-10));
        Assert.That(() => once.Next(cache, 1), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("momentum"));
        Assert.That(() => BatchNorm.Forward(Z, gamma, beta, 0), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Momentum_is_the_share_that_stays_or_the_share_that_is_new()
    {
        (NDArray Z, NDArray gamma, NDArray beta) = Case();
        BatchNormCache cache = BatchNorm.Forward(Z, gamma, beta).Cache;
        MovingAverages start = MovingAverages.Start(4), torch = start.Next(cache, 0.1, MomentumConvention.PyTorch);

        Assert.That(start.Next(cache, 0.9, MomentumConvention.TensorFlow).Mu.ToArray<double>(), Is.EqualTo(torch.Mu.ToArray<double>()).Within(1e-14));
        Assert.That(torch.Variance.ToArray<double>(), Is.EqualTo((0.9 + 0.1 * cache.Variance * (7 / 6.0)).ToArray<double>()).Within(1e-14), "over m - 1");
        BatchNormCache alone = BatchNorm.Forward(Z[":, 0:1"], gamma, beta).Cache;
        Assert.That(() => start.Next(alone, 0.1, MomentumConvention.PyTorch), Throws.ArgumentException.With.Message.Contains("one example"));
    }

    [Test]
    public void A_network_with_batch_normalization_has_the_gradients_of_central_differences()
    {
        np.random.seed(5);
        NDArray X = np.random.randn(3, 9), Y = SoftmaxCrossEntropy.OneHot([0, 1, 2, 0, 1, 2, 0, 1, 2], 3);
        Parameters parameters = new();
        int[] units = [3, 5, 4, 3];
        for (int l = 1; l < units.Length; l++)
        {
            parameters[$"W{l}"] = np.random.randn(units[l], units[l - 1]);
            if (l < 3)
                parameters[$"gamma{l}"] = np.random.rand(units[l], 1) + 0.5;
            parameters[l < 3 ? $"beta{l}" : $"b{l}"] = np.random.randn(units[l], 1);
        }

        foreach (HiddenActivation hidden in new[] { HiddenActivation.Tanh, HiddenActivation.Relu })
        {
            Gradients gradients = BatchNormNetwork.Backward(BatchNormNetwork.Forward(X, parameters, hidden: hidden), Y, hidden);
            GradientCheckReport report = GradientCheck.Run(parameters, gradients, p => SoftmaxCrossEntropy.Cost(BatchNormNetwork.Forward(X, p, hidden: hidden).Logits, Y), 1e-6);
            Assert.That(report.Difference, Is.LessThan(1e-7), $"{hidden}");
        }

        MovingAverages[] averages = [MovingAverages.Start(5), MovingAverages.Start(4)];
        BatchNormPass test = BatchNormNetwork.Forward(X, parameters, averages: averages);
        Assert.That(test.AL[":, 0:1"].ToArray<double>(), Is.EqualTo(BatchNormNetwork.Forward(X[":, 0:1"], parameters, averages: averages).AL.ToArray<double>()).Within(1e-14), "an example alone gives what it gives among others");
        Assert.That(() => BatchNormNetwork.Backward(test, Y), Throws.ArgumentException.With.Message.Contains("test time"));
        Assert.That(() => BatchNormNetwork.Forward(X, new Parameters()), Throws.ArgumentException.With.Message.Contains("no layer"));
    }

    [Test]
    public void Hyperparameters_are_spread_over_decades()
    {
        NDArray u = np.array(0.0, 0.25, 0.5, 0.75, 1.0);
        Assert.That(HyperparameterScale.Logarithmic(u, 1e-4, 1).ToArray<double>(), Is.EqualTo(new[] { 1e-4, 1e-3, 1e-2, 1e-1, 1 }).Within(1e-12));
        Assert.That(HyperparameterScale.OneMinusLogarithmic(u, 0.9, 0.999).ToArray<double>(), Is.EqualTo(new[] { 0.9, 1 - Math.Pow(10, -1.5), 0.99, 1 - Math.Pow(10, -2.5), 0.999 }).Within(1e-12));
        Assert.That(() => HyperparameterScale.Logarithmic(u, 0, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => HyperparameterScale.OneMinusLogarithmic(u, 0.9, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
