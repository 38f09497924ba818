using NumSharp;

namespace TfCourse.Reference.Tests;

public sealed class NetworkTests
{
    [TestCase(OutputActivation.Sigmoid, 1)]
    [TestCase(OutputActivation.Softmax, 3)]
    public void Gradients_match_central_differences(OutputActivation output, int classes)
    {
        (NDArray X, NDArray Y, Parameters parameters) = Case(classes);

        Gradients gradients = BackwardPropagation.Run(ForwardPropagation.Run(X, parameters, output), Y);

        GradientCheckReport report = GradientCheck.Run(parameters, gradients, p => CostAt(p), epsilon: 1e-5);
        Assert.That(report.Difference, Is.LessThan(1e-8));
        double CostAt(Parameters p)
        {
            ForwardCache cache = ForwardPropagation.Run(X, p, output);
            return output == OutputActivation.Sigmoid ? Cost.CrossEntropy(cache.AL, Y) : SoftmaxCrossEntropy.Cost(cache.Layers[^1].Z, Y);
        }
    }

    [TestCase(0.7, 1.0)]
    [TestCase(0.0, 0.6)]
    [TestCase(0.3, 0.8)]
    public void Gradients_with_L2_and_dropout_match_central_differences(double lambda, double keepProbability)
    {
        (NDArray X, NDArray Y, Parameters parameters) = Case(1);
        Dropout dropout = new(keepProbability, seed: 7);

        Gradients gradients = BackwardPropagation.Run(ForwardPropagation.Run(X, parameters, dropout: dropout), Y, dropout);
        gradients = L2Regularization.AddTo(gradients, parameters, lambda, m: 6);

        GradientCheckReport report = GradientCheck.Run(parameters, gradients, p =>
            Cost.CrossEntropy(ForwardPropagation.Run(X, p, dropout: dropout).AL, Y) + L2Regularization.Cost(p, lambda, 6), epsilon: 1e-5);
        Assert.That(report.Difference, Is.LessThan(1e-8));
    }

    [Test]
    public void Gradients_have_the_names_of_the_parameters_in_their_order()
    {
        (NDArray X, NDArray Y, Parameters parameters) = Case(1);
        Gradients gradients = BackwardPropagation.Run(ForwardPropagation.Run(X, parameters), Y);

        Assert.That(parameters.Names, Is.EqualTo(new[] { "W1", "b1", "W2", "b2", "W3", "b3" }));
        Assert.That(gradients.Names.Take(6), Is.EqualTo(parameters.Names.Select(Gradients.NameOf)));
        Assert.That(gradients.Contains("dA2") && gradients.Contains("dZ1"), Is.True);
        foreach (string name in parameters.Names)
            Assert.That(gradients.Of(name).shape, Is.EqualTo(parameters[name].shape));
    }

    [Test]
    public void Xavier_divides_the_draws_of_He_by_the_root_of_two()
    {
        Parameters he = Initialization.He([4, 3, 2], seed: 3), xavier = Initialization.Xavier([4, 3, 2], seed: 3);

        foreach (string name in he.Names)
            Assert.That(xavier[name].ToArray<double>(), Is.EqualTo((he[name] / Math.Sqrt(2)).ToArray<double>()).Within(1e-15));
        Assert.That(() => Initialization.Zeros(3), Throws.ArgumentException.With.Message.Contains("[3]"));
        Assert.That(() => Initialization.He([3, 0, 1], 1), Throws.ArgumentException.With.Message.Contains("at least one unit"));
    }

    [Test]
    public void Softmax_and_its_cost_survive_huge_logits()
    {
        NDArray Z = np.array(new double[,] { { 1000, -1000 }, { 0, 1000 }, { -1000, 0 } });

        Assert.That(Activations.Softmax(Z).ToArray<double>(), Is.EqualTo(new double[] { 1, 0, 0, 1, 0, 0 }).Within(1e-300));
        Assert.That(SoftmaxCrossEntropy.Cost(Z, SoftmaxCrossEntropy.OneHot([1, 2], 3)), Is.EqualTo(1000).Within(1e-9));
        Assert.That(() => SoftmaxCrossEntropy.OneHot([3], 3), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("0 to 2"));
        Assert.That(() => SoftmaxCrossEntropy.Cost(Z, np.zeros((2, 2))), Throws.ArgumentException.With.Message.Contains("(3, 2)").And.Message.Contains("(2, 2)"));
    }

    [Test]
    public void Softmax_of_two_classes_is_a_sigmoid_of_their_difference()
    {
        NDArray Z = np.array(new[,] { { 0.3, -2, 5 }, { 1.1, 0.5, 4 } });
        NDArray sigmoid = Activations.Sigmoid(Z[0] - Z[1]), Y = np.array(new double[,] { { 1, 0, 1 } });

        Assert.That(Activations.Softmax(Z)[0].ToArray<double>(), Is.EqualTo(sigmoid.ToArray<double>()).Within(1e-15));
        Assert.That(SoftmaxCrossEntropy.Cost(Z, np.vstack(Y, 1.0 - Y)), Is.EqualTo(Cost.CrossEntropy(sigmoid.reshape(1, 3), Y)).Within(1e-14));
        NDArray dZ = SoftmaxCrossEntropy.Backward(Z, np.vstack(Y, 1.0 - Y));
        Assert.That(dZ[0].ToArray<double>(), Is.EqualTo((sigmoid - Y[0]).ToArray<double>()).Within(1e-15));
    }

