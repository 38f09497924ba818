using Tensorflow;
using TfCourse.Checking;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>
/// The course's L-layer network as a float64 graph, in the course's own orientation: columns are examples, Z = W·A + b,
/// relu in all layers but the last, sigmoid at the end, mean cross-entropy.
/// </summary>
public sealed class CourseGraph
{
    private readonly List<ResourceVariable> _variables = [];

    /// <summary>Adds the network to the default graph.</summary>
    /// <param name="parameters">W1 [n1, n0], b1 [n1, 1], W2, …: the initial values of the graph's variables of the same names.</param>
    /// <param name="hidden">Activation of the layers before the last.</param>
    /// <param name="after">What follows the activation of hidden layer l, such as dropout; null for nothing.</param>
    public CourseGraph(Parameters parameters, HiddenActivation hidden = HiddenActivation.Relu, Func<Tensor, int, Tensor>? after = null)
    {
        int layers = parameters.Layers;
        X = tf.placeholder(tf.float64, (Arrays.Of(parameters.W(1)).Shape[1], -1), "X");
        Y = tf.placeholder(tf.float64, (Arrays.Of(parameters.W(layers)).Shape[0], -1), "Y");
        Layers = [.. Enumerable.Range(1, layers).Select(l => new GraphLayer(Variable(parameters, $"W{l}"), Variable(parameters, $"b{l}")))];
        GraphPass pass = GraphNetwork.Forward(X, Layers, hidden, after);
        Logits = pass.Logits;
        AL = pass.AL;
        Cost = GraphNetwork.Cost(pass, Y);
    }

    /// <summary>The inputs: placeholder, float64 [features, examples].</summary>
    public Tensor X { get; }

    /// <summary>The labels: placeholder, float64 [units of the last layer, examples], 0 or 1.</summary>
    public Tensor Y { get; }

    /// <summary>The variables layer by layer.</summary>
    public IReadOnlyList<GraphLayer> Layers { get; }

    /// <summary>Z of the last layer.</summary>
    public Tensor Logits { get; }

    /// <summary>The probabilities: sigmoid of the logits.</summary>
    public Tensor AL { get; }

    /// <summary>The mean cross-entropy: a scalar.</summary>
    public Tensor Cost { get; }

    /// <summary>W1, b1, W2, …</summary>
    public IReadOnlyList<ResourceVariable> Variables => _variables;

    /// <summary>The values of the variables in a session, by name.</summary>
    /// <param name="session">The session.</param>
    /// <returns>By the names W1, b1, …, in order.</returns>
    public IReadOnlyDictionary<string, CheckedArray> Values(Session session) => Named(session.run(_variables.Select(v => v.GraphElement).ToArray()));

    /// <summary>Values fetched in the order of the variables, by the variables' names.</summary>
    internal IReadOnlyDictionary<string, CheckedArray> Named(Tensorflow.NumPy.NDArray[] values)
    {
        var named = new OrderedDictionary<string, CheckedArray>();
        for (int i = 0; i < values.Length; i++)
        {
            named.Add(_variables[i].Op.name, Arrays.Of(values[i]));
        }

        return named;
    }

    private ResourceVariable Variable(Parameters parameters, string name)
    {
        CheckedArray value = Arrays.Of(parameters[name]);
        ResourceVariable variable = tf.Variable(tf.constant(value.Values, shape: new Shape([.. value.Shape])), name: name);
        _variables.Add(variable);
        return variable;
    }
}
