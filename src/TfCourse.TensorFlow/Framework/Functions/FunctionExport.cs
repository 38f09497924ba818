using System.Text;

namespace Tensorflow;

/// <summary>From the graph of a function's body to its wire form: only what results and effects need.</summary>
internal sealed class FunctionExport
{
    private readonly FunctionGraph _body;
    private readonly FunctionDef _def;
    private readonly Dictionary<GraphTensor, string> _arguments = [];
    private readonly HashSet<string> _names;

    private FunctionExport(FunctionGraph body, string name)
    {
        _body = body;
        _def = new FunctionDef { Signature = new OpDef { Name = name } };
        _names = [.. body.Graph.Nodes.Where(n => n.type != "Placeholder").Select(n => n.name)];
    }

    /// <summary>The wire form under a name.</summary>
    public static FunctionDef Run(FunctionGraph body, string name)
    {
        var export = new FunctionExport(body, name);
        export.Arguments();
        export.Results();
        export.Nodes();
        return export._def;
    }

    private void Arguments()
    {
        foreach (GraphTensor argument in _body.Arguments)
        {
            string name = Unique(Plain(argument.op.name), _names);
            _arguments.Add(argument, name);
            _def.Signature.InputArg.Add(new OpDef.Types.ArgDef { Name = name, Type = (DataType)argument.dtype });
        }
    }

    private void Results()
    {
        HashSet<string> names = [];
        foreach (GraphTensor result in _body.Results)
        {
            string name = Unique(Plain(result.op.name), names);
            _def.Signature.OutputArg.Add(new OpDef.Types.ArgDef { Name = name, Type = (DataType)result.dtype.as_base_dtype() });
            _def.Ret.Add(name, Source(result));
        }

        foreach (Operation effect in _body.Effects)
        {
            _def.ControlRet.Add(effect.name, effect.name);
            _def.Signature.ControlOutput.Add(effect.name);
        }
    }

    private void Nodes()
    {
        var needed = new HashSet<Operation>();
        var stack = new Stack<Operation>(_body.Results.Select(r => r.op).Concat(_body.Effects));
        while (stack.TryPop(out Operation? op))
        {
            if (!IsArgument(op) && needed.Add(op))
            {
                foreach (GraphTensor input in op.InputTensors)
                {
                    stack.Push(input.op);
                }

                foreach (Operation control in op.ControlInputs)
                {
                    stack.Push(control);
                }
            }
        }

        foreach (Operation op in _body.Graph.Nodes.Where(needed.Contains))
        {
            NodeDef node = op.ToNodeDef();
            node.Input.Clear();
            node.Input.AddRange(op.InputTensors.Select(Source));
            foreach (Operation control in op.ControlInputs)
            {
                if (!IsArgument(control))
                {
                    node.Input.Add("^" + control.name);
                }
            }

            _def.NodeDef.Add(node);
            _def.Signature.IsStateful |= op.Definition.IsStateful;
        }
    }

    private bool IsArgument(Operation op) => op.OutputTensors.Length == 1 && _arguments.ContainsKey(op.OutputTensors[0]);

    private string Source(GraphTensor tensor) => _arguments.TryGetValue(tensor, out string? name) ? name : FunctionArguments.Name(tensor.op, tensor.value_index);

    // Names of arguments are what TensorFlow allows for those of ops: a letter, then letters, digits and underscores, all small.
    private static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (char c in name)
        {
            char small = char.ToLowerInvariant(c);
            bool allowed = small is >= 'a' and <= 'z' || (plain.Length > 0 && small is (>= '0' and <= '9') or '_');
            if (allowed || plain.Length > 0)
            {
                plain.Append(allowed ? small : '_');
            }
        }

        return plain.Length == 0 ? "arg" : plain.ToString();
    }

    private static string Unique(string wish, HashSet<string> taken)
    {
        string name = wish;
        for (int i = 1; !taken.Add(name); i++)
        {
            name = FormattableString.Invariant($"{wish}_{i}");
        }

        return name;
    }
}
