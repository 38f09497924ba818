using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>Calls of ops that move, cut, join, pick and put elements.</summary>
internal static class MoveDraws
{
    public static void AddTo(List<Func<Draw, DrawnCall>> draws)
    {
        draws.Add(d =>
        {
            HostTensor x = Any(d, 0, 4);
            int[] axes = d.Permutation(x.Dimensions.Length);
            return new DrawnCall("Transpose", [x, d.Indices(axes)]);
        });
        draws.Add(d =>
        {
            HostTensor x = Any(d, 0, 4);
            int count = x.Count;
            int[] divisors = [.. Enumerable.Range(1, Math.Max(1, Math.Min(count, 40))).Where(k => count % k == 0)];
            int first = d.Any(divisors);
            return new DrawnCall("Reshape", [x, count == 0 ? d.Indices(0, 3) : d.Chance(0.5) ? d.Indices(first, -1) : d.Indices(count / first, 1, first)]);
        });
        draws.Add(d => new DrawnCall("Squeeze", [Ones(d)]));
        draws.Add(d =>
        {
            HostTensor x = Any(d, 0, 3);
            return new DrawnCall("ExpandDims", [x, Draw.Int(d.Between(-x.Dimensions.Length - 1, x.Dimensions.Length))]);
        });
        draws.Add(Concat);
        draws.Add(d =>
        {
            (DataType type, int[] shape) = (Type(d), d.Shape(0, 3, 400, 0));
            return new DrawnCall("Pack", [.. Enumerable.Range(0, d.Between(1, 4)).Select(_ => d.Values(type, shape))], [("axis", d.Between(-shape.Length - 1, shape.Length))]);
        });
        draws.Add(d =>
        {
            int[] shape = d.Shape(1, 3, 400, 0);
            int axis = d.Below(shape.Length);
            shape[axis] = d.Between(1, 5);
            return new DrawnCall("Unpack", [d.Values(Type(d), shape)], ("axis", d.Signed(axis, shape.Length)), ("num", shape[axis]));
        });
        draws.Add(d =>
        {
            int[] shape = d.Shape(1, 4, 1000, 0);
            (int axis, int parts) = (d.Below(shape.Length), d.Between(1, 4));
            shape[axis] = parts * d.Between(0, 4);
            return new DrawnCall("Split", [Draw.Int(d.Signed(axis, shape.Length)), d.Values(Type(d), shape)], ("num_split", parts));
        });
        draws.Add(d =>
        {
            int[] shape = d.Shape(1, 4, 1000, 0);
            int axis = d.Below(shape.Length);
            int[] sizes = [.. Enumerable.Range(0, d.Between(1, 4)).Select(_ => d.Between(0, 5))];
            shape[axis] = sizes.Sum();
            if (d.Chance(0.5))
            {
                sizes[d.Below(sizes.Length)] = -1;
            }

            return new DrawnCall("SplitV", [d.Values(Type(d), shape), d.Indices(sizes), Draw.Int(d.Signed(axis, shape.Length))], ("num_split", sizes.Length));
        });
        draws.Add(d =>
        {
            HostTensor x = Any(d, 0, 4, 300);
            return new DrawnCall("Tile", [x, d.Indices([.. Enumerable.Range(0, x.Dimensions.Length).Select(_ => d.Any(0, 1, 1, 2, 3))])]);
        });
        draws.Add(d =>
        {
            HostTensor x = Any(d, 0, 4);
            return new DrawnCall("ReverseV2", [x, d.Indices(d.Axes(x.Dimensions.Length))]);
        });
        draws.Add(d =>
        {
            HostTensor x = Any(d, 1, 4);
            int[] axes = d.Axes(x.Dimensions.Length);
            axes = axes.Length == 0 ? [0] : axes;
            return new DrawnCall("Roll", [x, Draw.Ints([.. axes.Select(_ => d.Between(-9, 9))]), Draw.Ints([.. axes.Select(a => a)])]);
        });
        draws.AddRange(new[] { "Pad", "PadV2", "MirrorPad" }.Select(op => (Func<Draw, DrawnCall>)(d => Pad(d, op))));
        draws.Add(d =>
        {
            HostTensor x = Any(d, 0, 4);
            int[] begin = [.. x.Dimensions.ToArray().Select(size => d.Below((int)size + 1))];
            int[] sizes = [.. x.Dimensions.ToArray().Select((size, a) => d.Chance(0.2) ? -1 : d.Below((int)size - begin[a] + 1))];
            var type = d.Any(DataType.DtInt32, DataType.DtInt64);
            return new DrawnCall("Slice", [x, Draw.Fill(type, [begin.Length], i => begin[i]), Draw.Fill(type, [begin.Length], i => sizes[i])]);
        });
        draws.AddRange(Enumerable.Repeat<Func<Draw, DrawnCall>>(StridedSlice, 2));
        draws.Add(d =>
        {
            DrawnCall slice = StridedSlice(d);
            OpDef declaration = new() { Name = "StridedSlice" };
            HostTensor part = NaiveOps.Run(new NaiveCall(declaration, slice.Attrs.ToDictionary(a => a.Name, a => a.Value), [.. slice.Inputs.Select(NaiveTensor.From)]))[0].ToHost();
            DataType type = slice.Inputs[1].DataType;
            int[] shape = [.. slice.Inputs[0].Dimensions.ToArray().Select(s => (int)s)];
            return new DrawnCall("StridedSliceGrad", [Draw.Fill(type, [shape.Length], i => shape[i]), slice.Inputs[1], slice.Inputs[2], slice.Inputs[3], part], slice.Attrs);
        });
        draws.Add(d => new DrawnCall("Fill", [d.Indices(d.Shape(0, 3, 2000, 0)), d.Values(Type(d), [])]));
        draws.AddRange(new[] { "ZerosLike", "OnesLike", "Rank" }.Select(op => (Func<Draw, DrawnCall>)(d => new DrawnCall(op, [Any(d, 0, 4)]))));
        draws.AddRange(new[] { "Shape", "Size" }.Select(op => (Func<Draw, DrawnCall>)(d => new DrawnCall(op, [Any(d, 0, 4)], ("out_type", d.Any(DataType.DtInt32, DataType.DtInt64))))));
        draws.Add(d =>
        {
            (int[] x, int[] y) = ElementwiseDraws.Stretching(d, 1000);
            return new DrawnCall("BroadcastTo", [d.Values(Type(d), x), d.Indices(Places.Stretch(x, y))]);
        });
        draws.Add(d =>
        {
            (int start, int limit, int step) = (d.Between(-20, 20), d.Between(-20, 20), d.Between(1, 5));
            DataType type = d.NumberType();
            double scale = Numbers.IsReal(type) ? 0.5 : 1;
            return new DrawnCall("Range", [.. new[] { start, limit, limit < start ? -step : step }.Select(v => Draw.Fill(type, [], _ => v * scale))]);
        });
        draws.AddRange(Enumerable.Repeat<Func<Draw, DrawnCall>>(Cast, 3));
    }

