using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>A function with its attributes filled in, compiled once for the session.</summary>
internal sealed class FunctionBody
{
    private static readonly OpDef ArgumentOp = new() { Name = "_Arg" };

    private FunctionBody(string name, Plan plan) => (Name, Plan) = (name, plan);

    public string Name { get; }

    /// <summary>Feeds are the function's arguments, fetches its results.</summary>
    public Plan Plan { get; }

    /// <summary>Compiles a function: arguments become nodes that are fed, results what is fetched.</summary>
    /// <param name="session">Whose functions and kernels it uses.</param>
    /// <param name="function">As the graph's library has it.</param>
    /// <param name="attrs">Values for the attributes that its signature declares.</param>
    /// <param name="op">From a node to its op, which may be a function.</param>
    public static FunctionBody Compile(ManagedSession session, FunctionDef function, IReadOnlyDictionary<string, AttrValue> attrs, Func<NodeDef, OpTraits> op)
    {
        string name = function.Signature.Name;
        var graph = new NodeGraph();
        graph.Add([.. function.Signature.InputArg.Select(a => Argument(a, attrs))]);
        int arguments = graph.Count;
        graph.Add([.. function.NodeDef.Select(n => Node(n, attrs, op))]);

        var feeds = new List<(int, int)>();
        for (int a = 0; a < arguments; a++)
        {
            feeds.AddRange(Enumerable.Range(0, graph[a].OutputTypes.Length).Select(o => (a, o)));
        }

        (int, int)[] fetches = [.. function.Signature.OutputArg.Select(r => function.Ret.TryGetValue(r.Name, out string? source)
            ? graph.ResolveTensor(source, $"the result '{r.Name}' of function '{name}'")
            : throw EngineException.InvalidArgument($"function '{name}' does not say which tensor its result '{r.Name}' is"))];
        int[] effects = function.ControlRet.Count > 0
            ? [.. function.ControlRet.Values.Select(c => graph.Resolve("^" + c, $"function '{name}'").Node)]
            // Functions of before control_ret: whatever has an effect is meant to run.
            : [.. Enumerable.Range(arguments, graph.Count - arguments).Where(n => graph[n].Definition.IsStateful)];
        return new FunctionBody(name, Plan.Compile(session, graph, [.. feeds], fetches, effects, session.Options));
    }

    private static NodeInfo Argument(OpDef.Types.ArgDef arg, IReadOnlyDictionary<string, AttrValue> attrs)
    {
        var node = new NodeDef { Name = arg.Name, Op = ArgumentOp.Name };
        foreach ((string attr, AttrValue value) in attrs)
        {
            node.Attr.Add(attr, value);
        }

        OpDef op = ArgumentOp.Clone();
        op.OutputArg.Add(arg.Clone());
        op.OutputArg[0].Name = "output";
        return new NodeInfo(node, new OpTraits(op));
    }

    private static NodeInfo Node(NodeDef node, IReadOnlyDictionary<string, AttrValue> attrs, Func<NodeDef, OpTraits> op)
    {
        if (attrs.Count > 0 && node.Attr.Values.Any(HasPlaceholder))
        {
            node = node.Clone();
            foreach (AttrValue value in node.Attr.Values)
            {
                Fill(value, attrs);
            }
        }

        return new NodeInfo(node, op(node));
    }

    private static bool HasPlaceholder(AttrValue value) => value.ValueCase switch
    {
        AttrValue.ValueOneofCase.Placeholder => true,
        AttrValue.ValueOneofCase.Func => value.Func.Attr.Values.Any(HasPlaceholder),
        AttrValue.ValueOneofCase.List => value.List.Func.Any(f => f.Attr.Values.Any(HasPlaceholder)),
        _ => false,
    };

    private static void Fill(AttrValue value, IReadOnlyDictionary<string, AttrValue> attrs)
    {
        switch (value.ValueCase)
        {
            case AttrValue.ValueOneofCase.Placeholder:
                value.MergeFrom(attrs.TryGetValue(value.Placeholder, out AttrValue? given) ? given
                    : throw EngineException.InvalidArgument($"the attribute '{value.Placeholder}' of a function has no value"));
                break;
            case AttrValue.ValueOneofCase.Func:
                FillAll([value.Func], attrs);
                break;
            case AttrValue.ValueOneofCase.List:
                FillAll(value.List.Func, attrs);
                break;
        }
    }

    private static void FillAll(IEnumerable<NameAttrList> functions, IReadOnlyDictionary<string, AttrValue> attrs)
    {
        foreach (AttrValue value in functions.SelectMany(f => f.Attr.Values))
        {
            Fill(value, attrs);
        }
    }
}
