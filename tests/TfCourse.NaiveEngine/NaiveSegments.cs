using Tensorflow;

namespace TfCourse.NaiveEngine;

/// <summary>Rows gathered by the number of their segment.</summary>
internal static class NaiveSegments
{
    public static void AddTo(Dictionary<string, Func<NaiveCall, NaiveTensor[]>> table)
    {
        void Of(string op, Func<Real[], Real> real, Func<Int128[], Int128> whole)
            => table.Add(op, c => [Rows(c[0], c[1], c[1].Count == 0 ? 0 : c[1].Index(c[1].Count - 1) + 1, v => v.Length == 0 ? Empty(op) : real(v), v => v.Length == 0 ? (Int128)Empty(op).Value : whole(v))]);
        void Unsorted(string op, Func<Real[], Real> real, Func<Int128[], DataType, Int128> whole)
            => table.Add(op, c => [Rows(c[0], c[1], c[2].Index(0), real, v => whole(v, c.Type(0)))]);

        Of("SegmentSum", v => Real.Sum(v), v => v.Aggregate((a, b) => a + b));
        Of("SegmentMean", v => Real.Sum(v) / v.Length, v => v.Aggregate((a, b) => a + b) / v.Length);
        Of("SegmentProd", v => v.Aggregate((a, b) => a * b), v => v.Aggregate((a, b) => (long)(a * b)));
        Of("SegmentMax", v => v.Aggregate((Real)double.NegativeInfinity, Real.Upper), v => v.Max());
        Of("SegmentMin", v => v.Aggregate((Real)double.PositiveInfinity, Real.Lower), v => v.Min());
        Unsorted("UnsortedSegmentSum", v => Real.Sum(v), (v, _) => v.Aggregate((Int128)0, (a, b) => a + b));
        Unsorted("UnsortedSegmentProd", v => v.Aggregate((Real)1, (a, b) => a * b), (v, _) => v.Aggregate((Int128)1, (a, b) => (long)(a * b)));
        table.Add("UnsortedSegmentMax", c => [Rows(c[0], c[1], c[2].Index(0), v => v.Aggregate((Real)(-Numbers.Largest(c.Type(0))), Real.Upper), v => v.Aggregate(Numbers.Least(c.Type(0)), Int128.Max))]);
        table.Add("UnsortedSegmentMin", c => [Rows(c[0], c[1], c[2].Index(0), v => v.Aggregate((Real)Numbers.Largest(c.Type(0)), Real.Lower), v => v.Aggregate(Numbers.Greatest(c.Type(0)), Int128.Min))]);
        table.Add("Bincount", c => [Counts(c)]);
    }

    private static Real Empty(string op) => op == "SegmentProd" ? 1 : 0;

    // A number below 0 puts a row nowhere.
    private static NaiveTensor Rows(NaiveTensor data, NaiveTensor numbers, int segments, Func<Real[], Real> real, Func<Int128[], Int128> whole)
    {
        int[] rest = data.Shape[numbers.Rank..];
        int inner = Places.Count(rest);
        IEnumerable<int> Members(int place) => Enumerable.Range(0, numbers.Count).Where(row => numbers.Int(row) == place / inner).Select(row => (row * inner) + (place % inner));
        return NaiveTensor.Make(data.Type, [segments, .. rest], i => real([.. Members(i).Select(data.Real)]), i => whole([.. Members(i).Select(data.Int)]));
    }

    // How often each number comes, or the sum of its weights; numbers from size on are not counted.
    private static NaiveTensor Counts(NaiveCall c)
    {
        (NaiveTensor numbers, int size, NaiveTensor weights) = (c[0], c[1].Index(0), c[2]);
        IEnumerable<int> At(int value) => Enumerable.Range(0, numbers.Count).Where(i => numbers.Int(i) == value);
        return NaiveTensor.Make(
            weights.Type,
            [size],
            value => Real.Sum(At(value).Select(i => weights.Count == 0 ? 1 : weights.Real(i))),
            value => At(value).Aggregate((Int128)0, (sum, i) => sum + (weights.Count == 0 ? 1 : weights.Int(i))));
    }
}
