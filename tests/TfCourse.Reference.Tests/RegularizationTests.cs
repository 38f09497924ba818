using NumSharp;

namespace TfCourse.Reference.Tests;

public sealed class RegularizationTests
{
    [TestCase(0.3)]
    [TestCase(0.8)]
    public void Inverted_dropout_keeps_the_mean(double keepProbability)
    {
        np.random.seed(1);
        Dropout dropout = new(keepProbability);
        NDArray A = np.ones((200, 200)), D = dropout.Mask(A.Shape), kept = dropout.Forward(A, D);

        Assert.That((double)np.mean(D), Is.EqualTo(keepProbability).Within(0.01));
        Assert.That((double)np.mean(kept), Is.EqualTo(1).Within(0.03));
        Assert.That(kept[D == 0.0].ToArray<double>(), Is.All.Zero);
        Assert.That(np.array_equal(dropout.Backward(A, D), kept), Is.True);
    }

    [Test]
    public void Without_a_seed_every_pass_has_its_own_masks()
    {
        NDArray X = np.ones((2, 50));
        Parameters parameters = Initialization.He([2, 20, 1], seed: 3);
        NDArray MaskOf(Dropout dropout) => ForwardPropagation.Run(X, parameters, dropout: dropout).Layers[0].D!;
        Dropout free = new(0.5), seeded = new(0.5, seed: 1);

        Assert.That(np.array_equal(MaskOf(free), MaskOf(free)), Is.False);
        Assert.That(np.array_equal(MaskOf(seeded), MaskOf(seeded)), Is.True);
    }

    [TestCase(0.0)]
    [TestCase(1.5)]
    [TestCase(double.NaN)]
    public void A_probability_outside_its_range_is_refused(double keepProbability)
        => Assert.That(() => new Dropout(keepProbability), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("above 0 and at most 1"));

    [Test]
    public void Keeping_everything_changes_nothing()
    {
        NDArray X = np.array(new[,] { { 0.5, -1 }, { 2, 0.1 } });
        Parameters parameters = Initialization.He([2, 3, 1], seed: 3);

        Assert.That(ForwardPropagation.Run(X, parameters, dropout: new Dropout(1)).AL.ToArray<double>(),
            Is.EqualTo(ForwardPropagation.Run(X, parameters).AL.ToArray<double>()));
    }

    [Test]
    public void L2_leaves_biases_and_the_given_gradients_alone()
    {
        Parameters parameters = new() { ["W1"] = np.ones((1, 2)), ["b1"] = np.ones((1, 1)) };
        Gradients gradients = new() { ["dW1"] = np.zeros((1, 2)), ["db1"] = np.zeros((1, 1)) };

        Gradients sum = L2Regularization.AddTo(gradients, parameters, lambda: 6, m: 3);

        Assert.That(sum["dW1"].ToArray<double>(), Is.EqualTo(new double[] { 2, 2 }));
        Assert.That((double)sum["db1"][0, 0], Is.Zero);
        Assert.That(gradients["dW1"].ToArray<double>(), Is.All.Zero);
        Assert.That(L2Regularization.Cost(parameters, 6, 3), Is.EqualTo(2), "6 / (2·3) · 2");
    }
}
