namespace TfCourse.Engine.Managed;

/// <summary>Which nodes do more than give values.</summary>
internal static class Effects
{
    // Declared without state, yet run for what they do: fail.
    private static readonly HashSet<string> Checks = ["CheckNumerics", "CheckNumericsV2", "EnsureShape", "Placeholder", "PlaceholderV2"];

    /// <summary>Whether running the node does something, or what it gives depends on when it runs.</summary>
    public static bool Has(NodeInfo node, ManagedSession session)
        => node.Definition.IsStateful || Checks.Contains(node.Op) || Array.Exists(node.OutputTypes, t => t.IsRef()) || Calls(node, session);

    /// <summary>Whether the node runs functions, which may do anything.</summary>
    public static bool Calls(NodeInfo node, ManagedSession session)
        => session.Functions.Contains(node.Op) || node.Definition.Attr.Any(a => a.Type is "func" or "list(func)");

    /// <summary>Whether the node only tells values, though it is declared to have state.</summary>
    public static bool OnlyReads(NodeInfo node) => node.Op is "ReadVariableOp" or "VarHandleOp" or "VarIsInitializedOp" or "VariableShape" or "ResourceGather" or "ResourceGatherNd";
}
