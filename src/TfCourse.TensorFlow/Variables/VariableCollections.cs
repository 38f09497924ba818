namespace Tensorflow;

/// <summary>Which collections a new variable joins.</summary>
internal static class VariableCollections
{
    public static void Join(Graph graph, IVariableV1 variable, bool trainable, IReadOnlyList<string>? collections)
    {
        string[] joined = collections is null ? [GraphKeys.GLOBAL_VARIABLES] : [.. collections];
        foreach (string collection in trainable && !joined.Contains(GraphKeys.TRAINABLE_VARIABLES) ? [.. joined, GraphKeys.TRAINABLE_VARIABLES] : joined)
        {
            graph.add_to_collection(collection, variable);
        }
    }
}
