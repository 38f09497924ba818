namespace Tensorflow;

/// <content>Keras.</content>
public sealed partial class tensorflow
{
    /// <summary>What is named after Keras.</summary>
    public keras_api keras { get; } = new();
}

/// <summary>What is named after Keras: <c>tf.keras.initializers</c>.</summary>
public sealed partial class keras_api
{
    internal keras_api()
    {
    }

    /// <summary>Initializers of weights.</summary>
    public keras_initializers_api initializers { get; } = new();
}
