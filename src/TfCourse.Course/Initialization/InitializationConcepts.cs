using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Starting weights: their scale decides whether signals live, and random numbers break the symmetry of units.</summary>
public static class InitializationConcepts
{
    private static readonly (string Name, Func<int[], int, Parameters> ByHand, Func<Tensor, Tensor> Graph, bool Even)[] Schemes =
    [
        ("He", Reference.Initialization.He, WeightScales.He, false),
        ("Xavier", Reference.Initialization.Xavier, WeightScales.Xavier, false),
        ("Glorot", Reference.Initialization.Glorot, WeightScales.Glorot, false),
        ("LeCun", Reference.Initialization.LeCun, WeightScales.LeCun, true),
        ("orthogonal", (units, seed) => Reference.Initialization.Orthogonal(units, seed), WeightScales.Orthogonal, false),
    ];

    /// <summary>The scale of weights.</summary>
    public static Concept Scale { get; } = new(
        "initialization", 1, "Initialization of weights",
        "He: W = randn · √(2/n_(l−1)); Xavier: √(1/n_(l−1)); Glorot: √(2/(n_(l−1)+n_l)); LeCun: even in ±√(3/n_(l−1)); orthogonal: WᵀW = I. W [n_l, n_(l−1)]",
        "Weights too small let signals die on their way through the layers, weights too large saturate or explode. He's scale keeps the size of relu layers, Xavier's that of tanh layers. Biases begin at 0.",
        typeof(Reference.Initialization), typeof(WeightScales), CompareScales);

    /// <summary>Why weights are drawn at random.</summary>
    public static Concept Symmetry { get; } = new(
        "symmetry", 1, "Breaking symmetry",
        "equal rows of W1 and equal columns of W2 give equal rows of dW1: the units stay equal for ever",
        "Units of one layer that begin with equal weights get equal gradients and remain copies of each other; a layer of them is worth one unit. With zeros a relu network does not move at all. Random weights break the symmetry; biases may be 0.",
        typeof(Reference.Initialization), typeof(GraphNetwork), CompareSymmetry);

    private static void CompareScales(ConceptTrial trial)
    {
        int[] units = [trial.Whole(3, 6), trial.Whole(4, 7), trial.Whole(3, 6), 1];
        NDArray X = trial.Normal(units[0], 12), Y = trial.Labels(12);
        foreach ((string name, Func<int[], int, Parameters> byHand, Func<Tensor, Tensor> graph, bool even) in Schemes)
        {
            Parameters parameters = byHand(units, trial.Seed);

            // The same draws as the hand's, layer by layer; the orthogonal scheme draws the taller way round.
            np.random.seed(trial.Seed);
            List<GraphLayer> layers = [];
            for (int l = 1; l < units.Length; l++)
            {
                bool turned = name == "orthogonal" && units[l] < units[l - 1];
                (int rows, int columns) = turned ? (units[l - 1], units[l]) : (units[l], units[l - 1]);
                NDArray draw = even ? np.random.rand(rows, columns) : np.random.randn(rows, columns);
                layers.Add(new GraphLayer(graph(trial.Input(turned ? draw.T : draw)), trial.Input(parameters.b(l))));
                trial.Agree($"{name} W{l}", parameters.W(l), layers[^1].W);
            }

            ForwardCache cache = ForwardPropagation.Run(X, parameters, hidden: HiddenActivation.Tanh);
            GraphPass pass = GraphNetwork.Forward(trial.Input(X), layers, HiddenActivation.Tanh);
            trial.Agree($"{name} AL", cache.AL, pass.AL);
            trial.AgreeGradients($"{name} ", BackwardPropagation.Run(cache, Y, hidden: HiddenActivation.Tanh), GraphNetwork.Cost(pass, trial.Input(Y)), layers);
        }
    }

    private static void CompareSymmetry(ConceptTrial trial)
    {
        int units = trial.Whole(2, 5), m = 10;
        Parameters parameters = new();
        NDArray row = trial.Normal(1, 3);
        parameters["W1"] = np.concatenate([.. Enumerable.Repeat(row, units)], 0);
        parameters["b1"] = np.zeros((units, 1));
        parameters["W2"] = np.ones((1, units)) * trial.Number(0.2, 1);
        parameters["b2"] = np.zeros((1, 1));
        NDArray X = trial.Normal(3, m), Y = trial.Labels(m);
        ForwardCache cache = ForwardPropagation.Run(X, parameters, hidden: HiddenActivation.Tanh);
        Gradients gradients = BackwardPropagation.Run(cache, Y, hidden: HiddenActivation.Tanh);

        IReadOnlyList<GraphLayer> layers = trial.Input(parameters);
        GraphPass pass = GraphNetwork.Forward(trial.Input(X), layers, HiddenActivation.Tanh);
        Tensor cost = GraphNetwork.Cost(pass, trial.Input(Y));
        trial.AgreeGradients("", gradients, cost, layers);

        // Every row of the graph's gradient is the hand's first row.
        NDArray first = gradients["dW1"]["0:1"];
        trial.Agree("dW1, its first row repeated", np.concatenate([.. Enumerable.Repeat(first, units)], 0), tf.gradients(cost, layers[0].W)[0]);
    }
}
