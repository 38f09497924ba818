namespace TfCourse.Course;

/// <summary>Regression trees on bootstrap samples, each split at the place that leaves the least variance.</summary>
/// <remarks>Source: L. Breiman, "Random forests", Machine Learning 45, 2001.</remarks>
internal sealed class RegressionForest
{
    private const int Trees = 64, MostDepth = 12, LeastLeaf = 2;
    private readonly double[][] _rows;
    private readonly double[] _targets;
    private readonly List<(Node Root, int[] Out)> _trees = [];

    /// <summary>Grows the trees.</summary>
    /// <param name="rows">[examples][features].</param>
    /// <param name="targets">One an example.</param>
    /// <param name="seed">Of the bootstrap samples and of the features that a split may look at.</param>
    public RegressionForest(double[][] rows, double[] targets, ulong seed)
    {
        (_rows, _targets) = (rows, targets);
        for (int t = 0; t < Trees; t++)
        {
            var stream = new SearchStream(seed, t);
            bool[] used = new bool[rows.Length];
            int[] sample = new int[rows.Length];
            for (int i = 0; i < sample.Length; i++)
            {
                sample[i] = stream.Below(rows.Length);
                used[sample[i]] = true;
            }

            _trees.Add((Grow(sample, 0, ref stream), [.. Enumerable.Range(0, rows.Length).Where(i => !used[i])]));
        }
    }

    /// <summary>
    /// How much the squared error of each tree on the examples it was not grown from rises when a feature's values are shuffled
    /// among them: the mean over trees.
    /// </summary>
    public double[] PermutationImportance(ulong seed)
    {
        double[] rise = new double[_rows[0].Length];
        for (int t = 0; t < _trees.Count; t++)
        {
            (Node root, int[] left) = _trees[t];
            double before = left.Sum(i => Square(_targets[i] - root.At(_rows[i])));
            for (int f = 0; f < rise.Length && left.Length > 1; f++)
            {
                var stream = new SearchStream(seed, (t * rise.Length) + f);
                int[] other = [.. left];
                for (int i = other.Length - 1; i > 0; i--)
                {
                    int j = stream.Below(i + 1);
                    (other[i], other[j]) = (other[j], other[i]);
                }

                double after = 0;
                for (int i = 0; i < left.Length; i++)
                {
                    double[] row = [.. _rows[left[i]]];
                    row[f] = _rows[other[i]][f];
                    after += Square(_targets[left[i]] - root.At(row));
                }

                rise[f] += (after - before) / left.Length / _trees.Count;
            }
        }

        return rise;
    }

    private Node Grow(int[] sample, int depth, ref SearchStream stream)
    {
        double mean = sample.Average(i => _targets[i]);
        if (depth == MostDepth || sample.Length < 2 * LeastLeaf)
        {
            return new Node(mean, -1, 0, null, null);
        }

        int features = _rows[0].Length, looked = Math.Max(1, (2 * features + 2) / 3);
        int[] order = [.. Enumerable.Range(0, features)];
        for (int i = 0; i < looked; i++)
        {
            int j = i + stream.Below(features - i);
            (order[i], order[j]) = (order[j], order[i]);
        }

        double total = sample.Sum(i => _targets[i]), best = total * total / sample.Length * (1 + 1e-12);
        (int feature, double place) = (-1, 0);
        foreach (int f in order.AsSpan(0, looked))
        {
            int[] sorted = [.. sample.OrderBy(i => _rows[i][f])];
            double left = 0;
            for (int k = 1; k < sorted.Length; k++)
            {
                left += _targets[sorted[k - 1]];
                double low = _rows[sorted[k - 1]][f], high = _rows[sorted[k]][f];
                double gain = (left * left / k) + ((total - left) * (total - left) / (sorted.Length - k));
                if (k >= LeastLeaf && sorted.Length - k >= LeastLeaf && high > low && gain > best)
                {
                    (best, feature, place) = (gain, f, (low + high) / 2);
                }
            }
        }

        return feature < 0
            ? new Node(mean, -1, 0, null, null)
            : new Node(mean, feature, place,
                Grow([.. sample.Where(i => _rows[i][feature] < place)], depth + 1, ref stream),
                Grow([.. sample.Where(i => _rows[i][feature] >= place)], depth + 1, ref stream));
    }

    private static double Square(double x) => x * x;

    private sealed record Node(double Mean, int Feature, double Place, Node? Below, Node? Above)
    {
        public double At(double[] row)
        {
            Node node = this;
            while (node.Feature >= 0)
            {
                node = row[node.Feature] < node.Place ? node.Below! : node.Above!;
            }

            return node.Mean;
        }
    }
}
