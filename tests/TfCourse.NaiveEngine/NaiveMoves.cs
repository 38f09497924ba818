using Tensorflow;

namespace TfCourse.NaiveEngine;

/// <summary>Elements at other places: turned, joined, cut, repeated, bordered.</summary>
internal static class NaiveMoves
{
    public static void AddTo(Dictionary<string, Func<NaiveCall, NaiveTensor[]>> table)
    {
        table.Add("Transpose", c => [Transpose(c[0], c[1].Indices())]);
        table.Add("ConcatV2", c => [Concat([.. c.Inputs.SkipLast(1)], Places.Axis(c.Inputs[^1].Index(0), c[0].Rank))]);
        table.Add("Concat", c => [Concat([.. c.Inputs.Skip(1)], Places.Axis(c[0].Index(0), c[1].Rank))]);
        table.Add("Pack", c =>
        {
            int axis = Places.Axis(c.Int("axis"), c[0].Rank + 1);
            return [Concat([.. c.Inputs.Select(x => x.Under([.. x.Shape[..axis], 1, .. x.Shape[axis..]]))], axis)];
        });
        table.Add("Unpack", c =>
        {
            int axis = Places.Axis(c.Int("axis"), c[0].Rank);
            return [.. Cut(c[0], axis, [.. Enumerable.Repeat(1, c[0].Shape[axis])]).Select(part => part.Under(Places.Without(part.Shape, axis)))];
        });
        table.Add("Split", c =>
        {
            int axis = Places.Axis(c[0].Index(0), c[1].Rank), parts = c.Int("num_split");
            return Cut(c[1], axis, [.. Enumerable.Repeat(c[1].Shape[axis] / parts, parts)]);
        });
        table.Add("SplitV", c =>
        {
            int axis = Places.Axis(c[2].Index(0), c[0].Rank);
            int[] sizes = c[1].Indices();
            int rest = c[0].Shape[axis] - sizes.Where(s => s != -1).Sum();
            return Cut(c[0], axis, [.. sizes.Select(s => s == -1 ? rest : s)]);
        });
        table.Add("Tile", c =>
        {
            int[] shape = [.. c[0].Shape.Zip(c[1].Indices(), (size, times) => size * times)];
            return [Map(c[0], shape, at => [.. at.Zip(c[0].Shape, (i, size) => i % size)])];
        });
        table.Add("ReverseV2", c =>
        {
            int[] axes = [.. c[1].Indices().Select(a => Places.Axis(a, c[0].Rank))];
            return [Map(c[0], c[0].Shape, at => [.. at.Select((i, axis) => axes.Contains(axis) ? c[0].Shape[axis] - 1 - i : i)])];
        });
        table.Add("Roll", c =>
        {
            int[] shifts = new int[c[0].Rank];
            for (int k = 0; k < c[1].Count; k++)
            {
                shifts[Places.Axis(c[2].Index(k), c[0].Rank)] += c[1].Index(k);
            }

            return [Map(c[0], c[0].Shape, at => [.. at.Select((i, axis) => (((i - shifts[axis]) % c[0].Shape[axis]) + c[0].Shape[axis]) % c[0].Shape[axis])])];
        });
        table.Add("Pad", c => [Pad(c[0], c[1].Indices(), NaiveTensor.Make(c.Type(0), [], _ => 0, _ => 0))]);
        table.Add("PadV2", c => [Pad(c[0], c[1].Indices(), c[2])]);
        table.Add("MirrorPad", c => [Mirror(c[0], c[1].Indices(), c.Text("mode") == "REFLECT" ? 1 : 0)]);
    }

    /// <summary>A new tensor, each element from the indices there to those here.</summary>
    public static NaiveTensor Map(NaiveTensor x, int[] shape, Func<int[], int[]> from) => x.Pick(shape, i => Places.Of(from(Places.Indices(i, shape)), x.Shape));

    private static NaiveTensor Transpose(NaiveTensor x, int[] order)
        => Map(x, [.. order.Select(axis => x.Shape[Places.Axis(axis, x.Rank)])], at =>
        {
            int[] from = new int[at.Length];
            for (int k = 0; k < at.Length; k++)
            {
                from[Places.Axis(order[k], at.Length)] = at[k];
            }

            return from;
        });

    private static NaiveTensor Concat(NaiveTensor[] parts, int axis)
    {
        int[] shape = Places.With(parts[0].Shape, axis, parts.Sum(p => p.Shape[axis]));
        return new Picker(parts[0]).Pick(shape, i =>
        {
            int[] at = Places.Indices(i, shape);
            int part = 0;
            while (at[axis] >= parts[part].Shape[axis])
            {
                at[axis] -= parts[part++].Shape[axis];
            }

            return (parts[part], Places.Of(at, parts[part].Shape));
        });
    }

    private static NaiveTensor[] Cut(NaiveTensor x, int axis, int[] sizes)
    {
        var parts = new List<NaiveTensor>();
        int from = 0;
        foreach (int size in sizes)
        {
            int start = from;
            parts.Add(Map(x, Places.With(x.Shape, axis, size), at => Places.With(at, axis, at[axis] + start)));
            from += size;
        }

        return [.. parts];
    }

    private static NaiveTensor Pad(NaiveTensor x, int[] widths, NaiveTensor value)
    {
        int[] shape = [.. x.Shape.Select((size, axis) => size + widths[2 * axis] + widths[(2 * axis) + 1])];
        return new Picker(x).Pick(shape, i =>
        {
            int[] at = [.. Places.Indices(i, shape).Select((k, axis) => k - widths[2 * axis])];
            return at.Where((k, axis) => k < 0 || k >= x.Shape[axis]).Any() ? (value, 0) : (x, Places.Of(at, x.Shape));
        });
    }

    // Mirrored at the edge: REFLECT leaves the edge itself out.
    private static NaiveTensor Mirror(NaiveTensor x, int[] widths, int skip)
        => Map(x, [.. x.Shape.Select((size, axis) => size + widths[2 * axis] + widths[(2 * axis) + 1])], at => [.. at.Select((i, axis) =>
        {
            int k = i - widths[2 * axis], size = x.Shape[axis];
            return k < 0 ? skip - 1 - k : k >= size ? (2 * size) - 1 - skip - k : k;
        })]);
}
