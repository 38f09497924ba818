using Tensorflow;
using TfCourse.Engine;
using TfCourse.Engine.Managed;
using TfCourse.TestKit;

namespace TfCourse.Conformance.Tests;

/// <summary>Stands in for TensorFlow's library: refuses graphs that it refuses, and answers what was recorded of it.</summary>
/// <remarks>
/// What is not recorded with all its values the managed engine answers. Values that TensorFlow does not promise are spoiled, so that nobody may look at them.
/// </remarks>
internal sealed class RecordedEngine : IEngine
{
    private readonly EngineComparison _comparison;
    private readonly ImportRules _rules;
    private readonly Func<HostTensor, HostTensor> _spoil;
    private readonly Dictionary<(string, string), OpCase> _ops;
    private readonly Dictionary<(string, string), RandomCase> _random;
    private readonly Dictionary<string, GoldenProgram> _programs;
    private (string, string, string) _case;
    private int _sessions;

    /// <param name="golden">The recordings.</param>
    /// <param name="comparison">Says which case is run.</param>
    /// <param name="spoil">What becomes of recorded values; null for nothing.</param>
    public RecordedEngine(GoldenStore golden, EngineComparison comparison, Func<HostTensor, HostTensor>? spoil = null)
    {
        (_comparison, _rules, _spoil) = (comparison, new ImportRules(golden), spoil ?? (v => v));
        _ops = OpCase.ReadAll(golden).Where(c => !c.IsInformation).GroupBy(c => (c.Op, c.Id)).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single()); // L2Loss is in two families
        _random = RandomCase.ReadAll(golden).ToDictionary(c => (c.Op, c.Id));
        _programs = GoldenProgram.Files(golden, "control", "state", "ops/composed", "training").Select(p => GoldenProgram.Read(golden, p)).ToDictionary(p => p.Id);
    }

    public string Name => "recordings";

    public ImportRules Rules => _rules;

    /// <summary>How many values were answered from recordings.</summary>
    public long Answered { get; private set; }

    /// <summary>How many values of recorded cases were not, as they are recorded by checksums or fetched once for several.</summary>
    public long Unanswered { get; private set; }

    /// <summary>The rows of the report in which a recorded value was spoiled.</summary>
    public HashSet<(string Part, string Name)> Spoiled { get; } = [];

    /// <summary>How many sessions were opened.</summary>
    public int Sessions { get; private set; }

    /// <remarks>A cluster is this process: the managed engine looks at no devices.</remarks>
    public IEngineSession Open(ConfigProto? config = null, string target = "")
    {
        Sessions++;
        if (_case != _comparison.Current)
        {
            (_case, _sessions) = (_comparison.Current, 0);
        }

        return new Opened(this, ManagedEngine.Instance.Open(config), _sessions++);
    }

    private HostTensor Spoil(HostTensor recorded)
    {
        HostTensor spoiled = _spoil(recorded);
        if (!ReferenceEquals(spoiled, recorded) && Distance.Of(spoiled, recorded).Relative > 0)
        {
            Spoiled.Add((_comparison.Current.Part, _comparison.Current.Name));
        }

        return spoiled;
    }

    private Answer? Find(int session, int run, IReadOnlyList<string> fetches)
    {
        (string part, string name, string id) = _comparison.Current;
        switch (part)
        {
            case "ops" when _ops.TryGetValue((name, id), out OpCase? c):
                return c.Error is { AtBuild: false } refused && run == 0 ? new Answer(refused, [])
                    : run == 0 ? new Answer(null, c.Outputs ?? [])
                    : Gradient(c.Gradient, run) is { } g ? new Answer(null, [.. g.Gradients.Where(v => v is not null)]) : null;
            case "random" when _random.TryGetValue((name, id), out RandomCase? c):
                return c.Error is { AtBuild: false } failed ? new Answer(failed, []) : new Answer(null, c.Runs[session == 0 ? run : 0]);
            case "programs" or "training" when _programs.TryGetValue(name, out GoldenProgram? program) && program.Runs.FirstOrDefault(r => r.ToString() == id) is { } r:
                return r.Error is { } error ? new Answer(error, []) : new Answer(null, [.. fetches.Select(f => r.Fetches[f])]);
            default:
                return null;
        }

        static GoldenGradient? Gradient(GoldenGradient? first, int run) => run == 1 ? first : run == 2 ? first?.Second : null;
    }

    private sealed record Answer(GoldenError? Error, IReadOnlyList<GoldenValue?> Values);

    private sealed class Opened(RecordedEngine engine, IEngineSession inner, int number) : IEngineSession
    {
        private readonly ImportRules.Imported _graph = engine._rules.Begin();
        private int _runs;

        public Action<string>? Output { get; set; }

        public FilePermits Files => inner.Files;

        public void Extend(GraphDef graph, IReadOnlyCollection<OpDef> ops)
        {
            _graph.Add(graph);
            inner.Extend(graph, ops);
        }

        public IEngineCall Prepare(RunSignature signature)
        {
            IEngineCall? call = null;
            EngineException? refusal = PairSession.Try(() => call = inner.Prepare(signature));
            return new Called(this, call, refusal, signature);
        }

        public void Dispose() => inner.Dispose();

        public void Run(IEngineCall? call, EngineException? refusal, RunSignature signature, HostTensor[] feeds, Span<HostTensor> fetches)
        {
            _graph.RequireKernels();
            Answer? answer = engine.Find(number, _runs++, signature.Fetches);
            if (answer?.Error is { } error)
            {
                throw new EngineException((StatusCode)error.Code!, error.Text);
            }

            HostTensor[] own = new HostTensor[fetches.Length];
            PairSession.Rethrow(refusal ?? PairSession.Try(() => call!.Run(feeds, own)));
            for (int i = 0; i < own.Length; i++)
            {
                if (answer is not null && answer.Values.Count == own.Length)
                {
                    own[i] = Recorded(answer.Values[i], own[i]);
                }
                else if (answer is not null)
                {
                    engine.Unanswered += own[i].Count;
                }
            }

            own.CopyTo(fetches);
        }

        private HostTensor Recorded(GoldenValue? value, HostTensor own)
        {
            GoldenTensor? tensor = value as GoldenTensor ?? (value as GoldenSlices)?.ToDense(own.Dimensions.Length > 0 ? own.Dimensions[0] : 0);
            (engine.Answered, engine.Unanswered) = tensor is null ? (engine.Answered, engine.Unanswered + own.Count) : (engine.Answered + own.Count, engine.Unanswered);
            return tensor is not null ? engine.Spoil(GoldenHost.ToHost(tensor)) : value is null ? Undefined(own) : own;
        }

        private static HostTensor Undefined(HostTensor like)
        {
            var undefined = new HostTensor(like.DataType, like.Dimensions);
            if (undefined.DataType != DataType.DtString)
            {
                undefined.Bytes().Fill(0x4B);
            }

            return undefined;
        }
    }

    private sealed class Called(Opened session, IEngineCall? call, EngineException? refusal, RunSignature signature) : IEngineCall
    {
        public void Run(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, CancellationToken cancellation = default)
            => session.Run(call, refusal, signature, feeds.ToArray(), fetches);
    }
}
