using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>Parts picked by lists of indices, and parts put at lists of indices.</summary>
internal static class NaiveGathers
{
    public static void AddTo(Dictionary<string, Func<NaiveCall, NaiveTensor[]>> table)
    {
        table.Add("Gather", c => [Gather(c[0], c[1], 0, 0)]);
        table.Add("GatherV2", c => [Gather(c[0], c[1], Places.Axis(c[2].Index(0), c[0].Rank), c.Int("batch_dims") is var b && b < 0 ? b + c[1].Rank : b)]);
        table.Add("GatherNd", c => [GatherNd(Strict(c)[0], c[1])]);
        table.Add("ScatterNd", c => [Scatter(NaiveTensor.Make(Strict(c).Type(1), c[2].Indices(), _ => 0, _ => 0), c[0], c[1], (_, many) => Real.Sum(many), (_, many) => many.Aggregate((Int128)0, (a, b) => a + b))]);
        void Of(string op, Func<Real, Real[], Real> real, Func<Int128, Int128[], Int128> whole) => table.Add(op, c => [Scatter(Strict(c)[0], c[1], c[2], real, whole)]);
        Of("TensorScatterUpdate", (x, many) => many.Length == 0 ? x : many[^1], (x, many) => many.Length == 0 ? x : many[^1]);
        Of("TensorScatterAdd", (x, many) => Real.Sum([x, .. many]), (x, many) => many.Aggregate(x, (a, b) => a + b));
        Of("TensorScatterSub", (x, many) => Real.Sum([x, .. many.Select(m => -m)]), (x, many) => many.Aggregate(x, (a, b) => a - b));
        Of("TensorScatterMax", (x, many) => many.Aggregate(x, Real.Upper), (x, many) => many.Aggregate(x, Int128.Max));
        Of("TensorScatterMin", (x, many) => many.Aggregate(x, Real.Lower), (x, many) => many.Aggregate(x, Int128.Min));
    }

    // y[batch…, before…, i…, behind…] = x[batch…, before…, indices[batch…, i…], behind…]
    private static NaiveTensor Gather(NaiveTensor x, NaiveTensor indices, int axis, int batch)
    {
        int own = indices.Rank - batch;
        return NaiveMoves.Map(x, [.. x.Shape[..axis], .. indices.Shape[batch..], .. x.Shape[(axis + 1)..]], at =>
        {
            int index = indices.Index(Places.Of([.. at.AsSpan(0, batch), .. at.AsSpan(axis, own)], indices.Shape));
            return index >= 0 && index < x.Shape[axis] ? [.. at.AsSpan(0, axis), index, .. at.AsSpan(axis + own)]
                : throw EngineException.InvalidArgument($"index {index} is not in [0, {x.Shape[axis]})");
        });
    }

    private static NaiveCall Strict(NaiveCall c) => c.Text("bad_indices_policy") is "" or "DEFAULT" or "ERROR" ? c
        : throw EngineException.Unimplemented("the naive engine refuses indices out of range");

    private static NaiveTensor GatherNd(NaiveTensor x, NaiveTensor indices)
    {
        int depth = indices.Shape[^1], lists = indices.Rank - 1;
        return NaiveMoves.Map(x, [.. indices.Shape[..^1], .. x.Shape[depth..]], at =>
        {
            int list = Places.Of(at.AsSpan(0, lists), indices.Shape.AsSpan(0, lists));
            return [.. Enumerable.Range(0, depth).Select(k => indices.Index((list * depth) + k)), .. at[lists..]];
        });
    }

    // What several updates put at one place comes in their order.
    private static NaiveTensor Scatter(NaiveTensor x, NaiveTensor indices, NaiveTensor updates, Func<Real, Real[], Real> real, Func<Int128, Int128[], Int128> whole)
    {
        int depth = indices.Shape[^1], lists = Places.Count(indices.Shape.AsSpan(0, indices.Rank - 1)), inner = Places.Count(x.Shape.AsSpan(depth));
        var put = new List<int>[x.Count];
        for (int i = 0; i < put.Length; i++)
        {
            put[i] = [];
        }

        for (int list = 0; list < lists; list++)
        {
            int[] head = [.. Enumerable.Range(0, depth).Select(k => indices.Index((list * depth) + k))];
            for (int k = 0; k < inner; k++)
            {
                put[(Places.Of(head, x.Shape.AsSpan(0, depth)) * inner) + k].Add((list * inner) + k);
            }
        }

        return NaiveTensor.Make(x.Type, x.Shape, i => real(x.Real(i), [.. put[i].Select(updates.Real)]), i => whole(x.Int(i), [.. put[i].Select(updates.Int)]));
    }
}
