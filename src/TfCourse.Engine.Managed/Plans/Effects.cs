namespace TfCourse.Engine.Managed;

/// <summary>Which nodes do more than give values.</summary>
internal static class Effects
{
    // Declared without state, yet run for what they do: fail.
    private static readonly HashSet<string> Checks = ["CheckNumerics", "CheckNumericsV2", "EnsureShape", "Placeholder", "PlaceholderV2"];

    /// <summary>Whether nodes of an op are run for what they do, though the op is declared without state.</summary>
    public static bool IsCheck(string op) => Checks.Contains(op);

    /// <summary>Whether running the node does something, or what it gives depends on when it runs.</summary>
    public static bool Has(NodeInfo node, ManagedSession session) => node.Typed.HasEffect || Calls(node, session);

    /// <summary>Whether the node runs functions, which may do anything.</summary>
    public static bool Calls(NodeInfo node, ManagedSession session) => node.Typed.Op.NamesFunctions || session.Functions.Contains(node.Typed.Name);

    /// <summary>Whether the node only tells values, though it is declared to have state.</summary>
    public static bool OnlyReads(NodeInfo node) => node.Op is "ReadVariableOp" or "VarHandleOp" or "VarIsInitializedOp" or "VariableShape" or "ResourceGather" or "ResourceGatherNd";
}
