namespace Tensorflow;

/// <summary>The ops of neural networks: activations, losses, convolution, pooling, normalization.</summary>
internal static class NnOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
    }
}
