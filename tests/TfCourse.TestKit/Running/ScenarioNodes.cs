using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>Compares the graph at the end of a scenario with the recorded nodes.</summary>
internal static class ScenarioNodes
{
    /// <summary>The first node that differs; null when none does.</summary>
    public static string? Difference(Scenario scenario, Graph graph)
    {
        string[] recorded = [.. scenario.Nodes.Select(Recorded)], ours = [.. graph.get_operations().Select(Ours)];
        int same = 0;
        while (same < recorded.Length && same < ours.Length && recorded[same] == ours[same])
        {
            same++;
        }

        return same == recorded.Length && same == ours.Length ? null
            : $"the graphs differ at node {same}: recorded {At(recorded, same)}; ours {At(ours, same)}";
    }

    private static string At(string[] nodes, int i) => i >= nodes.Length ? "(no more)" : i + 1 < nodes.Length ? $"{nodes[i]} | {nodes[i + 1]}" : nodes[i];

    private static string Recorded(ScenarioNode node)
        => Line(node.Name, node.Op, node.Inputs, node.Device ?? "", node.Class is { } c ? [.. c.EnumerateArray().Select(e => e.GetString()!)] : []);

    private static string Ours(Operation op)
    {
        NodeDef node = op.node_def;
        return Line(node.Name, node.Op, node.Input, node.Device,
            node.Attr.TryGetValue("_class", out AttrValue? classes) ? [.. classes.List.S.Select(s => s.ToStringUtf8())] : []);
    }

    private static string Line(string name, string op, IEnumerable<string> inputs, string device, string[] classes)
        => $"{name} = {op}({string.Join(", ", inputs)}){(device.Length > 0 ? " on " + device : "")}{(classes.Length > 0 ? " " + string.Join(" ", classes) : "")}";
}
