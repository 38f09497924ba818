using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>Compares the graph at the end of a scenario with the recorded nodes.</summary>
internal static class ScenarioNodes
{
    /// <summary>The first node that differs; null when none does.</summary>
    public static string? Difference(Scenario scenario, Graph graph)
    {
        IEnumerable<ScenarioNode> nodes = scenario.Nodes;
        IEnumerable<Operation> operations = graph.get_operations();
        if (scenario.Steps.Any(s => s.Error is not null))
        {
            // A function that was refused may leave constants that nothing uses: which, is not promised.
            HashSet<string> used = [.. scenario.Nodes.SelectMany(n => n.Inputs).Select(i => i.TrimStart('^').Split(':')[0])];
            nodes = nodes.Where(n => n.Op != "Const" || used.Contains(n.Name));
            operations = operations.Where(o => o.type != "Const" || o.Consumers.Count > 0);
        }

        string[] recorded = [.. nodes.Select(Recorded)], ours = [.. operations.Select(Ours)];
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
