using Google.Protobuf;
using TfCourse.Engine;
using AnyMessage = Google.Protobuf.WellKnownTypes.Any;

namespace Tensorflow;

/// <summary>Collections as a MetaGraphDef holds them: names of nodes, messages, texts, numbers.</summary>
internal static class CollectionMessages
{
    /// <summary>The wire form; null when the collection holds what no file can, or nothing.</summary>
    public static CollectionDef? ToMessage(IReadOnlyList<object> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        if (values.All(v => v is IVariableV1))
        {
            return Bytes(values.Select(v => VariableMessages.ToMessage((IVariableV1)v).ToByteString()));
        }

        if (values.All(v => v is ITensorOrOperation and not Literal))
        {
            var list = new CollectionDef.Types.NodeList();
            list.Value.AddRange(values.Select(v => v is Operation op ? op.name : ((ITensorOrOperation)v).name));
            return new CollectionDef { NodeList = list };
        }

        if (values.All(v => v is AnyMessage))
        {
            var list = new CollectionDef.Types.AnyList();
            list.Value.AddRange(values.Cast<AnyMessage>());
            return new CollectionDef { AnyList = list };
        }

        if (values.All(v => v is IMessage or ByteString or string or byte[]))
        {
            return Bytes(values.Select(v => v switch
            {
                IMessage m => m.ToByteString(),
                string s => ByteString.CopyFromUtf8(s),
                byte[] b => ByteString.CopyFrom(b),
                _ => (ByteString)v,
            }));
        }

        if (values.All(v => v is int or long or short or byte))
        {
            var list = new CollectionDef.Types.Int64List();
            list.Value.AddRange(values.Select(v => Convert.ToInt64(v, System.Globalization.CultureInfo.InvariantCulture)));
            return new CollectionDef { Int64List = list };
        }

        if (values.All(v => v is float or double))
        {
            var list = new CollectionDef.Types.FloatList();
            list.Value.AddRange(values.Select(v => Convert.ToSingle(v, System.Globalization.CultureInfo.InvariantCulture)));
            return new CollectionDef { FloatList = list };
        }

        return null;
    }

    /// <summary>Adds the values of a wire form to a collection of a graph.</summary>
    /// <param name="graph">The graph, which has the nodes.</param>
    /// <param name="name">The collection.</param>
    /// <param name="message">The wire form.</param>
    /// <param name="scope">The scope that the nodes were imported under; empty for none.</param>
    /// <param name="variables">The variables made so far, by name: one that is in several collections is one.</param>
    public static void Add(Graph graph, string name, CollectionDef message, string scope, Dictionary<string, IVariableV1> variables)
    {
        switch (message.KindCase)
        {
            case CollectionDef.KindOneofCase.NodeList:
                foreach (string node in message.NodeList.Value)
                {
                    string full = scope.Length > 0 ? scope + "/" + node : node;
                    graph.add_to_collection(name, graph.as_graph_element(full));
                }

                break;
            case CollectionDef.KindOneofCase.BytesList:
                foreach (ByteString bytes in message.BytesList.Value)
                {
                    graph.add_to_collection(name, Value(graph, name, bytes, scope, variables));
                }

                break;
            case CollectionDef.KindOneofCase.Int64List:
                foreach (long value in message.Int64List.Value)
                {
                    graph.add_to_collection(name, value);
                }

                break;
            case CollectionDef.KindOneofCase.FloatList:
                foreach (float value in message.FloatList.Value)
                {
                    graph.add_to_collection(name, value);
                }

                break;
            case CollectionDef.KindOneofCase.AnyList:
                foreach (AnyMessage value in message.AnyList.Value)
                {
                    graph.add_to_collection(name, value);
                }

                break;
            default:
                throw new ValueError($"The collection '{name}' is of no known kind.");
        }
    }

    private static readonly HashSet<string> OfVariables =
    [
        GraphKeys.GLOBAL_VARIABLES, GraphKeys.LOCAL_VARIABLES, GraphKeys.MODEL_VARIABLES, GraphKeys.TRAINABLE_VARIABLES, GraphKeys.MOVING_AVERAGE_VARIABLES,
        GraphKeys.METRIC_VARIABLES, GraphKeys.GLOBAL_STEP, GraphKeys.CONCATENATED_VARIABLES, GraphKeys.BIASES, GraphKeys.WEIGHTS, GraphKeys.TRAINABLE_RESOURCE_VARIABLES,
    ];

    // Only the name of a collection says what its bytes mean; others keep them.
    private static object Value(Graph graph, string name, ByteString bytes, string scope, Dictionary<string, IVariableV1> variables)
    {
        if (!OfVariables.Contains(name))
        {
            return bytes;
        }

        VariableDef def;
        try
        {
            def = VariableDef.Parser.ParseFrom(bytes);
        }
        catch (Exception e) when (GraphFiles.IsDamage(e))
        {
            throw new EngineException(StatusCode.DataLoss, $"the collection '{name}' holds what is no variable: {e.Message}", e);
        }

        if (!variables.TryGetValue(def.VariableName, out IVariableV1? variable))
        {
            variable = VariableMessages.ToVariable(graph, def, scope);
            variables.Add(def.VariableName, variable);
        }

        return variable;
    }

    private static CollectionDef Bytes(IEnumerable<ByteString> values)
    {
        var list = new CollectionDef.Types.BytesList();
        list.Value.AddRange(values);
        return new CollectionDef { BytesList = list };
    }
}
