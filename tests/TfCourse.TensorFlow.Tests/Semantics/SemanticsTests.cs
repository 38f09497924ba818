using Tensorflow;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Where TensorFlow's behaviour is easily got wrong: one test a rule. The recorded cases judge the same at many more values.</summary>
[TestFixture]
public sealed partial class SemanticsTests
{
    private const float Inf = float.PositiveInfinity, Nan = float.NaN;

    [SetUp]
    public void NewGraph() => tf.reset_default_graph();

    private static float[] Floats(Tensor tensor) => tensor.numpy().ToArray<float>();

    private static int[] Ints(Tensor tensor) => tensor.numpy().ToArray<int>();

    private static Tensor Vector(params float[] values) => tf.constant(values);

    private static Tensor Matrix(int rows, int columns, float value = 1) => tf.fill(tf.constant(new[] { rows, columns }), tf.constant(value));

    // A tensor that shape inference knows nothing of.
    private static Tensor Unknown(TF_DataType type) => tf.placeholder(type);

    private static float[] Slope(Func<Tensor, Tensor> function, params float[] at)
    {
        Tensor x = tf.constant(at);
        return Floats(tf.gradients(function(x), x)[0]);
    }

    private static StatusCode FailureOf(Tensor tensor, params FeedItem[] feeds)
    {
        using var session = new Session(tensor.graph);
        return Assert.Throws<EngineException>(() => session.run(tensor, feeds))!.Code;
    }

    private static string MessageOf(Tensor tensor, params FeedItem[] feeds)
    {
        using var session = new Session(tensor.graph);
        return Assert.Throws<EngineException>(() => session.run(tensor, feeds))!.Message;
    }
}
