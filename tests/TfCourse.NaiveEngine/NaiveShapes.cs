using Tensorflow;

namespace TfCourse.NaiveEngine;

/// <summary>Shapes: telling, changing, and filling them.</summary>
internal static class NaiveShapes
{
    public static void AddTo(Dictionary<string, Func<NaiveCall, NaiveTensor[]>> table)
    {
        foreach (string op in new[] { "Identity", "StopGradient", "PreventGradient", "Snapshot", "PlaceholderWithDefault", "CheckNumerics" })
        {
            table.Add(op, c => [c[0]]);
        }

        table.Add("IdentityN", c => [.. c.Inputs]);
        table.Add("Reshape", c => [c[0].Under(Fitted(c[1].Indices(), c[0].Shape))]);
        table.Add("Squeeze", c =>
        {
            int[] axes = [.. c.Ints("squeeze_dims").Select(a => Places.Axis(a, c[0].Rank))];
            return [c[0].Under([.. c[0].Shape.Where((size, axis) => size != 1 || (axes.Length > 0 && !axes.Contains(axis)))])];
        });
        table.Add("ExpandDims", c =>
        {
            int axis = Places.Axis(c[1].Index(0), c[0].Rank + 1);
            return [c[0].Under([.. c[0].Shape[..axis], 1, .. c[0].Shape[axis..]])];
        });
        table.Add("Shape", c => [NaiveTensor.MakeWhole(c.TypeOf("out_type"), [c[0].Rank], i => c[0].Shape[i])]);
        table.Add("Size", c => [NaiveTensor.MakeWhole(c.TypeOf("out_type"), [], _ => c[0].Count)]);
        table.Add("Rank", c => [NaiveTensor.MakeWhole(DataType.DtInt32, [], _ => c[0].Rank)]);
        table.Add("Fill", c => [c[1].Pick(c[0].Indices(), _ => 0)]);
        table.Add("ZerosLike", c => [NaiveTensor.Make(c.Type(0), c[0].Shape, _ => 0, _ => 0)]);
        table.Add("OnesLike", c => [NaiveTensor.Make(c.Type(0), c[0].Shape, _ => 1, _ => 1)]);
        table.Add("BroadcastTo", c =>
        {
            int[] shape = c[1].Indices();
            return [c[0].Pick(shape, i => Places.Stretched(Places.Indices(i, shape), c[0].Shape))];
        });
        table.Add("Range", c => [Range(c[0], c[1], c[2])]);
        table.Add("Cast", c => [Cast(c[0], c.TypeOf("DstT"))]);
    }

    // One size may be -1: what is left. Beside zeros, what is left of the other sizes.
    private static int[] Fitted(int[] shape, int[] from)
    {
        bool empty = shape.Contains(0);
        int count = Places.Count([.. from.Where(s => !empty || s != 0)]), known = Places.Count([.. shape.Where(s => s > 0)]);
        return [.. shape.Select(s => s != -1 ? s : count / known)];
    }

    // start, start + delta, … before limit
    private static NaiveTensor Range(NaiveTensor start, NaiveTensor limit, NaiveTensor delta)
    {
        if (start.IsReal)
        {
            double count = Math.Ceiling(Math.Abs(Numbers.Round(Numbers.Round(limit.Real(0).Value - start.Real(0).Value, start.Type) / delta.Real(0).Value, start.Type)));
            return NaiveTensor.MakeReal(start.Type, [(int)count], i => start.Real(0) + (i * delta.Real(0)));
        }

        Int128 from = start.Int(0), step = delta.Int(0), distance = Int128.Abs(limit.Int(0) - from);
        return NaiveTensor.MakeWhole(start.Type, [(int)((distance + Int128.Abs(step) - 1) / Int128.Abs(step))], i => from + (i * step));
    }

    // Real to whole drops the fraction; to boolean is "not 0".
    private static NaiveTensor Cast(NaiveTensor x, DataType type) => NaiveTensor.Make(
        type,
        x.Shape,
        i => x.IsReal ? Numbers.Round(x.Real(i).Value, type) : Numbers.Round((double)x.Int(i), type),
        i => !x.IsReal ? x.Int(i) : type == DataType.DtBool ? (x.Real(i).Value != 0 ? 1 : 0) : (Int128)x.Real(i).Value);
}
