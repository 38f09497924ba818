using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>Windows that do not overlap, against the loop that knows all windows.</summary>
[TestFixture]
public sealed unsafe class MaxPoolDisjointTests
{
    [Test]
    public void Maxima_and_gradients_are_those_of_the_general_loop(
        [Values(1, 2, 3, 5, 6, 7, 8, 9, 15, 16, 20)] int channels, [Values("VALID", "SAME")] string padding, [Values("2x2", "3x3", "2x3", "1x2 by 3x2", "5x1")] string window)
    {
        foreach ((int height, int width) in new[] { (5, 5), (6, 8), (7, 30), (12, 12), (6, 16), (9, 17) })
        {
            int[] sizes = [.. window.Split(" by ")[0].Split('x').Select(int.Parse)], strides = [.. window.Split(" by ")[^1].Split('x').Select(int.Parse)];
            PoolShape shape = Shape(3, height, width, channels, padding, sizes, strides);
            Assert.That(MaxPoolDisjoint.Fits(shape), $"{height} x {width}");
            int inputs = 3 * shape.InputPlaces * channels, outputs = 3 * shape.OutputPlaces * channels;
            using Canaried<float> x = new(inputs), dy = new(outputs), y = new(outputs), wantedY = new(outputs), dx = new(inputs), wantedDX = new(inputs), cut = new(inputs), wantedCut = new(inputs);
            var random = new Random(channels);
            for (int i = 0; i < inputs; i++)
            {
                // Ties and NaNs are decided as in the general loop.
                x.Data[i] = random.Next(20) == 0 ? float.NaN : random.Next(-3, 4);
            }

            for (int i = 0; i < outputs; i++)
            {
                dy.Data[i] = random.NextSingle() - 0.5f;
            }

            wantedDX.Span.Clear();
            dx.Span.Fill(float.NaN);
            MaxPoolPlanes.Forward(shape, x.Data, wantedY.Data);
            MaxPoolPlanes.Backward(shape, x.Data, dy.Data, wantedDX.Data);
            MaxPoolDisjoint.Forward(shape, x.Data, y.Data);
            MaxPoolDisjoint.Backward(shape, x.Data, dy.Data, dx.Data, false);
            dy.Data[outputs / 2] = float.PositiveInfinity;
            wantedCut.Span.Clear();
            cut.Span.Fill(float.NaN);
            MaxPoolPlanes.Backward(shape, x.Data, dy.Data, wantedCut.Data);
            for (int i = 0; i < inputs; i++)
            {
                wantedCut.Data[i] *= x.Data[i] > 0 ? 1 : 0;
            }

            MaxPoolDisjoint.Backward(shape, x.Data, dy.Data, cut.Data, true);
            Assert.Multiple(() =>
            {
                Assert.That(y.Span.SequenceEqual(wantedY.Span), $"{height} x {width}: y");
                Assert.That(dx.Span.SequenceEqual(wantedDX.Span), $"{height} x {width}: dx");
                Assert.That(Bits(cut), Is.EqualTo(Bits(wantedCut)), $"{height} x {width}: dx, cut");
                Assert.That(y.IsIntact && dx.IsIntact && cut.IsIntact, $"{height} x {width}: memory beside");
            });
        }
    }

    [TestCase("3x3", "2x2", Description = "windows overlap")]
    [TestCase("2x2", "2x3", Description = "columns between windows belong to none")]
    public void Other_windows_are_left_to_the_general_loop(string window, string stride)
        => Assert.That(MaxPoolDisjoint.Fits(Shape(1, 9, 9, 4, "VALID", [.. window.Split('x').Select(int.Parse)], [.. stride.Split('x').Select(int.Parse)])), Is.False);

    // Any NaN is one.
    private static int[] Bits(Canaried<float> values) => Array.ConvertAll(values.Span.ToArray(), v => BitConverter.SingleToInt32Bits(float.IsNaN(v) ? float.NaN : v));

    private static PoolShape Shape(int batch, int height, int width, int channels, string padding, int[] window, int[] strides)
    {
        var node = new NodeDef { Name = "pool", Op = "MaxPool" };
        var op = new OpDef { Name = "MaxPool" };
        foreach ((string name, int[] sizes) in new[] { ("ksize", window), ("strides", strides) })
        {
            op.Attr.Add(new OpDef.Types.AttrDef { Name = name, Type = "list(int)" });
            node.Attr[name] = new AttrValue { List = new AttrValue.Types.ListValue { I = { 1, sizes[0], sizes[1], 1 } } };
        }

        op.Attr.Add(new OpDef.Types.AttrDef { Name = "padding", Type = "string" });
        node.Attr["padding"] = new AttrValue { S = ByteString.CopyFromUtf8(padding) };
        PoolShape? shape = null;
        return PoolShape.Of(ref shape, new WindowAttributes(new NodeInfo(node, new OpTraits(op))), new Dims(batch, height, width, channels));
    }
}
