using NumSharp;

namespace TfCourse.Reference.Tests;

[TestFixture]
public sealed class Week1And2Tests
{
    [Test]
    public void Orthogonal_weights_keep_lengths()
    {
        NDArray W = Initialization.Orthogonal([6, 4, 7], 1).W(1), tall = Initialization.Orthogonal([6, 4, 7], 1).W(2);
        Assert.That(np.allclose(np.dot(W, W.T), np.eye(4), atol: 1e-14), Is.True);
        Assert.That(np.allclose(np.dot(tall.T, tall), np.eye(4), atol: 1e-14), Is.True);
    }

    [TestCase("Glorot", 0.1)]
    [TestCase("LeCun", 0.1414213562373095)]
    [TestCase("He", 0.2)]
    public void Weights_have_the_deviation_of_their_formula(string scheme, double deviation)
    {
        int[] units = [50, 150];
        NDArray W = (scheme switch { "Glorot" => Initialization.Glorot(units, 1), "LeCun" => Initialization.LeCun(units, 1), _ => Initialization.He(units, 1) }).W(1);
        Assert.That((double)np.std(W), Is.EqualTo(deviation).Within(0.02 * deviation));
    }

    [Test]
    public void Training_stops_at_the_scripted_epoch_and_keeps_the_best_parameters()
    {
        double[] metrics = [1.0, 0.8, 0.7, 0.72, 0.69, 0.7, 0.71, 0.75, 0.5];
        var stopping = new EarlyStopping(patience: 3);
        int epoch = 0;
        while (!stopping.ShouldStop(epoch, metrics[epoch], () => Parameters(epoch)))
            epoch++;

        Assert.That(epoch, Is.EqualTo(7), "epochs 5, 6 and 7 are no better than 4");
        Assert.That(stopping.BestEpoch, Is.EqualTo(4));
        Assert.That(stopping.Best, Is.EqualTo(0.69));
        Assert.That((double)stopping.BestParameters!["W1"], Is.EqualTo(4));

        static Parameters Parameters(int epoch)
        {
            Parameters parameters = new();
            parameters["W1"] = np.array((double)epoch);
            return parameters;
        }
    }

    [Test]
    public void Small_gains_and_NaN_do_not_count_as_better()
    {
        var stopping = new EarlyStopping(patience: 2, minimumImprovement: 0.1, largerIsBetter: true);
        bool[] stops = [.. new[] { 0.5, 0.65, double.NaN, 0.7 }.Select((metric, epoch) => stopping.ShouldStop(epoch, metric))];
        Assert.That(stops, Is.EqualTo(new[] { false, false, false, true }));
        Assert.That(stopping.BestEpoch, Is.EqualTo(1));
    }

