namespace TfCourse.Engine.Managed;

/// <summary>The locks of several variables, held until disposed; always taken in one order, so that no two updates wait for each other.</summary>
internal readonly ref struct VariableLocks : IDisposable
{
    private readonly ReadOnlySpan<Variable> _ordered;

    /// <summary>Locks all variables; the array is brought into the order of locking.</summary>
    public VariableLocks(Variable[] variables)
    {
        for (int i = 1; i < variables.Length; i++)
        {
            for (int k = i; k > 0 && variables[k].Order < variables[k - 1].Order; k--)
            {
                (variables[k], variables[k - 1]) = (variables[k - 1], variables[k]);
            }
        }

        _ordered = variables;
        foreach (Variable variable in variables)
        {
            variable.Lock.Enter();
        }
    }

    public void Dispose()
    {
        for (int i = _ordered.Length - 1; i >= 0; i--)
        {
            _ordered[i].Lock.Exit();
        }
    }
}
