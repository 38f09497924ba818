namespace Tensorflow;

/// <summary>What <c>using static Tensorflow.Binding;</c> brings into scope.</summary>
public static partial class Binding
{
    /// <summary>TensorFlow's functions.</summary>
    public static tensorflow tf { get; } = new();
}
