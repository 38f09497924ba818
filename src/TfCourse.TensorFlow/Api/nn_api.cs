namespace Tensorflow;

/// <summary>Neural networks' functions: <c>tf.nn.relu(x)</c>, <c>tf.nn.conv2d(…)</c>, <c>tf.nn.softmax_cross_entropy_with_logits(…)</c>.</summary>
public sealed partial class nn_api
{
    internal nn_api()
    {
    }
}

/// <content>nn.</content>
public sealed partial class tensorflow
{
    /// <summary>Neural networks' functions.</summary>
    public nn_api nn { get; } = new();
}
