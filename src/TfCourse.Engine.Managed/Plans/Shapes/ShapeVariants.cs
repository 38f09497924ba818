using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>
/// The plans of a call: one for all shapes, and for shapes of feeds that come again and again, of which what follows is computed once.
/// </summary>
internal sealed class ShapeVariants
{
    // More shapes than these, say of sentences of all lengths, are not worth their plans.
    private const int Most = 8;

    private readonly ManagedSession _session;
    private readonly RunSignature _signature;
    private readonly bool _mayVary;
    private readonly Lock _lock = new();
    private readonly List<Seen> _seen = [];
    private volatile Variant[] _variants = [];

    public ShapeVariants(ManagedSession session, Plan plan, RunSignature signature)
    {
        (_session, _signature, General) = (session, signature, new PlanPool(session, plan));
        _mayVary = plan.AsksForShapes && session.Options.Runs(ShapePass.PassName);
    }

    /// <summary>The plan for feeds of any shapes.</summary>
    public PlanPool General { get; }

    /// <summary>The plan for feeds of these shapes.</summary>
    public PlanPool Choose(ReadOnlySpan<HostTensor> feeds)
    {
        if (_mayVary)
        {
            foreach (Variant variant in _variants)
            {
                if (variant.Fits(feeds))
                {
                    return variant.Pool;
                }
            }
        }

        return General;
    }

    /// <summary>Counts a run that has no plan of its own.</summary>
    /// <returns>What is to watch the run, when the time for such a plan has come; else null.</returns>
    public ShapeRecorder? Count(ReadOnlySpan<HostTensor> feeds)
    {
        if (!_mayVary)
        {
            return null;
        }

        lock (_lock)
        {
            Seen? seen = Find(feeds);
            if (seen is null)
            {
                if (_seen.Count == Most)
                {
                    return null;
                }

                _seen.Add(seen = new Seen(ShapesOf(feeds)));
            }

            return seen.Runs++ == _session.Options.Patience ? new ShapeRecorder(_session, General.Plan) : null;
        }
    }

    /// <summary>Makes a plan of what a run has shown.</summary>
    public void Add(ShapeRecorder recorder, ReadOnlySpan<HostTensor> feeds)
    {
        DecidedShapes shapes = recorder.Result(ShapesOf(feeds));
        Plan plan = _session.Compile(_signature, shapes: shapes);
        if (plan.Steps.Length < General.Plan.Steps.Length)
        {
            lock (_lock)
            {
                _variants = [.. _variants, new Variant(shapes, new PlanPool(_session, plan))];
            }

            // What ran these shapes so far keeps as much memory as the new plan will take.
            General.Clear();
        }
    }

    private Seen? Find(ReadOnlySpan<HostTensor> feeds)
    {
        foreach (Seen seen in _seen)
        {
            if (Same(seen.Shapes, feeds))
            {
                return seen;
            }
        }

        return null;
    }

    private static Dims[] ShapesOf(ReadOnlySpan<HostTensor> feeds) => Array.ConvertAll(feeds.ToArray(), f => new Dims(f.Dimensions));

    private static bool Same(Dims[] shapes, ReadOnlySpan<HostTensor> feeds)
    {
        for (int i = 0; i < shapes.Length; i++)
        {
            if (!shapes[i].Has(feeds[i].Dimensions))
            {
                return false;
            }
        }

        return true;
    }

    private sealed record Variant(DecidedShapes Shapes, PlanPool Pool)
    {
        public bool Fits(ReadOnlySpan<HostTensor> feeds) => Same(Shapes.Feeds, feeds) && Shapes.Holds();
    }

    private sealed class Seen(Dims[] shapes)
    {
        public Dims[] Shapes => shapes;

        public int Runs { get; set; }
    }
}
