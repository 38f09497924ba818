using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>Calls of ops that pick by index, put at indices, and choose.</summary>
internal static class GatherDraws
{
    public static void AddTo(List<Func<Draw, DrawnCall>> draws)
    {
        draws.Add(d =>
        {
            int[] x = d.Shape(1, 4, 800, 1);
            int axis = d.Below(x.Length), batch = d.Chance(0.3) ? d.Between(0, axis) : 0;
            int[] shape = [.. x[..batch], .. d.Shape(0, 2, 20, 0)];
            return new DrawnCall("GatherV2", [d.Values(MoveDraws.Type(d), x), Indices(d, shape, x[axis]), Draw.Int(d.Signed(axis, x.Length))], ("batch_dims", batch));
        });
        draws.Add(d =>
        {
            int[] x = d.Shape(1, 4, 800, 1);
            (HostTensor indices, _, _) = Lists(d, x);
            return new DrawnCall("GatherNd", [d.Values(MoveDraws.Type(d), x), indices]);
        });
        draws.Add(d =>
        {
            int[] shape = d.Shape(1, 3, 500, 1);
            (HostTensor indices, int[] updates, _) = Lists(d, shape);
            return new DrawnCall("ScatterNd", [indices, d.Values(d.NumberType(), updates), Draw.Fill(indices.DataType, [shape.Length], i => shape[i])]);
        });
        draws.AddRange(new[] { "Add", "Sub", "Update", "Max", "Min" }.Select(kind => (Func<Draw, DrawnCall>)(d =>
        {
            int[] shape = d.Shape(1, 3, 500, 1);
            (HostTensor indices, int[] updates, _) = Lists(d, shape);
            DataType type = d.NumberType();
            return new DrawnCall("TensorScatter" + kind, [d.Values(type, shape), indices, d.Values(type, updates)]);
        })));
        draws.Add(d =>
        {
            (int[] x, int[] y) = ElementwiseDraws.Stretching(d, 1000);
            int[] condition = d.Chance(0.5) ? x : [.. Places.Stretch(x, y).Select(size => d.Chance(0.5) ? 1 : size)];
            DataType type = MoveDraws.Type(d);
            return new DrawnCall("SelectV2", [d.Values(DataType.DtBool, condition), d.Values(type, x), d.Values(type, y)]);
        });
        draws.Add(d =>
        {
            int[] shape = d.Shape(0, 3, 1000, 0);
            DataType type = MoveDraws.Type(d);
            int[] condition = shape.Length > 0 && d.Chance(0.5) ? [shape[0]] : d.Chance(0.3) ? [] : shape;
            return new DrawnCall("Select", [d.Values(DataType.DtBool, condition), d.Values(type, shape), d.Values(type, shape)]);
        });
        draws.Add(d =>
        {
            (DataType type, int[] shape) = (d.NumberType(), d.Shape(0, 3, 1000, 0));
            bool whole = d.Chance(0.3) && shape.Aggregate(1, (a, b) => a * b) > 0;
            HostTensor Bound(double value) => Draw.Fill(type, whole ? shape : [], _ => value);
            return new DrawnCall("ClipByValue", [d.Values(type, shape, 2), Bound(-1), Bound(2)]);
        });
        draws.Add(d =>
        {
            (int[] shape, int depth) = (d.Shape(0, 2, 100, 0), d.Between(0, 12));
            DataType type = MoveDraws.Type(d);
            return new DrawnCall("OneHot", [d.Wholes(d.Any(DataType.DtInt32, DataType.DtInt64), shape, -1, depth), Draw.Int(depth), d.Values(type, []), d.Values(type, [])], ("axis", d.Between(-1, shape.Length)));
        });
        draws.Add(d => new DrawnCall("Where", [Draw.Fill(d.Any(DataType.DtBool, DataType.DtFloat, DataType.DtInt32), d.Shape(1, 4, 1000, 0), _ => d.Below(2))]));
        draws.Add(d =>
        {
            HostTensor x = d.Values(d.RealType(), d.Shape(2, 3, 800, 1));
            return new DrawnCall("MatrixBandPart", [x, HostTensor.Scalar((long)Band(d, x.Dimensions[^2])), HostTensor.Scalar((long)Band(d, x.Dimensions[^1]))]);
        });
        draws.Add(d => new DrawnCall("InvertPermutation", [d.Indices(d.Permutation(d.Size(300)))]));
    }

    private static int Band(Draw d, long size) => d.Between(-1, (int)size);

    private static HostTensor Indices(Draw d, int[] shape, int below) => d.Wholes(d.Any(DataType.DtInt32, DataType.DtInt64), shape, 0, below - 1);

    // Lists of indices into the first axes of a shape, and the shape of what lies there.
    private static (HostTensor Indices, int[] Parts, int Depth) Lists(Draw d, int[] shape)
    {
        int depth = d.Between(1, shape.Length);
        int[] lists = d.Shape(1, 2, 20, 0), all = [.. lists, depth];
        HostTensor indices = Draw.Fill(d.Any(DataType.DtInt32, DataType.DtInt64), all, i => d.Below(shape[i % depth]));
        return (indices, [.. lists, .. shape[depth..]], depth);
    }
}
