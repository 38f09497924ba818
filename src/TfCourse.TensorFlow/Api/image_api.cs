namespace Tensorflow;

/// <summary>Functions of images: <c>tf.image.resize_bilinear(…)</c>.</summary>
public sealed partial class image_api
{
    internal image_api()
    {
    }
}

/// <content>image.</content>
public sealed partial class tensorflow
{
    /// <summary>Functions of images.</summary>
    public image_api image { get; } = new();
}
