namespace TfCourse.Reference;

/// <summary>From the logits of several classes to answers, and how good they are. Columns are examples.</summary>
public static class MultiClass
{
    /// <summary>1 for the largest logit of each column, 0 for the others; the first of equals. Softmax is its smooth form.</summary>
    /// <param name="Z">Logits, [classes, m].</param>
    /// <returns>[classes, m].</returns>
    public static NDArray Hardmax(NDArray Z)
    {
        ArgumentNullException.ThrowIfNull(Z);
        return SoftmaxCrossEntropy.OneHot(Array.ConvertAll(Prediction.Class(Z).ToArray<long>(), c => (int)c), (int)Z.shape[0]);
    }

    /// <summary><c>softmax(Z / T)</c>: small T comes near to hardmax, large T makes all classes alike.</summary>
    /// <param name="Z">Logits, [classes, m].</param>
    /// <param name="temperature">T, above 0.</param>
    public static NDArray Softmax(NDArray Z, double temperature)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        return Activations.Softmax(Z / temperature);
    }

    /// <summary><c>(1 - ε)·Y + ε/classes</c>: no class is certain, so logits need not grow without end.</summary>
    /// <remarks>Source: Szegedy et al., 2016, arXiv:1512.00567, section 7.</remarks>
    /// <param name="Y">One-hot labels, [classes, m].</param>
    /// <param name="epsilon">ε, in [0, 1).</param>
    public static NDArray SmoothLabels(NDArray Y, double epsilon)
    {
        ArgumentNullException.ThrowIfNull(Y);
        Hyperparameter.Fraction(epsilon, nameof(epsilon));
        return (1 - epsilon) * Y + epsilon / Y.shape[0];
    }

    /// <summary>The share of examples whose class is among the k largest logits; of equals the lower class counts first.</summary>
    /// <param name="Z">Logits or probabilities, [classes, m].</param>
    /// <param name="labels">Classes, one an example.</param>
    /// <param name="k">1 to the number of classes.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is no such number.</exception>
    public static double TopK(NDArray Z, IReadOnlyList<int> labels, int k)
    {
        ArgumentNullException.ThrowIfNull(Z);
        ArgumentNullException.ThrowIfNull(labels);
        int classes = (int)Z.shape[0];
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, classes);
        double[] z = Z.ToArray<double>();
        int m = labels.Count;
        return Enumerable.Range(0, m).Count(j => Enumerable.Range(0, classes).Count(c => Before(z[(c * m) + j], c, z[(labels[j] * m) + j], labels[j])) < k) / (double)m;
    }

    /// <summary>How often each class (row) was answered with each class (column).</summary>
    /// <param name="labels">True classes.</param>
    /// <param name="answers">Answers, as many.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <exception cref="ArgumentException">There are not as many answers as labels, or one is no class.</exception>
    public static int[,] ConfusionMatrix(IReadOnlyList<int> labels, IReadOnlyList<int> answers, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(answers);
        if (labels.Count != answers.Count)
            throw new ArgumentException($"There are {labels.Count} labels and {answers.Count} answers; each example has one of both.", nameof(answers));
        int[,] counts = new int[classes, classes];
        for (int j = 0; j < labels.Count; j++)
        {
            if (labels[j] < 0 || labels[j] >= classes || answers[j] < 0 || answers[j] >= classes)
                throw new ArgumentException($"Example {j} has label {labels[j]} and answer {answers[j]}; classes go from 0 to {classes - 1}.", nameof(labels));
            counts[labels[j], answers[j]]++;
        }

        return counts;
    }

    /// <summary>
    /// Precision (of those answered with a class, the share that are of it), recall (of those of a class, the share answered with
    /// it) and F1, their harmonic mean. A quotient 0/0 is 0.
    /// </summary>
    /// <param name="confusion">[true class, answer].</param>
    /// <returns>By class.</returns>
    public static IReadOnlyList<(double Precision, double Recall, double F1)> PerClass(int[,] confusion)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        int classes = confusion.GetLength(0);
        return [.. Enumerable.Range(0, classes).Select(c =>
        {
            double right = confusion[c, c], answered = Enumerable.Range(0, classes).Sum(t => confusion[t, c]), there = Enumerable.Range(0, classes).Sum(a => confusion[c, a]);
            double precision = answered == 0 ? 0 : right / answered, recall = there == 0 ? 0 : right / there;
            return (precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
        })];
    }

    /// <summary>Whether probabilities mean what they say: by equal ranges of the answer's probability, how often the answer was right.</summary>
    /// <param name="A">Probabilities, [classes, m].</param>
    /// <param name="labels">Classes, one an example.</param>
    /// <param name="bins">How many ranges; at least 1.</param>
    /// <returns>Of each range: its mean probability, the share of right answers, and how many examples fell into it; empty ranges have none.</returns>
    public static IReadOnlyList<(double Confidence, double Accuracy, int Count)> Calibration(NDArray A, IReadOnlyList<int> labels, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(A);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        double[] confidence = np.max(A, axis: 0).ToArray<double>();
        long[] answers = Prediction.Class(A).ToArray<long>();
        return [.. Enumerable.Range(0, labels.Count)
            .GroupBy(j => Math.Min((int)(confidence[j] * bins), bins - 1))
            .OrderBy(bin => bin.Key)
            .Select(bin => (bin.Average(j => confidence[j]), bin.Average(j => answers[j] == labels[j] ? 1.0 : 0.0), bin.Count()))];
    }

    private static bool Before(double value, int c, double other, int label) => value > other || (value == other && c < label);
}
