using Tensorflow;

namespace TfCourse.NaiveEngine;

/// <summary>Many numbers to one, along some axes.</summary>
internal static class NaiveReductions
{
    public static void AddTo(Dictionary<string, Func<NaiveCall, NaiveTensor[]>> table)
    {
        void Of(string op, Func<DataType, Func<Real[], Real>> real, Func<DataType, Func<Int128[], Int128>> whole)
            => table.Add(op, c => [Over(c[0], Axes(c), c.Bool("keep_dims"), real(c.Type(0)), whole(c.Type(0)))]);

        Of("Sum", _ => v => Real.Sum(v), type => v => v.Aggregate((Int128)0, (a, b) => Numbers.Wrap(a + b, type)));
        Of("Prod", _ => v => v.Aggregate((Real)1, (a, b) => a * b), type => v => v.Aggregate((Int128)1, (a, b) => Numbers.Wrap(a * b, type)));
        Of("Mean", _ => v => Real.Sum(v) / v.Length, type => v =>
        {
            // Small types add in 64 bits.
            DataType wide = type == DataType.DtUint64 ? type : DataType.DtInt64;
            return v.Aggregate((Int128)0, (a, b) => Numbers.Wrap(a + b, wide)) / Math.Max(v.Length, 1);
        });
        Of("Max", _ => v => v.Aggregate((Real)double.NegativeInfinity, Real.Max), type => v => v.Aggregate(Numbers.Least(type), Int128.Max));
        Of("Min", _ => v => v.Aggregate((Real)double.PositiveInfinity, Real.Min), type => v => v.Aggregate(Numbers.Greatest(type), Int128.Min));
        Of("All", _ => v => 0, _ => v => v.All(b => b != 0) ? 1 : 0);
        Of("Any", _ => v => 0, _ => v => v.Any(b => b != 0) ? 1 : 0);
        Of("EuclideanNorm", type => v => Real.Sqrt(InRange(Real.Sum(v.Select(x => x * x)), type)), type => v => Root(v.Aggregate((Int128)0, (a, b) => Numbers.Wrap(a + Numbers.Wrap(b * b, type), type))));
        table.Add("L2Loss", c => [NaiveTensor.MakeReal(c.Type(0), [], _ => Real.Sum(Enumerable.Range(0, c[0].Count).Select(i => c[0].Real(i) * c[0].Real(i))) / 2)]);
        table.Add("ArgMax", c => [First(c, (a, b) => a > b, (a, b) => a > b)]);
        table.Add("ArgMin", c => [First(c, (a, b) => a < b, (a, b) => a < b)]);
    }

    /// <summary>Reduces along some axes.</summary>
    public static NaiveTensor Over(NaiveTensor x, int[] axes, bool keep, Func<Real[], Real> real, Func<Int128[], Int128> whole)
    {
        int[] kept = [.. x.Shape.Select((size, axis) => axes.Contains(axis) ? 1 : size)];
        var members = new List<int>[Places.Count(kept)];
        for (int i = 0; i < members.Length; i++)
        {
            members[i] = [];
        }

        for (int i = 0; i < x.Count; i++)
        {
            members[Places.Stretched(Places.Indices(i, x.Shape), kept)].Add(i);
        }

        return NaiveTensor.Make(
            x.Type,
            keep ? kept : Places.Without(x.Shape, axes),
            i => real([.. members[i].Select(x.Real)]),
            i => whole([.. members[i].Select(x.Int)]));
    }

    // What is too large for the type is infinite before the root is taken.
    private static Real InRange(Real x, DataType type) => double.IsInfinity(Numbers.Round(x.Value, type)) ? double.PositiveInfinity : x;

    // Of a sum that wrapped below 0 there is none.
    private static Int128 Root(Int128 x) => x < 0 ? 0 : (Int128)Math.Sqrt((double)x);

    private static int[] Axes(NaiveCall c) => [.. c[1].Indices().Select(a => Places.Axis(a, c[0].Rank))];

    // The first of the best along an axis; any number is better than NaN.
    private static NaiveTensor First(NaiveCall c, Func<double, double, bool> better, Func<Int128, Int128, bool> betterWhole)
    {
        NaiveTensor x = c[0];
        int axis = Places.Axis(c[1].Index(0), x.Rank);
        (_, int size, int inner) = Places.Around(x.Shape, axis);
        return NaiveTensor.MakeWhole(c.TypeOf("output_type"), Places.Without(x.Shape, axis), i =>
        {
            int first = (i / inner * size * inner) + (i % inner), best = 0;
            for (int k = 1; k < size; k++)
            {
                int at = first + (k * inner), than = first + (best * inner);
                if (x.IsReal ? better(x.Real(at).Value, x.Real(than).Value) || (double.IsNaN(x.Real(than).Value) && !double.IsNaN(x.Real(at).Value)) : betterWhole(x.Int(at), x.Int(than)))
                {
                    best = k;
                }
            }

            return best;
        });
    }
}
