namespace Tensorflow;

/// <content>Device scopes.</content>
public partial class Graph
{
    /// <summary>The device of nodes made now, or empty.</summary>
    internal string CurrentDevice { get; set; } = "";
}
