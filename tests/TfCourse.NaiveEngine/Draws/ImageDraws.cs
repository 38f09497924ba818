using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>Calls of convolutions, pools and normalizations.</summary>
internal static class ImageDraws
{
    public static void AddTo(List<Func<Draw, DrawnCall>> draws)
    {
        draws.AddRange(Enumerable.Repeat<Func<Draw, DrawnCall>>(d => Convolve(d, "Conv2D", depthwise: false), 3));
        draws.AddRange(Enumerable.Repeat<Func<Draw, DrawnCall>>(d => Convolve(d, "Conv2DBackpropInput", depthwise: false), 3));
        draws.AddRange(Enumerable.Repeat<Func<Draw, DrawnCall>>(d => Convolve(d, "Conv2DBackpropFilter", depthwise: false), 3));
        draws.Add(d => Convolve(d, "DepthwiseConv2dNative", depthwise: true));
        draws.Add(d => Convolve(d, "DepthwiseConv2dNativeBackpropInput", depthwise: true));
        draws.Add(d => Convolve(d, "DepthwiseConv2dNativeBackpropFilter", depthwise: true));
        draws.AddRange(new[] { "MaxPool", "AvgPool", "MaxPoolGrad", "AvgPoolGrad" }.Select(op => (Func<Draw, DrawnCall>)(d => Pool(d, op))));
        draws.AddRange(new[] { "FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3" }.Select(op => (Func<Draw, DrawnCall>)(d => Normalize(d, op))));
        draws.AddRange(new[] { "FusedBatchNormGrad", "FusedBatchNormGradV2", "FusedBatchNormGradV3" }.Select(op => (Func<Draw, DrawnCall>)(d => NormalizeGradient(d, op))));
    }

    private sealed record Images(int Rows, int Columns, int Channels, ImageLayout Layout, string Format)
    {
        public static Images Of(Draw d, int channels, int minSize = 1)
        {
            string format = d.Chance(0.25) ? "NCHW" : "NHWC";
            return new Images(d.Between(minSize, 9), d.Between(minSize, 9), channels, ImageLayout.Of(format), format);
        }

        public int[] Shape(int examples) => Layout.Shape(examples, Rows, Columns, Channels);

        public int[] PerAxis(int rows, int columns) => Layout.Shape(1, rows, columns, 1);
    }

    private static DrawnAttr[] Border(Draw d, Images images, (int Rows, int Columns) reach)
    {
        bool fits = reach.Rows <= images.Rows && reach.Columns <= images.Columns;
        if (d.Chance(0.2))
        {
            int[] pads = new int[8];
            foreach ((int axis, int size, int k) in new[] { (images.Layout.Rows, images.Rows, reach.Rows), (images.Layout.Columns, images.Columns, reach.Columns) })
            {
                (pads[2 * axis], pads[(2 * axis) + 1]) = (d.Between(0, k - 1), Math.Max(d.Between(0, k - 1), 0));
                pads[2 * axis] = Math.Max(pads[2 * axis], k - size - pads[(2 * axis) + 1]);
            }

            return [("padding", "EXPLICIT"), ("explicit_paddings", pads)];
        }

        return [("padding", fits && d.Chance(0.5) ? "VALID" : "SAME")];
    }

    private static DrawnCall Convolve(Draw d, string op, bool depthwise)
    {
        int groups = depthwise || op != "Conv2D" || d.Chance(0.8) ? 1 : d.Between(2, 3);
        int perGroup = d.Any(1, 2, 3, 4, 5, 8, 9), outputs = d.Any(1, 2, 3, 4, 7, 8, 9, 16, 17);
        (int kr, int kc) = d.Chance(0.6) ? d.Any((1, 1), (3, 3), (5, 5), (2, 2)) : (d.Between(1, 4), d.Between(1, 4));
        Images images = Images.Of(d, perGroup * groups);
        int stride = d.Any(1, 1, 1, 2, 3), gap = stride == 1 ? d.Any(1, 1, 1, 2) : 1;
        DrawnAttr[] border = Border(d, images, (((kr - 1) * gap) + 1, ((kc - 1) * gap) + 1));
        DrawnAttr[] attrs = [("strides", images.PerAxis(stride, stride)), ("dilations", images.PerAxis(gap, gap)), ("data_format", images.Format), .. border];
        DataType type = d.RealType();
        int[] x = images.Shape(d.Any(1, 1, 2, 3, 0)), f = depthwise ? [kr, kc, perGroup, d.Any(1, 1, 2, 3)] : [kr, kc, perGroup, outputs * groups];
        var call = new DrawnCall(op, [d.Reals(type, x), d.Reals(type, f)], attrs);
        if (op is "Conv2D" or "DepthwiseConv2dNative")
        {
            return call;
        }

        int[] y = Results(call, images.Layout, x, (kr, kc), depthwise ? f[2] * f[3] : f[3]);
        HostTensor dy = d.Reals(type, y);
        return call with { Inputs = op.EndsWith("Input", StringComparison.Ordinal) ? [Draw.Ints(x), call.Inputs[1], dy] : [call.Inputs[0], Draw.Ints(f), dy] };
    }

