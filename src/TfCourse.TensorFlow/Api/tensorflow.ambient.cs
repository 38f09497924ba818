namespace Tensorflow;

/// <content>What is default at present, and names that programs ask for.</content>
public sealed partial class tensorflow
{
    /// <summary>The names of the collections that TensorFlow itself uses.</summary>
    public GraphKeysOfTf GraphKeys { get; } = new();

    /// <summary>A new axis in an index: <c>x[tf.newaxis, tf.ellipsis]</c>.</summary>
    public Slice newaxis => Slice.NewAxis;

    /// <summary>All axes that an index does not name.</summary>
    public Slice ellipsis => Slice.Ellipsis;

    /// <summary>The graph that nodes are added to now, if one was made or asked for in this thread; this makes none.</summary>
    /// <returns>The graph, or null.</returns>
    public Graph? peak_default_graph() => ops.peak_default_graph();

    /// <summary>The innermost default session.</summary>
    /// <returns>The session, or null.</returns>
    public Session? get_default_session() => ops.get_default_session();
}
