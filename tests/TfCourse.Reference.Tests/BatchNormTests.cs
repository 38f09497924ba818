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
}
