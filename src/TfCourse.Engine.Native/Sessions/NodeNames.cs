using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine.Native;

/// <summary>Other names for nodes whose own an import of TensorFlow does not take.</summary>
internal static class NodeNames
{
    private const string Colocation = "loc:@", Begin = "Node name '", End = "' already exists in the Graph";

    /// <summary>The name that an import refuses because it is there; null when it refuses something else.</summary>
    public static string? Taken(string message)
    {
        int begin = message.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = message.IndexOf(End, StringComparison.Ordinal);
        return begin >= Begin.Length && end > begin ? message[begin..end] : null;
    }

    /// <summary>A graph with other names for some nodes, where they stand as names, as inputs and as places; the same object when there are none.</summary>
    public static GraphDef Replace(GraphDef graph, IDictionary<string, string> names)
    {
        if (names.Count == 0)
        {
            return graph;
        }

        GraphDef replaced = graph.Clone();
        foreach (NodeDef node in replaced.Node)
        {
            node.Name = Of(node.Name);
            for (int i = 0; i < node.Input.Count; i++)
            {
                node.Input[i] = Input(node.Input[i]);
            }

            if (node.Attr.TryGetValue("_class", out AttrValue? places))
            {
                for (int i = 0; i < places.List?.S.Count; i++)
                {
                    string place = places.List.S[i].ToStringUtf8();
                    if (place.StartsWith(Colocation, StringComparison.Ordinal))
                    {
                        places.List.S[i] = ByteString.CopyFromUtf8(Colocation + Of(place[Colocation.Length..]));
                    }
                }
            }
        }

        return replaced;

        string Of(string name) => names.TryGetValue(name, out string? other) ? other : name;

        string Input(string input)
        {
            int colon = input.IndexOf(':', StringComparison.Ordinal);
            return input.StartsWith('^') ? "^" + Of(input[1..]) : colon < 0 ? Of(input) : Of(input[..colon]) + input[colon..];
        }
    }
}
