using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Reads of several variables, one after another.</summary>
internal sealed class ReadGroupKernel(ManagedSession session, Fusion fusion) : FusedKernel(session, fusion)
{
    private readonly DataType[] _types = Array.ConvertAll(fusion.Members, m => m.Info.OutputTypes[0]);
    private ResourceHandle[] _handles = [];

    protected override void Bound(KernelContext c) => _handles = [.. Members.Select((_, i) => Variables.Handle(Context(i), 0))];

    protected override bool TryRun(KernelContext c)
    {
        for (int i = 0; i < _handles.Length; i++)
        {
            if (!c.Run.Session.Resources.TryGet(_handles[i], out object? resource) || resource is not Variable variable || !variable.TryRead(_types[i], Values[Members[i].Outputs[0]]))
            {
                // What is wrong, the node itself says.
                RunMember(i);
            }
        }

        return true;
    }
}
