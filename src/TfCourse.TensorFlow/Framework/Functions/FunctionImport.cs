namespace Tensorflow;

/// <summary>From a function's wire form to a graph: arguments become placeholders, inputs "node:arg:k" tensors by number.</summary>
internal sealed class FunctionImport(GraphFunction function, IReadOnlyDictionary<string, AttrValue> attrs)
{
    private readonly FunctionDef _def = function.Def;
    private readonly Dictionary<string, NodeDef> _nodes = [];
    private readonly Dictionary<string, int> _arguments = [];

    public FunctionGraph Run(IReadOnlyList<Shape>? shapes)
    {
        var graph = new GraphDef();
        foreach (OpDef.Types.ArgDef arg in _def.Signature.InputArg)
        {
            Shape shape = shapes is null ? Shape.Null : shapes[_arguments.Count];
            _arguments.Add(arg.Name, _arguments.Count);
            graph.Node.Add(Argument(arg, shape));
        }

        foreach (NodeDef node in _def.NodeDef)
        {
            NodeDef copy = node.Clone();
            FunctionAttrs.Fill(copy, attrs);
            _nodes.Add(copy.Name, copy);
            graph.Node.Add(copy);
        }

        foreach (NodeDef node in _nodes.Values)
        {
            for (int i = 0; i < node.Input.Count; i++)
            {
                node.Input[i] = Source(node.Input[i]);
            }
        }

        var body = new FunctionGraph(new Graph(function.Table));
        var import = new GraphImport(body.Graph, graph, new Dictionary<string, Tensor>(), "");
        import.Check();
        import.Run();
        body.Arguments.AddRange(_def.Signature.InputArg.Select(a => (GraphTensor)body.Graph.get_tensor_by_name(a.Name + ":0")));
        body.Results.AddRange(_def.Signature.OutputArg.Select(r => (GraphTensor)import.Find(Source(
            _def.Ret.TryGetValue(r.Name, out string? source) ? source : throw new ValueError($"function '{function.Name}' does not say which tensor its result '{r.Name}' is")))));
        IEnumerable<Operation> effects = _def.ControlRet.Count > 0
            ? _def.ControlRet.Values.Select(c => (Operation)import.Find(c))
            // Functions of before control_ret: whatever has an effect is meant to run.
            : body.Graph.Nodes.Where(n => n.Definition.IsStateful);
        body.Effects.AddRange(effects);
        return body;
    }

    private NodeDef Argument(OpDef.Types.ArgDef arg, Shape shape)
    {
        if (arg.NumberAttr.Length > 0 || arg.TypeListAttr.Length > 0)
        {
            throw new ValueError($"function '{function.Name}': the argument '{arg.Name}' is a list of tensors, only single tensors can be looked into");
        }

        var node = new NodeDef { Name = arg.Name, Op = "Placeholder" };
        node.Attr.Add("dtype", arg.TypeAttr.Length == 0 ? new AttrValue { Type = arg.Type }
            : attrs.TryGetValue(arg.TypeAttr, out AttrValue? type) ? type
            : throw new ValueError($"function '{function.Name}': the attribute '{arg.TypeAttr}' has no value"));
        node.Attr.Add("shape", new AttrValue { Shape = shape.as_proto() });
        return node;
    }

    // "arg", "node:out:k" or "^node" as "arg:0", "node:number" or "^node".
    private string Source(string input)
    {
        if (input.StartsWith('^'))
        {
            return input;
        }

        string[] parts = input.Split(':');
        if (_arguments.ContainsKey(parts[0]))
        {
            return parts[0] + ":0";
        }

        if (!_nodes.TryGetValue(parts[0], out NodeDef? node))
        {
            throw new ValueError($"function '{function.Name}': Unknown input node '{parts[0]}'");
        }

        int offset = parts.Length > 1 && !int.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out _)
            ? FunctionArguments.First(function.Table.FindOp(node.Op).OutputArgs, parts[1], node)
            : 0;
        bool numbered = int.TryParse(parts[^1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int index);
        return FormattableString.Invariant($"{parts[0]}:{offset + (numbered ? index : 0)}");
    }
}
