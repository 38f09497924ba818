using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Several classes: softmax and its cost, and how good the answers are.</summary>
public static class MultiClassConcepts
{
    /// <summary>Softmax.</summary>
    public static Concept Softmax { get; } = new(
        "softmax", 3, "Softmax regression", "ŷ_c = e^(z_c) / Σ e^z down each column; hardmax: 1 for the largest, 0 else; temperature: softmax(Z/T); L = −Σ y_c·ln ŷ_c; J = ΣL/m; dZ = ŷ − y; smoothed labels: (1−ε)·y + ε/C; Z [C, m]",
        "Logistic regression for C classes; with two it is logistic regression. Without hidden layers its boundaries are straight lines. A small temperature comes near to hardmax, a large one makes all classes alike. Only the logit of the right class stands in the loss, but every logit gets a gradient. Smoothed labels keep logits from growing without end.",
        typeof(MultiClass), typeof(GraphMultiClass), CompareSoftmax);

    /// <summary>Scores.</summary>
    public static Concept Scores { get; } = new(
        "multi-class-scores", 3, "Scores of several classes", "top-k: share of examples whose class is among the k largest; confusion[true, answer]; precision = right / answered so; recall = right / there are; F1 = 2·p·r/(p + r); calibration: of answers given with probability p, the share p is right",
        "Accuracy hides which classes are taken for each other: the confusion matrix shows it, and precision and recall sum it up for each class. A network is calibrated when it is right as often as it says it is; after long training most are too sure, which a temperature above 1 mends.",
        typeof(MultiClass), typeof(GraphMultiClass), CompareScores);

    private static void CompareSoftmax(ConceptTrial trial)
    {
        int classes = trial.Whole(3, 6), m = trial.Whole(8, 20);
        double temperature = trial.Number(0.5, 4), epsilon = trial.Number(0.05, 0.2);
        NDArray Z = trial.Rounded(trial.Normal(classes, m) * 2.0), Y = SoftmaxCrossEntropy.OneHot(Labels(trial, m, classes), classes);
        Tensor z = trial.Input(Z), y = trial.Input(Y);
        trial.Agree("ŷ", Activations.Softmax(Z), GraphMultiClass.Softmax(z));
        trial.Agree("hardmax", MultiClass.Hardmax(Z), GraphMultiClass.Hardmax(z));
        trial.Agree("ŷ at a temperature", MultiClass.Softmax(Z, temperature), GraphMultiClass.Softmax(z, trial.Input(np.array(temperature))));
        NDArray smooth = MultiClass.SmoothLabels(Y, epsilon);
        Tensor smoothed = GraphMultiClass.Smooth(y, epsilon);
        trial.Agree("smoothed labels", smooth, smoothed);
        foreach ((string labels, NDArray byHand, Tensor graph) in new[] { ("", Y, y), (", smoothed labels", smooth, smoothed) })
        {
            Tensor losses = GraphMultiClass.Losses(z, graph);
            trial.Agree($"cost{labels}", SoftmaxCrossEntropy.Cost(Z, byHand), tf.reduce_mean(losses));
            trial.Agree($"dZ = ŷ − y{labels}", SoftmaxCrossEntropy.Backward(Z, byHand), tf.gradients(tf.reduce_sum(losses), z)[0]);
        }

        NDArray two = Z["0:2"];
        trial.Agree("two classes: the sigmoid of the difference", Activations.Sigmoid(two["1:2"] - two["0:1"]), GraphMultiClass.Softmax(trial.Input(two))[1..2]);

        Parameters parameters = trial.Network(3, 5, 4, classes);
        NDArray X = trial.Normal(3, m);
        ForwardCache cache = ForwardPropagation.Run(X, parameters, OutputActivation.Softmax);
        IReadOnlyList<GraphLayer> layers = trial.Input(parameters);
        Tensor logits = GraphNetwork.Forward(trial.Input(X), layers).Logits;
        trial.Agree("AL of a deep network", cache.AL, GraphMultiClass.Softmax(logits));
        trial.AgreeGradients("deep network: ", BackwardPropagation.Run(cache, Y), tf.reduce_mean(GraphMultiClass.Losses(logits, y)), layers);
    }

    private static void CompareScores(ConceptTrial trial)
    {
        const int bins = 5;
        int classes = trial.Whole(3, 5), m = trial.Whole(30, 60);
        int[] labels = Labels(trial, m, classes);
        NDArray Z = trial.Rounded(trial.Normal(classes, m) + 1.5 * SoftmaxCrossEntropy.OneHot(labels, classes));
        NDArray A = Activations.Softmax(Z);
        Tensor z = trial.Input(Z), truth = trial.Indices(np.array(Array.ConvertAll(labels, l => (long)l)));
        for (int k = 1; k < classes; k++)
        {
            trial.Agree($"top {k}", MultiClass.TopK(Z, labels, k), tf.reduce_mean(tf.cast(GraphMultiClass.InTop(z, truth, k), trial.Type)));
        }

        int[,] confusion = MultiClass.ConfusionMatrix(labels, Array.ConvertAll(Prediction.Class(Z).ToArray<long>(), c => (int)c), classes);
        var scores = MultiClass.PerClass(confusion);
        Tensor counts = GraphMultiClass.ConfusionMatrix(truth, z);
        (Tensor precision, Tensor recall, Tensor f1) = GraphMultiClass.PerClass(counts);
        trial.Agree("confusion matrix", np.array([.. confusion.Cast<int>().Select(c => (double)c)]).reshape(classes, classes), counts);
        trial.Agree("precision", np.array([.. scores.Select(s => s.Precision)]), precision);
        trial.Agree("recall", np.array([.. scores.Select(s => s.Recall)]), recall);
        trial.Agree("F1", np.array([.. scores.Select(s => s.F1)]), f1);

        var byHand = MultiClass.Calibration(A, labels, bins);
        (Tensor count, Tensor confidence, Tensor accuracy) = GraphMultiClass.Calibration(GraphMultiClass.Softmax(z), truth, bins);
        (double[] n, double[] p, double[] right) = (new double[bins], new double[bins], new double[bins]);
        foreach ((double sure, double share, int inBin) in byHand)
        {
            int bin = Math.Min((int)(sure * bins), bins - 1);
            (n[bin], p[bin], right[bin]) = (inBin, sure, share);
        }

        trial.Agree("calibration: examples", np.array(n), count);
        trial.Agree("calibration: probability", np.array(p), confidence);
        trial.Agree("calibration: share right", np.array(right), accuracy);
    }

    private static int[] Labels(ConceptTrial trial, int m, int classes) => [.. Enumerable.Range(0, m).Select(_ => trial.Whole(0, classes - 1))];
}
