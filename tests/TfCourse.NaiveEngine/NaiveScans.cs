using Tensorflow;

namespace TfCourse.NaiveEngine;

/// <summary>Running sums and products along an axis, and the largest along the last.</summary>
internal static class NaiveScans
{
    public static void AddTo(Dictionary<string, Func<NaiveCall, NaiveTensor[]>> table)
    {
        table.Add("Cumsum", c => [Scan(c, v => Real.Sum(v), (v, type) => v.Aggregate((Int128)0, (a, b) => Numbers.Wrap(a + b, type)))]);
        table.Add("Cumprod", c => [Scan(c, v => v.Aggregate((Real)1, (a, b) => a * b), (v, type) => v.Aggregate((Int128)1, (a, b) => Numbers.Wrap(a * b, type)))]);
        table.Add("TopKV2", c => Largest(c, c[1].Index(0)));
        table.Add("InTopKV2", c => [InLargest(c)]);
    }

    // Element k is the sum of those up to k (exclusive: before k), counted from the end when reversed.
    private static NaiveTensor Scan(NaiveCall c, Func<IEnumerable<Real>, Real> real, Func<IEnumerable<Int128>, DataType, Int128> whole)
    {
        NaiveTensor x = c[0];
        int axis = Places.Axis(c[1].Index(0), x.Rank);
        (_, int size, int inner) = Places.Around(x.Shape, axis);
        bool exclusive = c.Bool("exclusive"), reverse = c.Bool("reverse");
        IEnumerable<int> Before(int place)
        {
            int k = place / inner % size, first = place - (k * inner);
            return Enumerable.Range(0, size).Where(j => reverse ? j > k || (j == k && !exclusive) : j < k || (j == k && !exclusive)).Select(j => first + (j * inner));
        }

        return NaiveTensor.Make(x.Type, x.Shape, i => real(Before(i).Select(x.Real)), i => whole(Before(i).Select(x.Int), x.Type));
    }

    // Of equal ones the first comes first.
    private static NaiveTensor[] Largest(NaiveCall c, int k)
    {
        NaiveTensor x = c[0];
        int size = x.Shape[^1];
        int[] shape = [.. x.Shape[..^1], k];
        int[][] order = [.. Enumerable.Range(0, size == 0 ? 0 : x.Count / size).Select(row => Enumerable.Range(0, size)
            .OrderByDescending(j => x.IsReal ? x.Real((row * size) + j).Value : (double)x.Int((row * size) + j)).ThenBy(j => j).ToArray())];
        return [x.Pick(shape, i => (i / k * size) + order[i / k][i % k]), NaiveTensor.MakeWhole(c.TypeOf("index_type"), shape, i => order[i / k][i % k])];
    }

    // Fewer than k are above the target; not finite scores are in no list.
    private static NaiveTensor InLargest(NaiveCall c)
    {
        (NaiveTensor scores, NaiveTensor targets, int k) = (c[0], c[1], c[2].Index(0));
        int classes = scores.Shape[1];
        return NaiveTensor.MakeWhole(DataType.DtBool, targets.Shape, row =>
        {
            double[] values = [.. Enumerable.Range(0, classes).Select(j => scores.Real((row * classes) + j).Value)];
            return targets.Int(row) >= 0 && targets.Int(row) < classes && values.All(double.IsFinite) && values.Count(v => v > values[targets.Index(row)]) < k ? 1 : 0;
        });
    }
}
