using Tensorflow;
using TfCourse.Checking;
using TfCourse.Engine;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>
/// One seeded configuration of a concept: draws its inputs, feeds the same to both versions, and collects their results. In
/// float32 the inputs are rounded first, so that both versions begin with the same numbers; the hand computes in float64.
/// </summary>
public sealed class ConceptTrial : IDisposable
{
    private readonly NumSharp.NumPyRandom _random = np.random;
    private readonly IEngine? _engine;
    private readonly Graph _graph;
    private readonly List<FeedItem> _feeds = [];
    private readonly List<(string Name, CheckedArray ByHand, Tensor Graph)> _pending = [];
    private readonly List<(string Name, ParameterComparison Comparison)> _compared = [];

    internal ConceptTrial(int seed, TF_DataType type, IEngine? engine)
    {
        (Seed, Type, _engine) = (seed, type, engine);
        _random.seed(seed);
        _graph = new Graph().as_default();
    }

    /// <summary>The seed of the configuration.</summary>
    public int Seed { get; }

    /// <summary>The graph's floating type.</summary>
    public TF_DataType Type { get; }

    /// <summary>The engine that runs the graphs; null for the default one.</summary>
    public IEngine? Engine => _engine;

    internal IReadOnlyList<(string Name, ParameterComparison Comparison)> Compared => _compared;

    /// <summary>Normally distributed numbers, of mean 0 and variance 1.</summary>
    public NDArray Normal(params int[] shape) => Rounded(_random.randn(Array.ConvertAll(shape, d => (long)d)));

    /// <summary>Evenly distributed numbers.</summary>
    public NDArray Uniform(double min, double max, params int[] shape)
        => Rounded(min + ((max - min) * _random.rand(Array.ConvertAll(shape, d => (long)d))));

    /// <summary>One evenly distributed number.</summary>
    public double Number(double min, double max) => Uniform(min, max, 1).ToArray<double>()[0];

    /// <summary>A whole number from min to max, both included.</summary>
    public int Whole(int min, int max) => min + (int)(_random.rand(1).ToArray<double>()[0] * (max - min + 1));

    /// <summary>Labels 0 and 1, [1, m].</summary>
    public NDArray Labels(int m) => (_random.rand(1, m) < 0.5).astype(np.float64);

    /// <summary>Weights and biases of normally distributed numbers, such as a network has after some training.</summary>
    public Parameters Network(params int[] units)
    {
        var parameters = new Parameters();
        for (int l = 1; l < units.Length; l++)
        {
            parameters[$"W{l}"] = Rounded(Normal(units[l], units[l - 1]) * Math.Sqrt(2.0 / units[l - 1]));
            parameters[$"b{l}"] = Rounded(Normal(units[l], 1) * 0.3);
        }

        return parameters;
    }

    /// <summary>The numbers as the graph's type holds them.</summary>
    public NDArray Rounded(NDArray values)
        => Type == TF_DataType.TF_DOUBLE ? values : np.array(Array.ConvertAll(values.ToArray<double>(), v => (double)(float)v)).reshape(values.shape);

    /// <summary>An input of the graph, fed with an array.</summary>
    public Tensor Input(NDArray value)
    {
        Tensor input = tf.placeholder(Type, new Shape(value.shape));
        _feeds.Add(new FeedItem(input, Arrays.Host(value, Type)));
        return input;
    }

    /// <summary>Inputs of the graph, fed with the parameters of a network.</summary>
    public IReadOnlyList<GraphLayer> Input(Parameters parameters)
        => [.. Enumerable.Range(1, parameters.Layers).Select(l => new GraphLayer(Input(parameters.W(l)), Input(parameters.b(l))))];

    /// <summary>Whole numbers as an input of the graph, int32 [count].</summary>
    public Tensor Indices(NDArray value)
    {
        int[] indices = [.. value.ToArray<long>().Select(i => checked((int)i))];
        Tensor input = tf.placeholder(TF_DataType.TF_INT32, new Shape(indices.Length));
        _feeds.Add(new FeedItem(input, HostTensor.Of(indices)));
        return input;
    }

    /// <summary>Both versions have this result.</summary>
    public void Agree(string name, NDArray byHand, Tensor graph) => _pending.Add((name, Arrays.Of(byHand), graph));

    /// <summary>Both versions have this result.</summary>
    public void Agree(string name, double byHand, Tensor graph) => _pending.Add((name, new CheckedArray([], [byHand]), graph));

    /// <summary>
    /// The gradients of a cost by a network's parameters agree. A layer's dW and db are judged together: the sum behind a
    /// single bias may cancel to almost nothing, and float32 leaves no digits of that.
    /// </summary>
    public void AgreeGradients(string prefix, Gradients byHand, Tensor cost, IReadOnlyList<GraphLayer> layers)
    {
        Tensor[] gradients = tf.gradients(cost, [.. layers.SelectMany(layer => new[] { layer.W, layer.b })]);
        for (int l = 1; l <= layers.Count; l++)
        {
            NDArray both = np.concatenate([byHand[$"dW{l}"], byHand[$"db{l}"]], 1);
            Agree($"{prefix}[dW{l}, db{l}]", both, tf.concat([gradients[2 * (l - 1)], gradients[(2 * l) - 1]], 1));
        }
    }

    /// <summary>Both versions have this result, computed elsewhere.</summary>
    public void Agree(string name, CheckedArray byHand, CheckedArray graph) => _compared.Add((name, ParameterComparison.Of(name, byHand, graph)));

    /// <summary>A session of the trial's graph, for what needs several steps.</summary>
    public Session OpenSession() => new(_graph, null, _engine);

    /// <summary>The values fed to the inputs.</summary>
    public FeedItem[] Feeds => [.. _feeds];

    /// <inheritdoc/>
    public void Dispose() => _graph.Dispose();

    internal void Finish()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        using Session session = OpenSession();
        Tensorflow.NumPy.NDArray[] values = session.run(_pending.Select(p => p.Graph).ToArray(), Feeds);
        for (int i = 0; i < values.Length; i++)
        {
            Agree(_pending[i].Name, _pending[i].ByHand, Arrays.Of(values[i]));
        }
    }
}