    /// <summary>Any type whose elements are moved.</summary>
    public static DataType Type(Draw d) => d.Chance(0.6) ? d.RealType()
        : d.Any(DataType.DtInt32, DataType.DtInt64, DataType.DtBool, DataType.DtInt8, DataType.DtUint8, DataType.DtInt16, DataType.DtHalf);

    private static HostTensor Any(Draw d, int fromRank, int toRank, int atMost = 2000) => d.Values(Type(d), d.Shape(fromRank, toRank, atMost, 0));

    private static HostTensor Ones(Draw d) => d.Values(Type(d), [.. d.Shape(0, 4, 500, 0).Select(size => d.Chance(0.5) ? 1 : size)]);

    private static DrawnCall Concat(Draw d)
    {
        DataType type = Type(d);
        int[] shape = d.Shape(1, 4, 500, 0);
        int axis = d.Below(shape.Length);
        HostTensor[] parts = [.. Enumerable.Range(0, d.Between(2, 5)).Select(_ => d.Values(type, Places.With(shape, axis, d.Between(0, 5))))];
        return new DrawnCall("ConcatV2", [.. parts, Draw.Int(d.Signed(axis, shape.Length))]);
    }

    private static DrawnCall Pad(Draw d, string op)
    {
        HostTensor x = d.Values(d.RealType(), d.Shape(0, 4, 500, op == "MirrorPad" ? 1 : 0));
        bool reflect = d.Chance(0.5);
        int Most(long size) => op == "MirrorPad" ? Math.Min(3, (int)size - (reflect ? 1 : 0)) : 3;
        int[] widths = [.. x.Dimensions.ToArray().SelectMany(size => new[] { d.Between(0, Most(size)), d.Between(0, Most(size)) })];
        HostTensor paddings = d.Indices([x.Dimensions.Length, 2], widths);
        return op switch
        {
            "Pad" => new DrawnCall(op, [x, paddings]),
            "PadV2" => new DrawnCall(op, [x, paddings, d.Values(x.DataType, [])]),
            _ => new DrawnCall(op, [x, paddings], ("mode", reflect ? "REFLECT" : "SYMMETRIC")),
        };
    }

