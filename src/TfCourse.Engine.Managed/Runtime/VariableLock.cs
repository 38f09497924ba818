using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>Held by one thread at a time, which may enter it again. A variable has one.</summary>
/// <remarks>
/// A step of a small network enters some thirty of them, nearly never while another thread is inside: to enter is one compare-and-swap, to leave one
/// store, less than half of what the runtime's locks take. Who has to wait spins, then gives the processor away, then sleeps.
/// </remarks>
internal sealed class VariableLock
{
    private int _owner, _depth;

    /// <summary>Enters the lock, until the result is disposed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Holder Hold()
    {
        Enter();
        return new Holder(this);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter()
    {
        int self = Environment.CurrentManagedThreadId;
        if (Interlocked.CompareExchange(ref _owner, self, 0) == 0)
        {
            _depth = 1;
        }
        else
        {
            EnterAgain(self);
        }
    }

    /// <summary>Leaves the lock, which this thread holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit()
    {
        if (--_depth == 0)
        {
            Volatile.Write(ref _owner, 0);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EnterAgain(int self)
    {
        if (Volatile.Read(ref _owner) == self)
        {
            _depth++;
            return;
        }

        var wait = default(SpinWait);
        while (Interlocked.CompareExchange(ref _owner, self, 0) != 0)
        {
            wait.SpinOnce();
        }

        _depth = 1;
    }

    /// <summary>Leaves the lock when disposed.</summary>
    public readonly ref struct Holder(VariableLock held) : IDisposable
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Dispose() => held.Exit();
    }
}
