using System.Diagnostics;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Cli;
using TfCourse.Engine;

namespace TfCourse.Conformance;

/// <summary>How fast both engines train a model.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Ours">Steps a second of the managed engine, the median of the rounds.</param>
/// <param name="Theirs">Steps a second of TensorFlow.</param>
/// <param name="Rounds">How often each was measured.</param>
internal sealed record Speed(string Model, double Ours, double Theirs, int Rounds);

/// <summary>The benchmark's training steps on both engines in turn, on one thread, each with its usual rewriting of graphs.</summary>
internal static class BenchPart
{
    private const int Rounds = 7;
    private const double SecondsOfRound = 0.4;

    public static List<Speed> Run(IEngine ours, IEngine theirs, Action<string> progress, double seconds = SecondsOfRound)
    {
        var speeds = new List<Speed>();
        foreach (StepModel model in StepModel.All)
        {
            progress("bench: " + model.Name);
            using var first = new Contestant(model, ours);
            using var second = new Contestant(model, theirs);
            var rates = new List<(double Ours, double Theirs)>();
            for (int round = 0; round < Rounds; round++)
            {
                // In turn, and each first as often as second: what else the machine does meets both.
                double a = round % 2 == 0 ? first.Measure(seconds) : 0, b = second.Measure(seconds);
                rates.Add((round % 2 == 0 ? a : first.Measure(seconds), b));
            }

            speeds.Add(new Speed(model.Name, Median(rates.Select(r => r.Ours)), Median(rates.Select(r => r.Theirs)), Rounds));
        }

        return speeds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private sealed class Contestant : IDisposable
    {
        private readonly Session _session;
        private readonly SessionCallable _step;
        private readonly NDArray[] _examples;

        public Contestant(StepModel model, IEngine engine)
        {
            using Graph graph = new Graph().as_default();
            StepGraph nodes = model.Build();
            _session = new Session(graph, new ConfigProto { IntraOpParallelismThreads = 1, InterOpParallelismThreads = 1 }, engine);
            _session.run(nodes.Initialize);
            _step = _session.make_callable(new object[] { nodes.Loss, nodes.Train }, nodes.X, nodes.Y);
            _examples = model.Examples(seed: 1);
            for (int i = 0; i < 3; i++)
            {
                _step.run_reusing(_examples);
            }
        }

        public double Measure(double seconds)
        {
            long start = Stopwatch.GetTimestamp();
            int steps = 0;
            do
            {
                _step.run_reusing(_examples);
                steps++;
            }
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);
            return steps / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        public void Dispose() => _session.Dispose();
    }
}
