using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>A trial's network in its own graph and session: the step with the optimizer that the trial asks for, accuracy, and state to file and back.</summary>
internal sealed class TunedNetwork : IDisposable
{
    private const int EvaluationBatch = 500;
    private readonly Graph _graph;
    private readonly Session _session;
    private readonly DenseNetwork _network;
    private readonly Tensor _learningRate;
    private readonly Operation _step;
    private readonly List<ResourceVariable> _variables;
    private readonly Dictionary<string, (Tensor Fed, Operation Assign)> _restore = new(StringComparer.Ordinal);

    public TunedNetwork(SearchValues values, IReadOnlyList<int> sizes, int seed, int threads)
    {
        _graph = new Graph().as_default();
        _network = new DenseNetwork(sizes, seed);
        _learningRate = tf.placeholder(tf.float32, Shape.Scalar, "learning_rate");
        _step = OptimizerOf(values, _learningRate).minimize(_network.Loss);
        _variables = [.. tf.global_variables().Cast<ResourceVariable>()];
        foreach (ResourceVariable variable in _variables)
        {
            Tensor fed = tf.placeholder(variable.dtype, variable.shape);
            _restore.Add(variable.Op.name, (fed, variable.assign(fed).op));
        }

        Operation initialize = tf.global_variables_initializer();
        _graph.finalize();
        _session = new Session(_graph, new ConfigProto { IntraOpParallelismThreads = threads });
        _session.run(initialize);
    }

    /// <summary>An epoch of training.</summary>
    /// <returns>The mean loss, each batch before its update.</returns>
    public double Train(Dataset data, MiniBatches batches, float rate, CancellationToken cancellation)
    {
        double loss = 0;
        for (int batch = 0; batch < batches.Count; batch++)
        {
            cancellation.ThrowIfCancellationRequested();
            (FeedItem[] feeds, int examples) = Feeds(data, batches, batch);
            Tensorflow.NumPy.NDArray[] values = _session.run(new object[] { _network.Loss, _step }, [.. feeds, new FeedItem(_learningRate, HostTensor.Scalar(rate))], cancellation);
            loss += (double)(float)values[0] * examples;
        }

        return loss / data.Count;
    }

    public double Accuracy(Dataset data)
    {
        var batches = new MiniBatches(data, Math.Min(data.Count, EvaluationBatch), ExampleOrder.InFileOrder);
        batches.StartEpoch(0);
        long correct = 0;
        for (int batch = 0; batch < batches.Count; batch++)
        {
            correct += (int)_session.run(_network.Correct, Feeds(data, batches, batch).Feeds);
        }

        return (double)correct / data.Count;
    }

    public void Save(string path)
    {
        Tensorflow.NumPy.NDArray[] values = _session.run(_variables.Select(v => v.GraphElement).ToArray());
        NpzWriter.Write(path, _variables.Select((v, i) => KeyValuePair.Create(v.Op.name.Replace('/', '.'), NumericArray.Of(values[i].ToArray<float>(), Array.ConvertAll(values[i].dims, d => checked((int)d))))));
    }

    public void Restore(string path)
    {
        using NpzFile file = NpzFile.Open(path);
        foreach ((string name, (Tensor fed, Operation assign)) in _restore)
        {
            NumericArray array = file.Read(name.Replace('/', '.'));
            _session.run(assign, new FeedItem(fed, new HostTensor(DataType.DtFloat, [.. array.Shape.Select(d => (long)d)], array.As<float>())));
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _graph.Dispose();
    }

    private static Optimizer OptimizerOf(SearchValues values, Tensor rate)
    {
        string name = values.TryGet("optimizer", out ParameterValue given) ? given.ToString() : "adam";
        float beta = (float)values.Number("beta", 0.9);
        return name switch
        {
            "adam" => new AdamOptimizer(rate, beta),
            "momentum" => new MomentumOptimizer(rate, beta),
            "rmsprop" => new RMSPropOptimizer(rate, beta),
            "gradient_descent" => new GradientDescentOptimizer(rate),
            _ => throw new TrialFailedException($"There is no optimizer '{name}'.{NearNames.Hint(name, ["adam", "momentum", "rmsprop", "gradient_descent"])}"),
        };
    }

    private (FeedItem[] Feeds, int Examples) Feeds(Dataset data, MiniBatches batches, int batch)
    {
        int examples = batches.Indices(batch).Length;
        float[] features = new float[examples * data.FeatureSize];
        int[] labels = new int[examples];
        batches.FillFeatures(batch, features);
        batches.FillLabels(batch, labels);
        return ([
            new FeedItem(_network.X, new HostTensor(DataType.DtFloat, [examples, data.FeatureSize], features)),
            new FeedItem(_network.Labels, new HostTensor(DataType.DtInt32, [examples], labels)),
        ], examples);
    }
}
