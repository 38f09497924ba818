namespace TfCourse.Engine.Managed;

/// <summary>
/// Several nodes as one kernel: a fast way for shapes as they mostly are, and the members' own kernels one after another
/// for all else, errors included, which name the member.
/// </summary>
internal abstract class FusedKernel : Kernel
{
    private readonly Fusion _fusion;
    private KernelContext? _bound;
    private KernelContext[] _contexts = [];

    protected FusedKernel(ManagedSession session, Fusion fusion)
    {
        _fusion = fusion;
        Kernels = Array.ConvertAll(fusion.Members, m => session.CreateKernel(m.Info, m.TakesReferences));
    }

    protected Kernel[] Kernels { get; }

    protected FusionMember[] Members => _fusion.Members;

    protected int InputCount => _fusion.Inputs;

    protected int OutputCount => _fusion.Outputs;

    /// <summary>All values by number: inputs, outputs, inner ones.</summary>
    protected TensorValue[] Values { get; private set; } = [];

    public sealed override void Run(KernelContext c)
    {
        if (_bound != c)
        {
            Bind(c);
        }

        if (!TryRun(c))
        {
            RunMembers();
        }
    }

    /// <summary>Runs all members at once if shapes allow; else changes nothing.</summary>
    protected abstract bool TryRun(KernelContext c);

    /// <summary>Prepares what depends on the values.</summary>
    protected virtual void Bound(KernelContext c)
    {
    }

    /// <summary>Runs one member's own kernel.</summary>
    protected void RunMember(int member)
    {
        try
        {
            Kernels[member].Run(_contexts[member]);
        }
        catch (EngineException e)
        {
            throw e.At(Members[member].Info.Name, Members[member].Info.Op);
        }
    }

    protected KernelContext Context(int member) => _contexts[member];

    /// <summary>From now on a member with one output writes into another value.</summary>
    protected void Redirect(int member, TensorValue output)
    {
        FusionMember m = Members[member];
        _contexts[member] = new KernelContext(m.Info, _contexts[member].Run, Array.ConvertAll(m.Inputs, i => Values[i]), [output], new bool[m.Inputs.Length]);
    }

    private void RunMembers()
    {
        for (int i = 0; i < Kernels.Length; i++)
        {
            RunMember(i);
        }

        for (int i = InputCount + OutputCount; i < Values.Length; i++)
        {
            Values[i].Release();
        }
    }

    private void Bind(KernelContext c)
    {
        Values = new TensorValue[_fusion.Values];
        for (int i = 0; i < Values.Length; i++)
        {
            Values[i] = i < InputCount ? c.Value(i) : i < InputCount + OutputCount ? c.Result(i - InputCount) : new TensorValue();
        }

        _contexts = Array.ConvertAll(Members, m => new KernelContext(
            m.Info, c.Run, Array.ConvertAll(m.Inputs, i => Values[i]), Array.ConvertAll(m.Outputs, i => Values[i]), new bool[m.Inputs.Length]));
        _bound = c;
        Bound(c);
    }
}
