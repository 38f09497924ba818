namespace Tensorflow;

/// <summary>Functions of strings: <c>tf.strings.join(…)</c>.</summary>
public sealed partial class strings_api
{
    internal strings_api()
    {
    }
}

/// <content>strings.</content>
public sealed partial class tensorflow
{
    /// <summary>Functions of strings.</summary>
    public strings_api strings { get; } = new();
}
