namespace TfCourse.Engine.Managed;

/// <summary>All kernels, by op. One row an op, in the table of its family.</summary>
internal static class KernelCatalogue
{
    private static readonly Dictionary<string, KernelFactory> Kernels = Table();

    public static IReadOnlyCollection<string> Names => Kernels.Keys;

    public static Kernel Create(NodeInfo node)
    {
        if (!Kernels.TryGetValue(node.Op, out KernelFactory? create))
        {
            throw EngineException.Unimplemented($"{node.Op} '{node.Name}': the managed engine has no kernel for this op");
        }

        try
        {
            return create(node);
        }
        catch (EngineException e) when (e.Node is null)
        {
            throw e.At(node.Name, node.Op);
        }
    }

    private static Dictionary<string, KernelFactory> Table()
    {
        var table = new Dictionary<string, KernelFactory>();
        MathKernels.AddTo(table);
        LinearAlgebraKernels.AddTo(table);
        ReductionKernels.AddTo(table);
        ArrayKernels.AddTo(table);
        TextKernels.AddTo(table);
        NnKernels.AddTo(table);
        ImageKernels.AddTo(table);
        RandomKernels.AddTo(table);
        StateKernels.AddTo(table);
        TrainingKernels.AddTo(table);
        ControlKernels.AddTo(table);
        FileKernels.AddTo(table);
        SummaryKernels.AddTo(table);
        QueueKernels.AddTo(table);
        SparseKernels.AddTo(table);
        return table;
    }
}
