using Tensorflow;

namespace TfCourse.Engine.Native;

/// <summary>Adds nodes to a TF_Graph that may already hold what they use.</summary>
internal static unsafe class GraphImport
{
    public static void Add(TensorFlowApi api, nint graph, GraphDef added)
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
            using var status = new Status(api);
            NativeBuffer* buffer = Buffers.Of(api, added);
            try
            {
                api.GraphImportGraphDef(graph, buffer, options, status.Pointer);
            }
            finally
            {
                api.DeleteBuffer(buffer);
            }

            status.ThrowIfError();
        }
        finally
        {
            api.DeleteImportGraphDefOptions(options);
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
