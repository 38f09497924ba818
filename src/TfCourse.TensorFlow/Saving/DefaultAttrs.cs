namespace Tensorflow;

/// <summary>Attributes that have their op's default: files may leave them out, so that older readers need not know them.</summary>
internal static class DefaultAttrs
{
    public static void Strip(GraphDef def)
    {
        foreach (NodeDef node in def.Node.Concat(def.Library.Function.SelectMany(f => f.NodeDef)))
        {
            if (!OpCatalogue.Contains(node.Op))
            {
                continue;
            }

            foreach (AttrDefinition attr in OpCatalogue.Find(node.Op).AttrDefs)
            {
                if (attr.Default is not null && node.Attr.TryGetValue(attr.Name, out AttrValue? value) && value.Equals(attr.Default))
                {
                    node.Attr.Remove(attr.Name);
                }
            }
        }
    }
}
