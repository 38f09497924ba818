namespace Tensorflow;

/// <summary>Functions as other versions of TensorFlow have them: <c>tf.compat.v1.where(c, x, y)</c>.</summary>
public sealed partial class compat_api
{
    internal compat_api()
    {
    }

    /// <summary>Functions as TensorFlow 1 has them.</summary>
    public compat_v1_api v1 { get; } = new();
}

/// <summary>Functions as TensorFlow 1 has them, where it differs from <c>tf</c>.</summary>
public sealed partial class compat_v1_api
{
    internal compat_v1_api()
    {
    }
}

/// <content>compat.</content>
public sealed partial class tensorflow
{
    /// <summary>Functions as other versions of TensorFlow have them.</summary>
    public compat_api compat { get; } = new();
}