    [Test]
    public void Images_move_as_told()
    {
        NDArray image = np.array(new double[,] { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } });
        Assert.That(Augmentation.Flip(image).ToArray<double>(), Is.EqualTo(new double[] { 3, 2, 1, 6, 5, 4, 9, 8, 7 }));
        Assert.That(Augmentation.Shift(image, 1, -1).ToArray<double>(), Is.EqualTo(new double[] { 0, 0, 0, 2, 3, 0, 5, 6, 0 }));
        Assert.That(Augmentation.Rotate(image, Math.PI / 2).ToArray<double>(), Is.EqualTo(new double[] { 3, 6, 9, 2, 5, 8, 1, 4, 7 }).Within(1e-12));
        Assert.That(Augmentation.Rotate(image, 0).ToArray<double>(), Is.EqualTo(image.ToArray<double>()));
    }

    [Test]
    public void A_turn_and_its_backward_are_transposes()
    {
        np.random.seed(5);
        NDArray image = np.random.rand(6, 7), other = np.random.rand(6, 7);
        double forward = (double)np.sum(Augmentation.Rotate(image, 0.4) * other), backward = (double)np.sum(image * Augmentation.RotateBackward(other, 0.4));
        Assert.That(forward, Is.EqualTo(backward).Within(1e-12));
    }

    [Test]
    public void The_two_sided_difference_is_nearer_by_a_power_of_epsilon()
    {
        static double Cube(double t) => t * t * t;
        double exact = 12, twoSided = GradientCheck.TwoSided(Cube, 2, 0.01), oneSided = GradientCheck.OneSided(Cube, 2, 0.01);
        Assert.That(Math.Abs(twoSided - exact), Is.EqualTo(1e-4).Within(1e-9));
        Assert.That(Math.Abs(oneSided - exact), Is.EqualTo(0.0601).Within(1e-9));
    }

    [Test]
    public void The_first_averages_need_the_correction()
    {
        NDArray theta = np.ones(50);
        double[] plain = WeightedAverage.Run(theta, 0.9, false).ToArray<double>(), corrected = WeightedAverage.Run(theta, 0.9, true).ToArray<double>();
        Assert.That(plain[0], Is.EqualTo(0.1).Within(1e-15));
        Assert.That(corrected, Is.All.EqualTo(1).Within(1e-14));
    }

    [Test]
    public void Sets_share_no_example_and_miss_none()
    {
        TrainDevTest split = TrainDevTest.Of(50, 10, 15, 3);
        long[] all = [.. split.Train.ToArray<long>(), .. split.Dev.ToArray<long>(), .. split.Test.ToArray<long>()];
        Assert.That(all.Order(), Is.EqualTo(Enumerable.Range(0, 50)));
    }

    [Test]
    public void Warm_up_climbs_and_the_cosine_ends_at_nothing()
    {
        double[] rates = [.. Enumerable.Range(0, 12).Select(step => LearningRateDecay.CosineWithWarmUp(0.4, step, 11, 4))];
        Assert.That(rates[..4], Is.EqualTo(new[] { 0.1, 0.2, 0.3, 0.4 }).Within(1e-15));
        Assert.That(rates[4], Is.EqualTo(0.4).Within(1e-15));
        Assert.That(rates[11], Is.Zero.Within(1e-15));
        Assert.That(rates[4..].Zip(rates[5..], (a, b) => a > b), Is.All.True);
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        Parameters parameters = Initialization.Zeros(2, 1);
        yield return Case(() => new Dropout(0), "keeping is 0;");
        yield return Case(() => new Dropout(1.5), "keeping is 1.5;");
        yield return Case(() => L1Regularization.Cost(parameters, -0.1, 5), "lambda is -0.1; it must be at least 0");
        yield return Case(() => new CourseMomentum(1), "beta is 1; it must be at least 0 and below 1");
        yield return Case(() => new Lion(0.9, 1.2), "beta2 is 1.2;");
        yield return Case(() => new Lion(weightDecay: -1), "weightDecay is -1;");
        yield return Case(() => MaxNorm.Apply(np.ones((2, 2)), 0), "c is 0; it must be above 0");
        yield return Case(() => MiniBatches.Random(np.ones((2, 4)), np.ones((1, 4)), 0), "miniBatchSize");
        yield return Case(() => TrainDevTest.Of(10, 5, 5, 1), "train is 0; it must be at least 1");
        yield return Case(() => TrainDevTest.Of(10, 0, 5, 1), "dev is 0; it must be at least 1");
        yield return Case(() => SoftmaxCrossEntropy.OneHot([0, 3], 3), "Label 1 is 3; classes go from 0 to 2");
        yield return Case(() => new EarlyStopping(0), "patience is 0;");
        yield return Case(() => WeightedAverage.Run(np.ones(3), 1, true), "beta is 1;");
        yield return Case(() => GradientClipping.ByNorm(np.ones(3), -1), "limit is -1;");
        yield return Case(() => LearningRateDecay.Staircase(0.1, 3, 0), "interval is 0;");
        yield return Case(() => LearningRateDecay.Exponential(0.1, 3, 1.5), "rate is 1.5;");
        yield return Case(() => LearningRateRange.Rates(0, 1, 5), "least is 0;");

        static TestCaseData Case(Func<object> make, string message) => new TestCaseData(make, message).SetArgDisplayNames(message);
    }

    [TestCaseSource(nameof(Refused))]
    public void Hyperparameters_out_of_range_are_refused_by_name_value_and_range(Func<object> make, string message)
        => Assert.That(() => make(), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains(message));
}
