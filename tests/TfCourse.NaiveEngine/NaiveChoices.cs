using Tensorflow;

namespace TfCourse.NaiveEngine;

/// <summary>One thing or another, and where things are.</summary>
internal static class NaiveChoices
{
    public static void AddTo(Dictionary<string, Func<NaiveCall, NaiveTensor[]>> table)
    {
        table.Add("SelectV2", c =>
        {
            int[] shape = Places.Stretch(c[0].Shape, Places.Stretch(c[1].Shape, c[2].Shape));
            return [new Picker(c[1]).Pick(shape, i =>
            {
                int[] at = Places.Indices(i, shape);
                NaiveTensor from = c[0].Bool(Places.Stretched(at, c[0].Shape)) ? c[1] : c[2];
                return (from, Places.Stretched(at, from.Shape));
            })];
        });
        table.Add("Select", c =>
        {
            // A vector of conditions chooses whole rows.
            int inner = c[0].Count == 0 ? 1 : c[0].Rank == c[1].Rank ? 1 : c[1].Count / c[0].Count;
            return [new Picker(c[1]).Pick(c[1].Shape, i => (c[0].Bool(c[0].Rank == 0 ? 0 : i / inner) ? c[1] : c[2], i))];
        });
        table.Add("ClipByValue", c =>
        {
            int At(int i, int input) => c[input].Count == 1 ? 0 : i;
            return [NaiveTensor.Make(
                c.Type(0),
                c[0].Shape,
                i => Real.Upper(Real.Lower(c[0].Real(i), c[2].Real(At(i, 2))), c[1].Real(At(i, 1))),
                i => Int128.Max(Int128.Min(c[0].Int(i), c[2].Int(At(i, 2))), c[1].Int(At(i, 1))))];
        });
        table.Add("OneHot", c => [OneHot(c)]);
        table.Add("Where", c =>
        {
            int[] places = [.. Enumerable.Range(0, c[0].Count).Where(i => c[0].IsReal ? c[0].Real(i).Value != 0 : c[0].Int(i) != 0)];
            int rank = c[0].Rank;
            return [NaiveTensor.MakeWhole(DataType.DtInt64, [places.Length, rank], i => Places.Indices(places[i / rank], c[0].Shape)[i % rank])];
        });
        table.Add("MatrixBandPart", c =>
        {
            (int lower, int upper) = (c[1].Index(0), c[2].Index(0));
            NaiveTensor x = c[0];
            bool Keeps(int i) => Places.Indices(i, x.Shape) is var at && (lower < 0 || at[^2] - at[^1] <= lower) && (upper < 0 || at[^1] - at[^2] <= upper);
            return [NaiveTensor.Make(x.Type, x.Shape, i => Keeps(i) ? x.Real(i) : 0, i => Keeps(i) ? x.Int(i) : 0)];
        });
        table.Add("InvertPermutation", c => [NaiveTensor.MakeWhole(c.Type(0), c[0].Shape, i => Array.IndexOf(c[0].Indices(), i))]);
    }

    // The new axis holds on at the index and off elsewhere.
    private static NaiveTensor OneHot(NaiveCall c)
    {
        (NaiveTensor indices, int depth) = (c[0], c[1].Index(0));
        int axis = c.Int("axis") < 0 ? indices.Rank : c.Int("axis");
        int[] shape = [.. indices.Shape[..axis], depth, .. indices.Shape[axis..]];
        return new Picker(c[2]).Pick(shape, i =>
        {
            int[] at = Places.Indices(i, shape);
            int[] of = [.. at[..axis], .. at[(axis + 1)..]];
            return (indices.Int(Places.Of(of, indices.Shape)) == at[axis] ? c[2] : c[3], 0);
        });
    }
}
