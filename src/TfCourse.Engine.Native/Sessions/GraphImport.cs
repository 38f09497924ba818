using Tensorflow;

namespace TfCourse.Engine.Native;

/// <summary>Adds nodes to a TF_Graph that may already hold what they use.</summary>
internal static unsafe class GraphImport
{
    /// <summary>Adds nodes and functions.</summary>
    /// <param name="api">The library.</param>
    /// <param name="graph">Its graph.</param>
    /// <param name="added">What is new.</param>
    /// <param name="renamed">The names that nodes have in the library's graph, of those that have another there; receives more.</param>
    /// <exception cref="EngineException">TensorFlow refuses; nothing is added.</exception>
    public static void Add(TensorFlowApi api, nint graph, GraphDef added, IDictionary<string, string> renamed)
    {
        GraphDef named = NodeNames.Replace(added, renamed);
        var others = new Dictionary<string, string>();
        while (true)
        {
            using var status = new Status(api);
            Import(api, graph, named, status);
            if (status.Code == StatusCode.Ok)
            {
                break;
            }

            // An import, unlike TensorFlow's own builders of nodes, takes no name that is the scope of nodes before: such a node gets another one.
            string name = NodeNames.Taken(status.Message) ?? "";
            if (named.Node.All(n => n.Name != name) || Operation(api, graph, name) != 0)
            {
                status.ThrowIfError();
            }

            string own = others.FirstOrDefault(o => o.Value == name).Key ?? name;
            string other = Enumerable.Range(1, int.MaxValue).Select(i => FormattableString.Invariant($"{name}_{i}")).First(o => named.Node.All(n => n.Name != o) && Operation(api, graph, o) == 0);
            named = NodeNames.Replace(named, new Dictionary<string, string> { [name] = other });
            others[own] = other;
        }

        foreach ((string own, string other) in others)
        {
            renamed[own] = other;
        }
    }

    private static void Import(TensorFlowApi api, nint graph, GraphDef added, Status status)
    {
        nint options = api.NewImportGraphDefOptions();
        try
        {
            if (api.ImportGraphDefOptionsSetValidateColocationConstraints != null)
            {
                // A node may be colocated with one that was added before, which an import on its own would refuse.
                api.ImportGraphDefOptionsSetValidateColocationConstraints(options, 0);
            }

            MapEarlierNodes(api, graph, options, added);
            NativeBuffer* buffer = Buffers.Of(api, added);
            try
            {
                api.GraphImportGraphDef(graph, buffer, options, status.Pointer);
            }
            finally
            {
                api.DeleteBuffer(buffer);
            }
        }
        finally
        {
            api.DeleteImportGraphDefOptions(options);
        }
    }

    private static nint Operation(TensorFlowApi api, nint graph, string node)
    {
        fixed (byte* name = Utf8.Of(node))
        {
            return api.GraphOperationByName(graph, name);
        }
    }

    // Inputs from nodes that the graph has already are mapped; the import takes all others from the new nodes.
    private static void MapEarlierNodes(TensorFlowApi api, nint graph, nint options, GraphDef added)
    {
        foreach (TensorName earlier in TensorName.FromOutside(added))
        {
            fixed (byte* name = Utf8.Of(earlier.Node))
            {
                nint operation = api.GraphOperationByName(graph, name);
                if (operation == 0)
                {
                    throw EngineException.InvalidArgument($"a node takes its input from '{earlier.Node}', which is no node of the graph");
                }

                if (earlier.Index == TensorName.Control)
                {
                    api.ImportGraphDefOptionsRemapControlDependency(options, name, operation);
                }
                else
                {
                    api.ImportGraphDefOptionsAddInputMapping(options, name, earlier.Index, new NativeOutput { Operation = operation, Index = earlier.Index });
                }
            }
        }
    }
}
