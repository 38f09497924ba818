namespace TfCourse.Reference;

/// <summary>Gradient descent on all examples at once, with L2 regularization or dropout where asked for.</summary>
public sealed class FullBatchTraining
{
    /// <summary>α, the step size; above 0.</summary>
    public required double LearningRate { get; init; }

    /// <summary>How many updates; at least 0.</summary>
    public required int Iterations { get; init; }

    /// <summary>λ of L2 regularization; 0 for none.</summary>
    public double Lambda { get; init; }

    /// <summary>Dropout of the hidden layers; null for none.</summary>
    public Dropout? Dropout { get; init; }

    /// <summary>The activation of the last layer.</summary>
    public OutputActivation Output { get; init; } = OutputActivation.Sigmoid;

    /// <summary>Trains: forward, cost, backward, update, <see cref="Iterations"/> times.</summary>
    /// <param name="X">Input, [n_0, m]: a column an example.</param>
    /// <param name="Y">Labels, [n_L, m].</param>
    /// <param name="parameters">Where to start; they are not changed.</param>
    public TrainingRun Run(NDArray X, NDArray Y, Parameters parameters)
    {
        ArgumentNullException.ThrowIfNull(Y);
        ArgumentNullException.ThrowIfNull(parameters);
        int m = (int)Y.shape[1];
        List<double> costs = new(Iterations);
        for (int i = 0; i < Iterations; i++)
        {
            ForwardCache cache = ForwardPropagation.Run(X, parameters, Output, Dropout);
            costs.Add(CostOf(cache, Y) + L2Regularization.Cost(parameters, Lambda, m));

            Gradients gradients = BackwardPropagation.Run(cache, Y, Dropout);
            gradients = L2Regularization.AddTo(gradients, parameters, Lambda, m);
            parameters = parameters.Select((name, w) => w - LearningRate * gradients.Of(name));
        }

        return new TrainingRun(parameters, costs);
    }

    private double CostOf(ForwardCache cache, NDArray Y) => Output == OutputActivation.Sigmoid
        ? Cost.CrossEntropy(cache.AL, Y)
        : SoftmaxCrossEntropy.Cost(cache.Layers[^1].Z, Y);
}
