namespace TfCourse.Engine.Managed;

/// <summary>What handles that never change mean: looked up once, and again only when a variable has been removed since.</summary>
internal sealed class KnownVariables(ResourceHandle[] handles)
{
    private readonly Variable?[] _variables = new Variable?[handles.Length];
    private int _removals = -1;

    /// <summary>The variables of a session; null where there is none yet.</summary>
    public ReadOnlySpan<Variable?> In(ResourceStore resources)
    {
        int removals = resources.Removals;
        if (_removals != removals && FindAll(resources))
        {
            _removals = removals;
        }

        return _variables;
    }

    private bool FindAll(ResourceStore resources)
    {
        bool all = true;
        for (int i = 0; i < handles.Length; i++)
        {
            _variables[i] = resources.TryGet(handles[i], out object? resource) ? resource as Variable : null;
            all &= _variables[i] is not null;
        }

        return all;
    }
}
