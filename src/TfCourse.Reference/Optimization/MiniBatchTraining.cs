namespace TfCourse.Reference;

/// <summary>Mini-batch training of a network with a sigmoid output, by any optimizer.</summary>
public sealed class MiniBatchTraining
{
    /// <summary>The optimizer, whose slots and step count go on from where they are.</summary>
    public required Optimizer Optimizer { get; init; }

    /// <summary>How often all examples are gone through; at least 0.</summary>
    public required int Epochs { get; init; }

    /// <summary>Examples a mini-batch, above 0.</summary>
    public int MiniBatchSize { get; init; } = 64;

    /// <summary>The order of epoch e is drawn with this seed + e + 1: the course counts up before each epoch, from 10.</summary>
    public int Seed { get; init; } = 10;

    /// <summary>
    /// Sets the learning rate after each epoch: from the rate at the start and the epoch's number to the new rate; null
    /// keeps it.
    /// </summary>
    public Func<double, int, double>? Decay { get; init; }

    /// <summary>Trains: for every mini-batch forward, cost, backward, step.</summary>
    /// <param name="X">Input, [n_0, m]: a column an example.</param>
    /// <param name="Y">Labels, [1, m].</param>
    /// <param name="parameters">Where to start; they are not changed.</param>
    public MiniBatchRun Run(NDArray X, NDArray Y, Parameters parameters)
    {
        ArgumentNullException.ThrowIfNull(X);
        ArgumentNullException.ThrowIfNull(Y);
        ArgumentNullException.ThrowIfNull(parameters);
        double m = X.shape[1], learningRate0 = Optimizer.LearningRate;
        List<double> costs = [], lastBatchCosts = [], learningRates = [];
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            double total = 0, last = 0;
            foreach ((NDArray batchX, NDArray batchY) in MiniBatches.Random(X, Y, MiniBatchSize, Seed + epoch + 1))
            {
                ForwardCache cache = ForwardPropagation.Run(batchX, parameters);
                double cost = Cost.CrossEntropySum(cache.AL, batchY);
                parameters = Optimizer.Step(parameters, BackwardPropagation.Run(cache, batchY));
                total += cost;
                last = cost / batchY.shape[1];
            }

            if (Decay is not null)
                Optimizer.LearningRate = Decay(learningRate0, epoch);
            costs.Add(total / m);
            lastBatchCosts.Add(last);
            learningRates.Add(Optimizer.LearningRate);
        }

        return new MiniBatchRun(parameters, costs, lastBatchCosts, learningRates);
    }
}
