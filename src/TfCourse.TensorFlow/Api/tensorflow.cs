namespace Tensorflow;

/// <summary>TensorFlow's functions under their own names: <c>tf.matmul(a, b)</c>, <c>tf.nn.relu(x)</c>, <c>tf.train.AdamOptimizer(0.001f)</c>.</summary>
public sealed partial class tensorflow
{
    internal tensorflow()
    {
    }
}
