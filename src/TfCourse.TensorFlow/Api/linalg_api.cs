namespace Tensorflow;

/// <summary>Linear algebra: <c>tf.linalg.inv(x)</c>, <c>tf.linalg.cholesky(x)</c>. Matrices lie in the last two axes; the axes before are a batch.</summary>
public sealed partial class linalg_api
{
    internal linalg_api()
    {
    }
}

/// <content>linalg.</content>
public sealed partial class tensorflow
{
    /// <summary>Linear algebra.</summary>
    public linalg_api linalg { get; } = new();
}
