using System.Globalization;
using Google.Protobuf;
using Tensorflow;
using TfCourse.Engine.Managed;

namespace TfCourse.Benchmarks;

/// <summary>Max-pooling of 2 × 2 and its gradient, per element of the images, beside copying the images.</summary>
internal static unsafe class PoolBenchmark
{
    private static readonly (int Batch, int Side, int Channels)[] Sizes = [(4, 28, 6), (64, 28, 6), (64, 10, 16), (2, 28, 32), (64, 28, 32)];

    public static void Run(TextWriter output, int rounds)
    {
        output.WriteLine("images              forward ns  backward ns  copy ns (an element, medians)");
        foreach ((int batch, int side, int channels) in Sizes)
        {
            PoolShape shape = Shape(batch, side, channels);
            long count = (long)batch * side * side * channels;
            using var x = new Numbers<float>(count, 1);
            using var y = new Numbers<float>(count / 4, 2);
            using var dx = new Numbers<float>(count, 3);
            (double[] rates, _, _) = Interleaved.Measure(count, rounds,
                () => MaxPoolDisjoint.Forward(shape, x.Data, y.Data),
                () => MaxPoolDisjoint.Backward(shape, x.Data, y.Data, dx.Data, false),
                () => x.Span.CopyTo(dx.Span));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{batch,4} x {side} x {side} x {channels,-4} {1 / rates[0],10:F3} {1 / rates[1],12:F3} {1 / rates[2],8:F3}"));
        }
    }

    private static PoolShape Shape(int batch, int side, int channels)
    {
        PoolShape? shape = null;
        return PoolShape.Of(ref shape, new WindowAttributes(Node()), new Dims(batch, side, side, channels));
    }

    private static NodeInfo Node()
    {
        var node = new NodeDef { Name = "pool", Op = "MaxPool" };
        var op = new OpDef { Name = "MaxPool" };
        foreach (string name in new[] { "ksize", "strides" })
        {
            op.Attr.Add(new OpDef.Types.AttrDef { Name = name, Type = "list(int)" });
            node.Attr[name] = new AttrValue { List = new AttrValue.Types.ListValue { I = { 1, 2, 2, 1 } } };
        }

        op.Attr.Add(new OpDef.Types.AttrDef { Name = "padding", Type = "string" });
        node.Attr["padding"] = new AttrValue { S = ByteString.CopyFromUtf8("VALID") };
        return new NodeInfo(node, new OpTraits(op));
    }
}
