using Google.Protobuf;
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
            byte[] bytes = added.ToByteArray();
            using var status = new Status(api);
            fixed (byte* b = bytes)
            {
                NativeBuffer* buffer = api.NewBufferFromString(b, (nuint)bytes.Length);
                try
                {
                    api.GraphImportGraphDef(graph, buffer, options, status.Pointer);
                }
                finally
                {
                    api.DeleteBuffer(buffer);
                }
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
        HashSet<string> own = [.. added.Node.Select(n => n.Name)];
        var mapped = new HashSet<string>(StringComparer.Ordinal);
        foreach (string input in added.Node.SelectMany(n => n.Input))
        {
            (string node, int index) = Split(input);
            if (own.Contains(node) || !mapped.Add(input))
            {
                continue;
            }

            fixed (byte* name = Utf8.Of(node))
            {
                nint operation = api.GraphOperationByName(graph, name);
                if (operation == 0)
                {
                    throw EngineException.InvalidArgument($"a node takes its input from '{input}', which is no node of the graph");
                }

                if (index < 0)
                {
                    api.ImportGraphDefOptionsRemapControlDependency(options, name, operation);
                }
                else
                {
                    api.ImportGraphDefOptionsAddInputMapping(options, name, index, new NativeOutput { Operation = operation, Index = index });
                }
            }
        }
    }

    // "node", "node:1" or "^node", for which the index is -1.
    private static (string Node, int Index) Split(string input)
    {
        if (input.StartsWith('^'))
        {
            return (input[1..], -1);
        }

        int colon = input.LastIndexOf(':');
        return colon < 0 ? (input, 0) : (input[..colon], int.Parse(input.AsSpan(colon + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture));
    }
}
