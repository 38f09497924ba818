using System.Globalization;
using Tensorflow;

namespace TfCourse.Engine;

/// <summary>An output of a node as inputs, feeds and fetches name it: "node:index", "node" for its first output, "^node" for a control edge.</summary>
/// <param name="Node">The node's name.</param>
/// <param name="Index">The output, from 0; <see cref="Control"/> for a control edge.</param>
public readonly record struct TensorName(string Node, int Index)
{
    /// <summary>The index of a control edge.</summary>
    public const int Control = -1;

    /// <summary>Reads a name.</summary>
    /// <param name="text">The name.</param>
    /// <param name="name">Its parts.</param>
    /// <returns>False when it is none; inputs inside functions, "node:argument:index", are none.</returns>
    public static bool TryParse(string text, out TensorName name)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal), index = 0;
        bool isControl = text.StartsWith('^');
        bool isName = colon < 0 || (!isControl && colon > 0 && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out index));
        name = isControl ? new TensorName(text[1..], Control) : new TensorName(colon < 0 ? text : text[..colon], index);
        return isName && name.Node.Length > 0;
    }

    /// <summary>The inputs of new nodes that come from nodes added before, each once.</summary>
    /// <param name="added">The new nodes.</param>
    /// <returns>Outputs and control edges of nodes that are not among them.</returns>
    /// <exception cref="EngineException">InvalidArgument: an input is no name.</exception>
    public static IEnumerable<TensorName> FromOutside(GraphDef added)
    {
        HashSet<string> own = [.. added.Node.Select(n => n.Name)];
        var seen = new HashSet<TensorName>();
        foreach (string input in added.Node.SelectMany(n => n.Input))
        {
            if (!TryParse(input, out TensorName name))
            {
                throw EngineException.InvalidArgument($"a node takes its input from '{input}', which is no name of a tensor (node:index) or of a node to wait for (^node)");
            }

            if (!own.Contains(name.Node) && seen.Add(name))
            {
                yield return name;
            }
        }
    }
}
