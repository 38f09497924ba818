using Tensorflow;

namespace TfCourse.Engine.Native;

/// <summary>A call whose names are resolved: a run is one TF_SessionRun with the tensors around it.</summary>
internal sealed unsafe class NativeCall : IEngineCall
{
    private const int MostOnStack = 256;
    private readonly NativeSession _session;

    // Pinned, so that their addresses can be handed over without work in each run.
    private readonly NativeOutput[] _feeds;
    private readonly NativeOutput[] _asked;
    private readonly nint[] _targets;

    // TensorFlow refuses to fetch what is fed: of each fetch the feed that is its value, or -1.
    private readonly int[] _fedAs;

    public NativeCall(NativeSession session, RunSignature signature)
    {
        _session = session;
        _feeds = Pinned<NativeOutput>(signature.Feeds.Count);
        _targets = Pinned<nint>(signature.Targets.Count);
        _fedAs = new int[signature.Fetches.Count];
        for (int i = 0; i < _feeds.Length; i++)
        {
            _feeds[i] = session.Find(signature.Feeds[i], "feed");
        }

        var asked = new List<NativeOutput>(_fedAs.Length);
        for (int i = 0; i < _fedAs.Length; i++)
        {
            NativeOutput fetch = session.Find(signature.Fetches[i], "fetch");
            _fedAs[i] = Array.IndexOf(_feeds, fetch);
            if (_fedAs[i] < 0)
            {
                asked.Add(fetch);
            }
        }

        _asked = Pinned<NativeOutput>(asked.Count);
        asked.CopyTo(_asked);

        for (int i = 0; i < _targets.Length; i++)
        {
            _targets[i] = session.FindOperation(signature.Targets[i], "target");
        }
    }

    public void Run(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, CancellationToken cancellation = default)
        => Run(feeds, fetches, 0, cancellation);

    // TensorFlow itself ends a run that takes too long, and its session can be used on, unlike after a cancellation.
    public void Run(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, long milliseconds, CancellationToken cancellation)
    {
        if (feeds.Length != _feeds.Length || fetches.Length != _fedAs.Length)
        {
            throw new ArgumentException($"The call takes {_feeds.Length} feeds and {_fedAs.Length} fetches, not {feeds.Length} and {fetches.Length}.", nameof(feeds));
        }

        _session.ThrowIfClosed();
        if (cancellation.IsCancellationRequested)
        {
            throw new EngineException(StatusCode.Cancelled, "the run was cancelled before it began");
        }

        int tensors = feeds.Length + _asked.Length;
        Span<nint> space = tensors <= MostOnStack ? stackalloc nint[tensors] : new nint[tensors];
        space.Clear();
        bool held = false;
        try
        {
            _session.Handle.DangerousAddRef(ref held);
            for (int i = 0; i < feeds.Length; i++)
            {
                space[i] = _session.Tensors.FromHost(feeds[i]);
            }

            using CancellationTokenRegistration stop = cancellation.CanBeCanceled
                ? cancellation.UnsafeRegister(static s => ((NativeSession)s!).Cancel(), _session) : default;
            if (_asked.Length + _targets.Length > 0)
            {
                Run(space, feeds.Length, milliseconds, cancellation);
            }

            int next = feeds.Length;
            for (int i = 0; i < fetches.Length; i++)
            {
                fetches[i] = _fedAs[i] < 0 ? _session.Tensors.ToHost(space[next++], fetches[i]) : Tensors.Copy(feeds[_fedAs[i]]);
            }
        }
        finally
        {
            foreach (nint tensor in space)
            {
                if (tensor != 0)
                {
                    _session.Api.DeleteTensor(tensor);
                }
            }

            if (held)
            {
                _session.Handle.DangerousRelease();
            }
        }
    }

    private void Run(Span<nint> tensors, int feeds, long milliseconds, CancellationToken cancellation)
    {
        TensorFlowApi api = _session.Api;
        using var status = new Status(api);
        NativeBuffer* options = milliseconds > 0 ? Buffers.Of(api, new RunOptions { TimeoutInMs = milliseconds }) : null;
        try
        {
            fixed (nint* t = tensors, targets = _targets)
            fixed (NativeOutput* inputs = _feeds, outputs = _asked)
            {
                api.SessionRun(
                    _session.Handle.DangerousGetHandle(), options, inputs, t, feeds, outputs, t + feeds, tensors.Length - feeds, targets, _targets.Length, null, status.Pointer);
            }
        }
        finally
        {
            if (options != null)
            {
                api.DeleteBuffer(options);
            }
        }

        if (status.Code != StatusCode.Ok && cancellation.IsCancellationRequested)
        {
            throw new EngineException(StatusCode.Cancelled, "the run was cancelled, and with it the session closed, which is the only way to stop a run of this engine");
        }

        status.ThrowIfError();
    }

    private static T[] Pinned<T>(int length) => GC.AllocateArray<T>(length, pinned: true);
}
