using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Convolutions of sizes at which tiles are full, edges ragged and images treated in several portions, against the definition.</summary>
[TestFixture]
public sealed class ConvolutionTests
{
    // batch, height, width, channels, filter height, filter width, outputs, stride, dilation, same, groups
    private static readonly NaiveConvolution[] Sizes =
    [
        new(2, 9, 11, 3, 3, 3, 16, 1, 1, true, 1),
        new(3, 8, 7, 5, 5, 5, 37, 1, 1, true, 1),
        new(2, 12, 10, 16, 3, 2, 33, 2, 1, false, 1),
        new(1, 13, 9, 4, 3, 3, 20, 3, 1, true, 1),
        new(2, 10, 10, 6, 3, 3, 18, 1, 2, true, 1),
        new(1, 14, 11, 2, 2, 3, 9, 2, 3, false, 1),
        new(2, 6, 6, 12, 3, 3, 24, 1, 1, true, 3),
        new(2, 7, 8, 8, 3, 1, 40, 2, 1, true, 2),
        new(1, 9, 9, 6, 3, 3, 6, 2, 2, true, 6),
        new(5, 4, 4, 7, 1, 1, 19, 1, 1, false, 1),
        new(2, 5, 5, 3, 1, 1, 8, 3, 1, true, 1),
        new(40, 24, 24, 8, 3, 3, 17, 1, 1, true, 1),
        new(1, 4, 5, 2, 7, 6, 3, 2, 1, true, 1),
    ];

    private Graph _graph = null!;

    [SetUp]
    public void Begin()
    {
        _graph = new Graph();
        _graph.as_default();
    }

    [TearDown]
    public void End() => _graph.Dispose();

    private static IEnumerable<TestCaseData> Cases() => from size in Sizes from format in new[] { "NHWC", "NCHW" } from type in new[] { TF_DataType.TF_FLOAT, TF_DataType.TF_DOUBLE } select new TestCaseData(size, format, type);

    [TestCaseSource(nameof(Cases))]
    public void Convolution_is_its_definition(NaiveConvolution s, string format, TF_DataType type)
    {
        (double[] x, double[] w) = (Random(Input(s), 1), Random(Filter(s), 2));
        var y = new double[Output(s).size];
        s.Visit((output, input, entry) => y[output] += x[input] * w[entry]);
        Tensor images = Images(x, Input(s), format, type);
        Check(Last(Build.One("Conv2D", null, [images, Given(w, Filter(s), type)], Attrs(s, format)), format), y, type);
    }

    [TestCaseSource(nameof(Cases))]
    public void Gradient_by_the_input_is_its_definition(NaiveConvolution s, string format, TF_DataType type)
    {
        (double[] dy, double[] w) = (Random(Output(s), 3), Random(Filter(s), 2));
        var dx = new double[Input(s).size];
        s.Visit((output, input, entry) => dx[input] += dy[output] * w[entry]);
        Shape sizes = format == "NHWC" ? Input(s) : First(Input(s));
        Check(Last(Build.One("Conv2DBackpropInput", null, [sizes, Given(w, Filter(s), type), Images(dy, Output(s), format, type)], Attrs(s, format)), format), dx, type);
    }

    [TestCaseSource(nameof(Cases))]
    public void Gradient_by_the_filter_is_its_definition(NaiveConvolution s, string format, TF_DataType type)
    {
        (double[] x, double[] dy) = (Random(Input(s), 1), Random(Output(s), 3));
        var dw = new double[Filter(s).size];
        s.Visit((output, input, entry) => dw[entry] += dy[output] * x[input]);
        Check(Build.One("Conv2DBackpropFilter", null, [Images(x, Input(s), format, type), Filter(s), Images(dy, Output(s), format, type)], Attrs(s, format)), dw, type);
    }

    [Test]
    public void A_plan_follows_the_shapes_that_it_is_fed()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(-1, -1, -1, 2)), w = tf.fill(new Shape(3, 3, 2, 4), 1f);
        Tensor y = tf.nn.conv2d(x, w, 1, "SAME");
        using var session = new Session();
        foreach (int n in new[] { 3, 7, 3, 5 })
        {
            var ones = new float[1, n, n, 2];
            System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref ones[0, 0, 0, 0], ones.Length).Fill(1);
            float[] inner = session.Run([y], [new FeedItem(x, new NDArray(ones))])[0].ToArray<float>();
            Assert.That(inner[((n + 1) * 4) + 0], Is.EqualTo(18f), $"a window of 3 x 3 x 2 ones inside {n} x {n}");
            Assert.That(inner[0], Is.EqualTo(8f), "in the corner only 2 x 2 of it");
        }
    }

    private static Shape Input(NaiveConvolution s) => new(s.Batch, s.Height, s.Width, s.Channels);

    private static Shape Filter(NaiveConvolution s) => new(s.FilterHeight, s.FilterWidth, s.GroupChannels, s.Outputs);

    private static Shape Output(NaiveConvolution s) => new(s.Batch, s.OutputHeight, s.OutputWidth, s.Outputs);

    private static Shape First(Shape s) => new(s[0], s[3], s[1], s[2]);

    private static Attr[] Attrs(NaiveConvolution s, string format)
    {
        int[] PerAxis(int value) => format == "NHWC" ? [1, value, value, 1] : [1, 1, value, value];
        return [("strides", PerAxis(s.Stride)), ("dilations", PerAxis(s.Dilation)), ("padding", s.Same ? "SAME" : "VALID"), ("data_format", format)];
    }

    private static double[] Random(Shape shape, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, (int)shape.size).Select(_ => (random.NextDouble() * 2) - 1)];
    }

    private static Tensor Given(double[] values, Shape shape, TF_DataType type) => tf.cast(tf.constant(values, shape: shape), type);

    private static Tensor Images(double[] values, Shape shape, string format, TF_DataType type)
        => format == "NHWC" ? Given(values, shape, type) : tf.transpose(Given(values, shape, type), new[] { 0, 3, 1, 2 });

    private static Tensor Last(Tensor images, string format) => format == "NHWC" ? images : tf.transpose(images, new[] { 0, 2, 3, 1 });

    private static void Check(Tensor result, double[] expected, TF_DataType type)
    {
        using var session = new Session();
        double[] ours = session.run(tf.cast(result, tf.float64)).ToArray<double>();
        double largest = expected.Max(Math.Abs), allowed = largest * (type == TF_DataType.TF_DOUBLE ? 1e-13 : 2e-6);
        Assert.That(ours, Has.Length.EqualTo(expected.Length));
        Assert.That(ours.Zip(expected, (a, b) => Math.Abs(a - b)).Max(), Is.LessThanOrEqualTo(allowed));
    }
}
