using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>Calls of reductions, running sums, segments and losses.</summary>
internal static class ReductionDraws
{
    public static void AddTo(List<Func<Draw, DrawnCall>> draws)
    {
        draws.AddRange(new[] { "Sum", "Mean", "Max", "Min", "Prod", "EuclideanNorm" }.Select(op => (Func<Draw, DrawnCall>)(d => Reduce(d, op))));
        draws.AddRange(new[] { "All", "Any" }.Select(op => (Func<Draw, DrawnCall>)(d =>
        {
            int[] shape = d.Shape(0, 4, 2000, 0);
            double share = d.Any(0.5, 0.01, 0.99);
            return new DrawnCall(op, [Draw.Fill(DataType.DtBool, shape, _ => d.Chance(share) ? 1 : 0), d.Indices(d.Axes(shape.Length))], ("keep_dims", d.Chance(0.5)));
        })));
        draws.AddRange(new[] { "ArgMax", "ArgMin" }.Select(op => (Func<Draw, DrawnCall>)(d =>
        {
            int[] shape = d.Shape(1, 4, 2000, 1);
            DataType type = d.NumberType();
            return new DrawnCall(op, [Numbers.IsReal(type) && d.Chance(0.5) ? d.Reals(type, shape) : Draw.Fill(type, shape, _ => d.Between(-3, 3)), Draw.Int(d.Signed(d.Below(shape.Length), shape.Length))], ("output_type", d.Any(DataType.DtInt32, DataType.DtInt64)));
        })));
        draws.AddRange(new[] { "Cumsum", "Cumprod" }.Select(op => (Func<Draw, DrawnCall>)(d =>
        {
            int[] shape = d.Shape(1, 3, 300, 0);
            HostTensor x = op == "Cumsum" ? d.Values(d.NumberType(), shape) : Near1(d, d.RealType(), shape);
            return new DrawnCall(op, [x, Draw.Int(d.Signed(d.Below(shape.Length), shape.Length))], ("exclusive", d.Chance(0.5)), ("reverse", d.Chance(0.5)));
        })));
        draws.Add(d => new DrawnCall("L2Loss", [d.Reals(d.RealType(), d.Shape(0, 4, 3000, 0))]));
        draws.AddRange(new[] { "Softmax", "LogSoftmax" }.Select(op => (Func<Draw, DrawnCall>)(d => new DrawnCall(op, [d.Reals(d.RealType(), d.Shape(1, 3, 1500, 1), d.Any(0.1, 1, 30))]))));
        draws.Add(d =>
        {
            (DataType type, int[] shape) = (d.RealType(), d.Shape(2, 1500, 1));
            double share = d.Any(0, 0.5);
            return new DrawnCall("SoftmaxCrossEntropyWithLogits", [d.Reals(type, shape, d.Any(1, 10)), Draw.Fill(type, shape, _ => d.Chance(share) ? 0 : d.Below(100) / 100.0)]);
        });
        draws.Add(d =>
        {
            (DataType type, int[] shape) = (d.RealType(), d.Shape(2, 1500, 1));
            return new DrawnCall("SparseSoftmaxCrossEntropyWithLogits", [d.Reals(type, shape, d.Any(1, 10)), d.Wholes(d.Any(DataType.DtInt32, DataType.DtInt64), [shape[0]], 0, shape[1] - 1)]);
        });
        draws.Add(d =>
        {
            int[] shape = d.Shape(1, 3, 1000, 1);
            DataType type = d.NumberType();
            return new DrawnCall("TopKV2", [Numbers.IsReal(type) ? d.Reals(type, shape) : d.Wholes(type, shape, -9, 9), Draw.Int(d.Between(0, shape[^1]))]);
        });
        draws.Add(d =>
        {
            int[] shape = d.Shape(2, 1000, 1);
            return new DrawnCall("InTopKV2", [d.Reals(DataType.DtFloat, shape, 1, hasSpecial: true), d.Wholes(DataType.DtInt32, [shape[0]], -1, shape[1]), Draw.Int(d.Between(1, shape[1]))]);
        });
        draws.AddRange(new[] { "SegmentSum", "SegmentMean", "SegmentMax", "SegmentMin", "SegmentProd" }.Select(op => (Func<Draw, DrawnCall>)(d =>
        {
            int[] shape = d.Shape(1, 3, 500, 1);
            int number = 0;
            return new DrawnCall(op, [Near1(d, d.RealType(), shape), Draw.Fill(d.Any(DataType.DtInt32, DataType.DtInt64), [shape[0]], _ => number += d.Any(0, 0, 1, 1, 2))]);
        })));
        draws.AddRange(new[] { "UnsortedSegmentSum", "UnsortedSegmentMax", "UnsortedSegmentMin", "UnsortedSegmentProd" }.Select(op => (Func<Draw, DrawnCall>)(d =>
        {
            int[] shape = d.Shape(1, 3, 500, 0);
            int segments = d.Between(1, 6);
            return new DrawnCall(op, [Near1(d, d.RealType(), shape), d.Wholes(d.Any(DataType.DtInt32, DataType.DtInt64), shape[..d.Between(1, shape.Length)], -1, segments - 1), Draw.Int(segments)]);
        })));
        draws.Add(d =>
        {
            int count = d.Size(300);
            return new DrawnCall("Bincount", [d.Wholes(DataType.DtInt32, [count], 0, 12), Draw.Int(d.Between(0, 15)), d.Chance(0.5) ? d.Reals(d.RealType(), [count]) : d.Wholes(DataType.DtInt64, [0], 0, 1)]);
        });
    }

    private static HostTensor Near1(Draw d, DataType type, int[] shape) => Draw.Fill(type, shape, _ => 1 + ((d.Below(1000) - 500) / 5000.0));

    private static DrawnCall Reduce(Draw d, string op)
    {
        int[] shape = d.Shape(0, 4, 3000, op == "Mean" ? 1 : 0);
        DataType type = op is "Mean" or "EuclideanNorm" ? d.RealType() : d.NumberType();
        HostTensor x = op == "Prod" && Numbers.IsReal(type) ? Near1(d, type, shape) : d.Values(type, shape, d.Any(0.01, 1, 100), hasSpecial: op is "Max" or "Min");
        return new DrawnCall(op, [x, d.Indices(d.Axes(shape.Length))], ("keep_dims", d.Chance(0.5)));
    }
}
