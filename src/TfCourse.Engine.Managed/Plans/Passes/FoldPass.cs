using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Computes once what depends on constants only. What fails stays, to fail in the run as it would have.</summary>
internal sealed class FoldPass : IPlanPass
{
    private const int MostBytes = 1 << 20;
    private const string Constant = "Const", Handle = "VarHandleOp";

    public string Name => "fold";

    public void Run(PlanGraph graph, ManagedSession session)
    {
        RunState? run = null;
        foreach (PlanNode node in graph.Nodes)
        {
            if (CanFold(node))
            {
                run ??= new RunState(session);
                node.Constant = Value(node, session, run);
                if (node.Constant is not null)
                {
                    node.Controls = node.AllWaits();
                    node.Inputs = [];
                }
            }
        }
    }

    private static bool CanFold(PlanNode node)
    {
        if (node.Outputs != 1 || node.TakesReferences)
        {
            return false;
        }

        // A handle is a name, the same at every run.
        return node.Op.Name is Constant or Handle
            || (!node.HasEffect && node.Inputs.Length > 0 && node.Op.Outputs[0] is not (DataType.DtResource or DataType.DtVariant)
                && Array.TrueForAll(node.Inputs, static i => i.Node.Constant is not null));
    }

    private static TensorValue? Value(PlanNode node, ManagedSession session, RunState run)
    {
        if (IdentityPass.HandsOn(node))
        {
            return node.Inputs[0].Node.Constant;
        }

        TensorValue result;
        try
        {
            if (node.Op.Name == Constant)
            {
                return ConstKernel.Value(node.Info, session);
            }

            result = new TensorValue();
            var context = new KernelContext(node.Info, run, Array.ConvertAll(node.Inputs, i => i.Node.Constant!), [result], new bool[node.Inputs.Length]);
            session.CreateKernel(node.Info, takesReferences: false).Run(context);
        }
        catch (EngineException)
        {
            // The same call fails when the node runs, with the node's name and only if it runs at all.
            return null;
        }

        if (node.Op.Name == Handle)
        {
            return result;
        }

        bool small = (long)result.Count * Math.Max(result.Type.Size(), 16) <= MostBytes;
        var constant = new TensorValue();
        if (small)
        {
            constant.CopyFrom(result, null);
        }

        result.Release();
        return small ? constant : null;
    }
}
