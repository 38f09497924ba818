namespace Tensorflow;

/// <summary>Functions of mathematics: <c>tf.math.cumprod(x)</c>, <c>tf.math.reduce_std(x)</c>.</summary>
public sealed partial class math_api
{
    internal math_api()
    {
    }
}

/// <content>math.</content>
public sealed partial class tensorflow
{
    /// <summary>Functions of mathematics.</summary>
    public math_api math { get; } = new();
}
