using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Calls a body as long as a condition of its values holds. The values move from call to call, so that the body may reuse their memory.</summary>
internal sealed class WhileKernel : WaitingKernel
{
    private readonly Callee _condition, _body;
    private readonly int _count;
    private readonly bool _scalarOnly;
    private Repeats? _idle;

    public WhileKernel(NodeInfo node)
    {
        // The condition's one result may be of any type; that it is one is checked when it is called.
        _condition = new Callee(node, node.Function("cond"), node.InputTypes, null);
        _body = new Callee(node, node.Function("body"), node.InputTypes, node.OutputTypes);
        _count = node.InputTypes.Length;
        _scalarOnly = Predicate.IsLowered(node);
    }

    public override IAttempt Begin(KernelContext c)
    {
        Repeats repeats = Interlocked.Exchange(ref _idle, null) ?? new Repeats(this);
        repeats.Begin(c);
        return repeats;
    }

    public override void Finish(KernelContext c, IAttempt attempt)
    {
        var repeats = (Repeats)attempt;
        repeats.Finish(c);
        _idle = repeats;
    }

    /// <summary>One run of the loop.</summary>
    private sealed class Repeats(WhileKernel kernel) : IAttempt
    {
        private readonly TensorValue[] _values = [.. Enumerable.Range(0, kernel._count).Select(_ => new TensorValue())];
        private readonly TensorValue _predicate = new();
        private RunState? _run;

        // The call that is under way; null between two.
        private PlanInstance? _call;
        private bool _inBody;

        public void Begin(KernelContext c)
        {
            (_run, _inBody) = (c.Run, false);
            for (int i = 0; i < _values.Length; i++)
            {
                c.Take(i, _values[i]);
            }
        }

        public bool Advance()
        {
            while (true)
            {
                if (_call is null)
                {
                    Start();
                }

                if (!_run!.Advance(_call!))
                {
                    return false;
                }

                if (_inBody)
                {
                    EndBody();
                }
                else if (!Holds())
                {
                    return true;
                }

                _inBody = !_inBody;
            }
        }

        public void Finish(KernelContext c)
        {
            for (int i = 0; i < _values.Length; i++)
            {
                c.Result(i).MoveFrom(_values[i]);
            }

            _run = null;
        }

        public void Abandon() => _call?.Abandon();

        private void Start()
        {
            if (_inBody)
            {
                _run!.ThrowIfCancelled();
            }

            _call = (_inBody ? kernel._body : kernel._condition).Enter(_run!);
            if (!_inBody && _call.Results.Length != 1)
            {
                throw EngineException.InvalidArgument($"a condition has one result, this one has {_call.Results.Length}");
            }

            for (int i = 0; i < _values.Length; i++)
            {
                if (_inBody)
                {
                    _call.Arguments[i].MoveFrom(_values[i]);
                }
                else
                {
                    _call.Arguments[i].ShareFrom(_values[i], _values[i].Dims);
                }
            }

            _call.Begin();
        }

        private bool Holds()
        {
            _call!.TakeResult(0, _predicate);
            kernel._condition.Leave(_run!, _call);
            _call = null;
            bool holds = Predicate.Of(_predicate, kernel._scalarOnly);
            _predicate.Release();
            return holds;
        }

        private void EndBody()
        {
            for (int i = 0; i < _values.Length; i++)
            {
                _call!.TakeResult(i, _values[i]);
            }

            kernel._body.Leave(_run!, _call!);
            _call = null;
        }
    }
}
