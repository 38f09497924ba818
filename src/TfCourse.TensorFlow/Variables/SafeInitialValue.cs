namespace Tensorflow;

/// <summary>
/// The initial value of a legacy variable, computed from other legacy variables: where it reads one it takes that one's initial value as long as it has no
/// other, so that both can be initialized in one run.
/// </summary>
internal sealed class SafeInitialValue
{
    private readonly string _scope;
    private readonly Dictionary<Operation, Operation> _safe = [];

    private SafeInitialValue(string scope) => _scope = scope;

    /// <summary>The value with guarded reads; itself when it reads nothing.</summary>
    /// <param name="scope">The scope of the variable, with its slash: it names what is copied.</param>
    /// <param name="value">The initial value.</param>
    public static GraphTensor Of(string scope, GraphTensor value) => new SafeInitialValue(scope).Guard(value);

    // Iterative: what an op needs is done before the op itself.
    private GraphTensor Guard(GraphTensor value)
    {
        var open = new Stack<(Operation Op, bool Entered)>([(value.op, false)]);
        var entered = new HashSet<Operation>();
        while (open.TryPop(out var next))
        {
            if (_safe.ContainsKey(next.Op))
            {
                continue;
            }

            if (next.Entered)
            {
                _safe.Add(next.Op, Rebuilt(next.Op));
            }
            else if (next.Op.type is "IsVariableInitialized" or "VarIsInitializedOp" or "ReadVariableOp" or "If" || !entered.Add(next.Op))
            {
                // A cycle: what comes round is taken as it is.
                _safe.TryAdd(next.Op, next.Op);
            }
            else if (next.Op.type is "Variable" or "VariableV2" or "VarHandleOp")
            {
                _safe.Add(next.Op, Initial(next.Op));
            }
            else
            {
                open.Push((next.Op, true));
                foreach (GraphTensor input in next.Op.InputTensors)
                {
                    open.Push((input.op, false));
                }
            }
        }

        return _safe[value.op].OutputTensors[value.value_index];
    }

    private static Operation Initial(Operation handle)
    {
        Graph graph = handle.graph;
        IVariableV1? variable = graph.get_collection<IVariableV1>(GraphKeys.GLOBAL_VARIABLES).Concat(graph.get_collection<IVariableV1>(GraphKeys.LOCAL_VARIABLES))
            .FirstOrDefault(v => v.Op == handle);
        return variable is null ? handle : Initialized.Value(variable).op;
    }

    private Operation Rebuilt(Operation op)
    {
        Tensor[] inputs = [.. op.InputTensors.Select(i => _safe[i.op].OutputTensors[i.value_index])];
        if (inputs.Zip(op.InputTensors).All(p => p.First == p.Second))
        {
            return op;
        }

        Attr[] attrs = [.. op.node_def.Attr.Where(a => a.Key[0] != '_').Select(a => new Attr(a.Key, a.Value))];
        Operation copy = op.graph.AddNode(op.type, inputs, attrs, op.name + "_" + _scope);
        foreach ((string name, AttrValue value) in op.Extras)
        {
            if (name != "_class")
            {
                copy.SetExtra(name, value);
            }
        }

        return copy;
    }
}
