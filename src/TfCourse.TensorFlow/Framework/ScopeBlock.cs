namespace Tensorflow;

/// <summary>A block that undoes what its beginning did when it is left: of tf.device, tf.colocate_with and others.</summary>
public sealed class ScopeBlock : IDisposable
{
    private Action? _leave;

    internal ScopeBlock(Action leave) => _leave = leave;

    /// <summary>Leaves the block; a second time does nothing.</summary>
    public void Dispose()
    {
        Action? leave = _leave;
        _leave = null;
        leave?.Invoke();
    }
}
