namespace Tensorflow;

/// <summary>Functions of the bits of integers: <c>tf.bitwise.bitwise_and(x, y)</c>.</summary>
public sealed partial class bitwise_api
{
    internal bitwise_api()
    {
    }
}

/// <content>bitwise.</content>
public sealed partial class tensorflow
{
    /// <summary>Functions of the bits of integers.</summary>
    public bitwise_api bitwise { get; } = new();
}
