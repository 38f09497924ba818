namespace TfCourse.Engine.Managed;

/// <summary>A kernel that calls one function, in which nodes may have to wait: then its own node waits, and others run.</summary>
internal abstract class CallingKernel : WaitingKernel
{
    // Calls of a node under way at once are few: iterations of a loop around it.
    private Call? _idle;

    /// <summary>The function that is called, and the input that is its first argument.</summary>
    protected abstract Callee Choose(KernelContext c, out int firstArgument);

    public sealed override IAttempt Begin(KernelContext c)
    {
        Callee callee = Choose(c, out int first);
        Call call = Interlocked.Exchange(ref _idle, null) ?? new Call();
        call.Begin(c, callee, first);
        return call;
    }

    public sealed override void Finish(KernelContext c, IAttempt attempt)
    {
        var call = (Call)attempt;
        call.Finish(c);
        _idle = call;
    }

    /// <summary>One call: inputs of the node from a number on are the arguments, its outputs the results.</summary>
    private sealed class Call : IAttempt
    {
        private RunState? _run;
        private Callee? _callee;
        private PlanInstance? _instance;

        public void Begin(KernelContext c, Callee callee, int firstArgument)
        {
            (_run, _callee, _instance) = (c.Run, callee, callee.Enter(c.Run));
            for (int i = 0; i < _instance.Arguments.Length; i++)
            {
                c.Take(firstArgument + i, _instance.Arguments[i]);
            }

            _instance.Begin();
        }

        public bool Advance() => _run!.Advance(_instance!);

        public void Finish(KernelContext c)
        {
            for (int i = 0; i < _instance!.Results.Length; i++)
            {
                _instance.TakeResult(i, c.Result(i));
            }

            _callee!.Leave(_run!, _instance);
            (_run, _callee, _instance) = (null, null, null);
        }

        public void Abandon() => _instance?.Abandon();
    }
}
