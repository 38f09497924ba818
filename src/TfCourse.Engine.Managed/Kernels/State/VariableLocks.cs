namespace TfCourse.Engine.Managed;

/// <summary>The locks of several variables, held until disposed; always taken in one order, so that no two updates wait for each other.</summary>
internal readonly ref struct VariableLocks : IDisposable
{
    private readonly ReadOnlySpan<Variable> _ordered;

    /// <summary>Locks all variables, which stand in the order of locking.</summary>
    public VariableLocks(ReadOnlySpan<Variable> ordered)
    {
        _ordered = ordered;
        foreach (Variable variable in ordered)
        {
            variable.Lock.Enter();
        }
    }

    /// <summary>Brings variables into the order of locking.</summary>
    public static void Order(Variable[] variables)
    {
        for (int i = 1; i < variables.Length; i++)
        {
            for (int k = i; k > 0 && variables[k].Order < variables[k - 1].Order; k--)
            {
                (variables[k], variables[k - 1]) = (variables[k - 1], variables[k]);
            }
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
