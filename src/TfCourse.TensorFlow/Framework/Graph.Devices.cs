namespace Tensorflow;

/// <content>Device scopes.</content>
public sealed partial class Graph
{
    /// <summary>The device of nodes made now, or empty.</summary>
    internal string CurrentDevice { get; set; } = "";
}
