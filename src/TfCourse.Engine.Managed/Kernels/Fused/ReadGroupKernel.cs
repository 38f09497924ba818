using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Reads of several variables, one after another.</summary>
internal sealed class ReadGroupKernel(ManagedSession session, Fusion fusion) : FusedKernel(session, fusion)
{
    private readonly DataType[] _types = Array.ConvertAll(fusion.Members, m => m.Info.OutputTypes[0]);
    private readonly Variable?[] _variables = new Variable?[fusion.Members.Length];
    private TensorValue[] _results = [];
    private int _found = -1;

    protected override void Bound(KernelContext c) => _results = Array.ConvertAll(Members, m => Values[m.Outputs[0]]);

    protected override bool TryRun(KernelContext c)
    {
        // Handles do not change: what they mean is known until a variable is removed.
        int removals = c.Run.Session.Resources.Removals;
        if (_found != removals && FindAll(c.Run.Session.Resources))
        {
            _found = removals;
        }

        for (int i = 0; i < _variables.Length; i++)
        {
            if (_variables[i]?.TryRead(_types[i], _results[i]) != true)
            {
                // What is wrong, the node itself says.
                RunMember(i);
            }
        }

        return true;
    }

    private bool FindAll(ResourceStore resources)
    {
        bool all = true;
        for (int i = 0; i < _variables.Length; i++)
        {
            _variables[i] = resources.TryGet(Variables.Handle(Context(i), 0), out object? resource) ? resource as Variable : null;
            all &= _variables[i] is not null;
        }

        return all;
    }
}