    [TestCase("sigmoid")]
    [TestCase("tanh")]
    [TestCase("relu")]
    public void Derivatives_of_activations_match_central_differences(string activation)
    {
        foreach (double z in new[] { -1.5, -0.2, 0.4, 3 })
        {
            double derivative = activation switch
            {
                "sigmoid" => (double)Activations.SigmoidBackward(1.0, Activations.Sigmoid(z)),
                "tanh" => (double)Activations.TanhBackward(1.0, np.tanh(z)),
                _ => (double)Activations.ReluBackward(1.0, Activations.Relu(z)),
            };

            Assert.That(GradientCheck.OneDimensional(t => activation switch
            {
                "sigmoid" => (double)Activations.Sigmoid(t),
                "tanh" => Math.Tanh(t),
                _ => Math.Max(t, 0),
            }, derivative, z, 1e-6), Is.LessThan(1e-8), $"at {z}");
        }
    }

    [Test]
    public void A_saturated_and_wrong_output_costs_infinitely_and_a_right_one_nothing()
    {
        NDArray AL = np.array(new double[,] { { 0, 1, 1 } });

        Assert.That(Cost.CrossEntropy(AL, np.array(new double[,] { { 0, 1, 0 } })), Is.EqualTo(double.PositiveInfinity));
        Assert.That(Cost.CrossEntropy(AL, np.array(new double[,] { { 0, 1, 1 } })), Is.Zero);
        Assert.That(Cost.CrossEntropySum(AL, np.array(new double[,] { { 0, 1, 1 } })), Is.NaN, "no term is dropped here");
    }

    [Test]
    public void Training_lowers_the_cost_of_classes_and_L2_keeps_weights_small()
    {
        (NDArray X, NDArray Y) = Points.Circles(1, 60, 0.05);
        NDArray classes = np.vstack(Y, 1.0 - Y);
        Parameters start = Initialization.He([2, 8, 2], seed: 3);
        FullBatchTraining plain = new() { LearningRate = 0.5, Iterations = 400, Output = OutputActivation.Softmax };
        FullBatchTraining decayed = new() { LearningRate = 0.5, Iterations = 400, Output = OutputActivation.Softmax, Lambda = 5 };

        TrainingRun run = plain.Run(X, classes, start), smaller = decayed.Run(X, classes, start);

        Assert.That(run.Costs[^1], Is.LessThan(0.5 * run.Costs[0]));
        Assert.That(L2Regularization.Cost(smaller.Parameters, 1, 1), Is.LessThan(0.5 * L2Regularization.Cost(run.Parameters, 1, 1)));
        Assert.That(Prediction.Accuracy(Prediction.Class(ForwardPropagation.Run(X, run.Parameters, OutputActivation.Softmax).AL), np.argmax(classes, 0)), Is.GreaterThan(0.8));
    }

    [Test]
    public void Shapes_that_do_not_fit_are_named()
    {
        (NDArray X, _, Parameters parameters) = Case(1);
        ForwardCache cache = ForwardPropagation.Run(X, parameters);

        Assert.That(() => ForwardPropagation.Run(X, new Parameters()), Throws.ArgumentException.With.Message.Contains("W1"));
        Assert.That(() => BackwardPropagation.Run(cache, np.zeros((1, 5))), Throws.ArgumentException.With.Message.Contains("(1, 5)").And.Message.Contains("(1, 6)"));
        Assert.That(() => BackwardPropagation.Run(cache, np.zeros((1, 6)), new Dropout(0.5)), Throws.ArgumentException.With.Message.Contains("no dropout mask"));
        Assert.That(() => Cost.CrossEntropy(np.zeros((1, 2)), np.zeros(2)), Throws.ArgumentException.With.Message.Contains("(1, 2)"));
        Assert.That(() => Prediction.Accuracy(np.zeros((1, 2)), np.zeros(2)), Throws.ArgumentException);
        Assert.That(() => parameters["W9"], Throws.TypeOf<KeyNotFoundException>().With.Message.Contains("'W9'").And.Message.Contains("W1, b1"));
    }

    private static (NDArray X, NDArray Y, Parameters Parameters) Case(int classes)
    {
        np.random.seed(2);
        NDArray X = np.random.randn(3, 6);
        Parameters parameters = CourseRun.DrawNetwork(3, 5, 4, classes);
        NDArray Y = classes == 1 ? np.array(new double[,] { { 1, 0, 0, 1, 1, 0 } }) : SoftmaxCrossEntropy.OneHot([0, 1, 2, 2, 1, 0], 3);
        return (X, Y, parameters);
    }
}