    // Begins and ends may lie outside; a dropped axis may not.
    private static DrawnCall StridedSlice(Draw d)
    {
        int[] shape = d.Shape(0, 4, 1500, 0);
        List<int> begin = [], end = [], strides = [];
        int beginMask = 0, endMask = 0, ellipsis = 0, fresh = 0, shrink = 0, axis = 0;
        int given = d.Between(0, shape.Length);
        bool hasEllipsis = d.Chance(0.3);
        int ellipsisAt = d.Below(given + 1);
        void Add(int b, int e, int s)
        {
            begin.Add(b);
            end.Add(e);
            strides.Add(s);
        }

        for (int k = 0; k <= given; k++)
        {
            if (hasEllipsis && k == ellipsisAt)
            {
                ellipsis = 1 << begin.Count;
                Add(0, 0, 1);
                axis += shape.Length - given;
            }

            if (d.Chance(0.1))
            {
                fresh |= 1 << begin.Count;
                Add(0, 0, 1);
            }

            if (k == given)
            {
                break;
            }

            int size = shape[axis++];
            if (size > 0 && d.Chance(0.2))
            {
                shrink |= 1 << begin.Count;
                Add(d.Between(-size, size - 1), 0, 1);
                continue;
            }

            beginMask |= d.Chance(0.2) ? 1 << begin.Count : 0;
            endMask |= d.Chance(0.2) ? 1 << begin.Count : 0;
            Add(d.Between(-size - 2, size + 2), d.Between(-size - 2, size + 2), d.Any(1, 1, 1, 2, 3, -1, -2));
        }

        DataType type = d.Any(DataType.DtInt32, DataType.DtInt64);
        HostTensor Vector(List<int> values) => Draw.Fill(type, [values.Count], i => values[i]);
        return new DrawnCall(
            "StridedSlice",
            [d.Values(Type(d), shape), Vector(begin), Vector(end), Vector(strides)],
            ("begin_mask", beginMask), ("end_mask", endMask), ("ellipsis_mask", ellipsis), ("new_axis_mask", fresh), ("shrink_axis_mask", shrink));
    }

    // What does not fit into a type of whole numbers has no defined value.
    private static DrawnCall Cast(Draw d)
    {
        DataType from = d.Any(DataType.DtFloat, DataType.DtDouble, DataType.DtInt32, DataType.DtInt64, DataType.DtBool, DataType.DtUint8, DataType.DtInt8, DataType.DtInt16, DataType.DtUint16, DataType.DtHalf, DataType.DtBfloat16);
        DataType to = d.Any(DataType.DtFloat, DataType.DtDouble, DataType.DtInt32, DataType.DtInt64, DataType.DtBool, DataType.DtUint8, DataType.DtInt8, DataType.DtInt16, DataType.DtHalf, DataType.DtBfloat16);
        int[] shape = d.Shape(0, 3, 2000, 0);
        bool signed = Numbers.IsReal(to) || Numbers.Least(to) < 0;
        return new DrawnCall("Cast", [from == DataType.DtBool || !Numbers.IsReal(from) ? d.Values(from, shape) : Draw.Fill(from, shape, _ => (d.Below(10_000) - (signed ? 5000 : 0)) / (signed ? 41.0 : 80.0))], ("DstT", to));
    }
}
