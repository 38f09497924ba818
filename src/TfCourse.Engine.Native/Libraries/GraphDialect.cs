using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine.Native;

/// <summary>What a library's version knows of the ops: attributes that came later are left out for it.</summary>
/// <remarks>
/// A GraphDef may be read by an older TensorFlow when the attributes that it lacks have their default values; TensorFlow
/// itself writes graphs so (stripped_default_attrs). Attributes that only name a role (grad_a and grad_b of MatMul) say
/// nothing about the result and are left out whatever their value.
/// </remarks>
internal sealed class GraphDialect(Func<IReadOnlyDictionary<string, OpDef>> ops, LibraryVersion version)
{
    private static readonly string[] Roles = ["grad_a", "grad_b", "grad_x", "grad_y"];
    private readonly Lazy<IReadOnlyDictionary<string, OpDef>> _ops = new(ops);

    /// <summary>The definitions of all ops that the library registers, by name.</summary>
    public IReadOnlyDictionary<string, OpDef> Ops => _ops.Value;

    /// <summary>The graph as the library can read it: the same object when nothing has to change.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="written">The definitions after which it was written, which say what defaults are.</param>
    public GraphDef Translate(GraphDef graph, IReadOnlyCollection<OpDef> written)
    {
        if (version >= LibraryVersion.Recorded)
        {
            return graph;
        }

        Dictionary<string, OpDef> ours = written.GroupBy(o => o.Name).ToDictionary(o => o.Key, o => o.First());
        GraphDef translated = graph.Clone();
        foreach (NodeDef node in translated.Node.Concat(translated.Library?.Function.SelectMany(f => f.NodeDef) ?? []))
        {
            if (!Ops.TryGetValue(node.Op, out OpDef? known))
            {
                continue; // a function, or an op that the library will refuse by name
            }

            foreach (string attribute in node.Attr.Keys.Where(a => !a.StartsWith('_') && known.Attr.All(d => d.Name != a)).ToArray())
            {
                AttrValue? usual = ours.GetValueOrDefault(node.Op)?.Attr.FirstOrDefault(d => d.Name == attribute)?.DefaultValue;
                if (Roles.Contains(attribute) || (usual is null ? IsEmptyOrFalse(node.Attr[attribute]) : node.Attr[attribute].Equals(usual)))
                {
                    node.Attr.Remove(attribute);
                }
            }
        }

        return translated;
    }

    // Where no definition says it: attributes that later versions added mostly default to false, zero, or an empty text or list.
    private static bool IsEmptyOrFalse(AttrValue value) => value.ValueCase switch
    {
        AttrValue.ValueOneofCase.B => !value.B,
        AttrValue.ValueOneofCase.I => value.I == 0,
        AttrValue.ValueOneofCase.S => value.S.IsEmpty,
        AttrValue.ValueOneofCase.List => value.List.CalculateSize() == 0,
        _ => false,
    };
}
