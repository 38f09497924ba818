using NumSharp;

namespace TfCourse.Reference.Tests;

public sealed class MultiClassTests
{
    private static readonly NDArray Z = np.array(new[,] { { 5.0, 0, 1 }, { 2, 3, 1 }, { -1, 2.5, 4 }, { 3, 1, 0 } });
    private static readonly int[] Labels = [0, 2, 3];

    [Test]
    public void Hardmax_has_a_one_for_the_largest_of_each_column()
        => Assert.That(MultiClass.Hardmax(Z).ToArray<double>(), Is.EqualTo(new double[] { 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0 }));

    [Test]
    public void Softmax_comes_near_to_hardmax_when_it_is_cold_and_to_equal_shares_when_it_is_hot()
    {
        Assert.That(MultiClass.Softmax(Z, 0.01).ToArray<double>(), Is.EqualTo(MultiClass.Hardmax(Z).ToArray<double>()).Within(1e-9));
        Assert.That(MultiClass.Softmax(Z, 1e6).ToArray<double>(), Has.All.EqualTo(0.25).Within(1e-5));
        Assert.That(MultiClass.Softmax(Z, 1).ToArray<double>(), Is.EqualTo(Activations.Softmax(Z).ToArray<double>()));
    }

    [Test]
    public void The_courses_example_of_softmax_is_met()
        => Assert.That(Activations.Softmax(np.array(5.0, 2, -1, 3).reshape(4, 1)).ToArray<double>(), Is.EqualTo(new[] { 0.842, 0.042, 0.002, 0.114 }).Within(5e-4));

    [Test]
    public void Smooth_labels_still_sum_to_one_and_dZ_stays_the_difference()
    {
        NDArray Y = MultiClass.SmoothLabels(SoftmaxCrossEntropy.OneHot(Labels, 4), 0.1);
        Assert.That(np.sum(Y, axis: 0).ToArray<double>(), Has.All.EqualTo(1).Within(1e-12));
        NDArray dZ = SoftmaxCrossEntropy.Backward(Z, Y);
        const double step = 1e-6;
        for (int c = 0; c < 4; c++)
        {
            NDArray more = np.array(Z), less = np.array(Z);
            more[c, 1] = (double)Z[c, 1] + step;
            less[c, 1] = (double)Z[c, 1] - step;
            Assert.That((SoftmaxCrossEntropy.CostSum(more, Y) - SoftmaxCrossEntropy.CostSum(less, Y)) / (2 * step), Is.EqualTo((double)dZ[c, 1]).Within(1e-8));
        }
    }

    [TestCase(1, 1 / 3.0)]
    [TestCase(2, 2 / 3.0)]
    [TestCase(3, 2 / 3.0)]
    [TestCase(4, 1)]
    public void Top_k_counts_the_labels_among_the_k_largest(int k, double share)
        => Assert.That(MultiClass.TopK(Z, Labels, k), Is.EqualTo(share).Within(1e-12));

    [Test]
    public void Precision_recall_and_F1_follow_from_the_confusion_matrix()
    {
        int[,] confusion = MultiClass.ConfusionMatrix([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 0, 0], 3);
        Assert.That(confusion, Is.EqualTo(new[,] { { 2, 1, 0 }, { 1, 1, 0 }, { 1, 0, 0 } }));
        var scores = MultiClass.PerClass(confusion);
        Assert.Multiple(() =>
        {
            Assert.That((scores[0].Precision, scores[0].Recall), Is.EqualTo((0.5, 2 / 3.0)));
            Assert.That(scores[0].F1, Is.EqualTo(2 * 0.5 * (2 / 3.0) / (0.5 + (2 / 3.0))).Within(1e-12));
            Assert.That(scores[2], Is.EqualTo((0.0, 0.0, 0.0)));
        });
        Assert.That(() => MultiClass.ConfusionMatrix([3], [0], 3), Throws.ArgumentException.With.Message.Contains("0 to 2"));
    }

    [Test]
    public void Probabilities_that_are_too_sure_show_in_the_calibration()
    {
        NDArray A = np.array(new[,] { { 0.95, 0.95, 0.95, 0.95, 0.55, 0.55 }, { 0.05, 0.05, 0.05, 0.05, 0.45, 0.45 } });
        var bins = MultiClass.Calibration(A, [0, 0, 1, 1, 0, 1]);
        Assert.That(bins.Select(b => b.Count), Is.EqualTo(new[] { 2, 4 }));
        Assert.That(bins[1].Confidence, Is.EqualTo(0.95).Within(1e-12));
        Assert.That(bins[1].Accuracy, Is.EqualTo(0.5));
    }

    [Test]
    public void Folded_batch_normalization_is_the_linear_layer_it_stands_for()
    {
        np.random.seed(1);
        NDArray W = np.random.randn(3, 4), A = np.random.randn(4, 5), gamma = np.random.randn(3, 1), beta = np.random.randn(3, 1);
        var averages = new MovingAverages(np.random.randn(3, 1), np.random.rand(3, 1) + 0.1);
        (NDArray folded, NDArray b) = BatchNormFolding.Fold(W, gamma, beta, averages);
        Assert.That((np.dot(folded, A) + b).ToArray<double>(), Is.EqualTo(BatchNorm.Inference(np.dot(W, A), gamma, beta, averages).ToArray<double>()).Within(1e-12));
    }
}
