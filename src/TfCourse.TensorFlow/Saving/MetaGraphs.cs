using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Graphs with their collections, out of and into files.</summary>
internal static class MetaGraphs
{
    public static MetaGraphDef Export(Graph graph, SaverDef? saver, bool stripDefaults, IReadOnlyList<string>? collections = null)
    {
        GraphDef def = graph.as_graph_def();
        if (stripDefaults)
        {
            DefaultAttrs.Strip(def);
        }

        var meta = new MetaGraphDef
        {
            MetaInfoDef = new MetaGraphDef.Types.MetaInfoDef
            {
                TensorflowVersion = "TfCourse " + typeof(MetaGraphs).Assembly.GetName().Version?.ToString(3),
                StrippedDefaultAttrs = stripDefaults,
                StrippedOpList = new OpList(),
            },
            GraphDef = def,
            SaverDef = saver?.Clone(),
        };
        IEnumerable<string> used = def.Node.Concat(def.Library.Function.SelectMany(f => f.NodeDef)).Select(n => n.Op).Distinct().Where(OpCatalogue.Contains);
        meta.MetaInfoDef.StrippedOpList.Op.AddRange(used.Order(StringComparer.Ordinal).Select(o => OpCatalogue.Find(o).Proto));
        foreach (string name in (collections ?? graph.get_all_collection_keys()).Order(StringComparer.Ordinal))
        {
            if (CollectionMessages.ToMessage(graph.get_collection<object>(name)) is { } message)
            {
                meta.CollectionDef.Add(name, message);
            }
        }

        return meta;
    }

    /// <summary>Adds a MetaGraph's nodes and collections to a graph; all or none.</summary>
    /// <returns>Its variables by the names they had.</returns>
    public static Dictionary<string, IVariableV1> Import(Graph graph, MetaGraphDef meta, string scope, bool clearDevices, IReadOnlyDictionary<string, Tensor>? inputMap = null)
    {
        GraphDef def = meta.GraphDef ?? throw new ValueError("The MetaGraph holds no graph.");
        if (clearDevices)
        {
            def = def.Clone();
            foreach (NodeDef node in def.Node.Concat(def.Library?.Function.SelectMany(f => f.NodeDef) ?? []))
            {
                node.Device = "";
            }
        }

        foreach (OpDef op in meta.MetaInfoDef?.StrippedOpList?.Op ?? [])
        {
            graph.Functions.Declare(op);
        }

        graph.Import(def, inputMap, name: scope);
        var variables = new Dictionary<string, IVariableV1>();
        foreach ((string name, CollectionDef collection) in meta.CollectionDef.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            CollectionMessages.Add(graph, name, collection, scope, variables);
        }

        return variables;
    }

    public static MetaGraphDef Written(IFileSystem files, MetaGraphDef meta, string? filename, bool asText)
    {
        if (filename is not null && asText)
        {
            DurableFile.Write(files, filename, TextFormat.Print(meta));
        }
        else if (filename is not null)
        {
            DurableFile.Write(files, filename, GraphFiles.Bytes(meta));
        }

        return meta;
    }

    /// <summary>The saver of an imported MetaGraph, under the scope it was imported to.</summary>
    public static SaverDef Under(SaverDef def, string scope)
    {
        SaverDef copy = def.Clone();
        if (scope.Length > 0)
        {
            copy.FilenameTensorName = scope + "/" + def.FilenameTensorName;
            copy.SaveTensorName = scope + "/" + def.SaveTensorName;
            copy.RestoreOpName = scope + "/" + def.RestoreOpName;
        }

        return copy;
    }
}
