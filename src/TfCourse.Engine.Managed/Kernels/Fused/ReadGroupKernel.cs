using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Reads of several variables, one after another.</summary>
internal sealed class ReadGroupKernel(ManagedSession session, Fusion fusion) : FusedKernel(session, fusion)
{
    private readonly DataType[] _types = Array.ConvertAll(fusion.Members, m => m.Info.OutputTypes[0]);
    private TensorValue[] _results = [];
    private KnownVariables _variables = new([]);

    protected override void Bound(KernelContext c)
    {
        _results = Array.ConvertAll(Members, m => Values[m.Outputs[0]]);
        _variables = new KnownVariables([.. Members.Select((_, i) => Variables.Handle(Context(i), 0))]);
    }

    protected override bool TryRun(KernelContext c)
    {
        ReadOnlySpan<Variable?> variables = _variables.In(c.Run.Session.Resources);
        for (int i = 0; i < variables.Length; i++)
        {
            if (variables[i]?.TryRead(_types[i], _results[i]) != true)
            {
                // What is wrong, the node itself says.
                RunMember(i);
            }
        }

        return true;
    }
}