    private static int[] Results(DrawnCall call, ImageLayout layout, int[] x, (int Rows, int Columns) kernel, int channels)
    {
        var naive = new NaiveCall(new OpDef { Name = call.Op }, call.Attrs.ToDictionary(a => a.Name, a => a.Value), []);
        Window window = Window.Of(naive, layout, x, kernel, isDilated: call.Attrs.Any(a => a.Name == "dilations"));
        return layout.Shape(x[0], window.Results.Rows, window.Results.Columns, channels);
    }

    private static DrawnCall Pool(Draw d, string op)
    {
        Images images = Images.Of(d, d.Any(1, 2, 3, 7, 8, 9, 17));
        if (op.StartsWith("Max", StringComparison.Ordinal) || op.StartsWith("Avg", StringComparison.Ordinal))
        {
            images = images with { Layout = ImageLayout.Of("NHWC"), Format = "NHWC" };
        }

        (int kr, int kc) = (d.Between(1, Math.Min(3, images.Rows)), d.Between(1, Math.Min(3, images.Columns)));
        int stride = d.Any(1, 2, 3);
        int[] x = images.Shape(d.Any(1, 2, 3, 0));
        DrawnAttr[] attrs = [("ksize", images.PerAxis(kr, kc)), ("strides", images.PerAxis(stride, stride)), ("data_format", images.Format), ("padding", d.Any("SAME", "VALID"))];
        DataType type = d.RealType();
        HostTensor input = d.Reals(type, x);
        var call = new DrawnCall(op, [input], attrs);
        if (!op.EndsWith("Grad", StringComparison.Ordinal))
        {
            return call;
        }

        int[] y = Results(call, images.Layout, x, (kr, kc), images.Channels);
        if (op == "AvgPoolGrad")
        {
            return call with { Inputs = [Draw.Ints(x), d.Reals(type, y)] };
        }

        var pool = new NaiveCall(new OpDef { Name = "MaxPool" }, attrs.ToDictionary(a => a.Name, a => a.Value), [NaiveTensor.From(input)]);
        return call with { Inputs = [input, NaiveOps.Run(pool)[0].ToHost(), d.Reals(type, y)] };
    }

    private static DrawnCall Normalize(Draw d, string op)
    {
        Images images = Images.Of(d, d.Any(1, 2, 3, 7, 8, 9, 17));
        int[] channels = [images.Channels];
        bool training = d.Chance(0.6);
        bool averages = training && op != "FusedBatchNorm" && d.Chance(0.5);
        DrawnAttr[] factor = averages ? [("exponential_avg_factor", 0.25f)] : [];
        HostTensor[] statistics = !training || averages
            ? [d.Reals(DataType.DtFloat, channels), d.Reals(DataType.DtFloat, channels, isPositive: true)]
            : [d.Reals(DataType.DtFloat, [0]), d.Reals(DataType.DtFloat, [0])];
        return new DrawnCall(
            op,
            [d.Reals(DataType.DtFloat, images.Shape(d.Between(1, 3)), d.Any(1, 5)), d.Reals(DataType.DtFloat, channels), d.Reals(DataType.DtFloat, channels), .. statistics],
            [("data_format", images.Format), ("is_training", training), ("epsilon", 0.001f), .. factor]);
    }

    private static DrawnCall NormalizeGradient(Draw d, string op)
    {
        Images images = Images.Of(d, d.Any(1, 2, 3, 7, 8, 9, 17));
        int[] x = images.Shape(d.Between(1, 3)), channels = [images.Channels];
        HostTensor[] reserves = op == "FusedBatchNormGradV3" ? [d.Reals(DataType.DtFloat, [0])] : [];
        return new DrawnCall(
            op,
            [
                d.Reals(DataType.DtFloat, x), d.Reals(DataType.DtFloat, x), d.Reals(DataType.DtFloat, channels),
                d.Reals(DataType.DtFloat, channels, 0.2), Draw.Fill(DataType.DtFloat, channels, _ => 0.5 + (d.Below(100) / 100.0)), .. reserves,
            ],
            ("data_format", images.Format), ("is_training", d.Chance(0.6)), ("epsilon", 0.001f));
    }
}
