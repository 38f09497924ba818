using System.Globalization;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Cli;
using static Tensorflow.Binding;

namespace TfCourse.Benchmarks;

/// <summary>Steps through a session beside the same steps written by hand without one, in turn: what a graph costs.</summary>
internal static class HandBenchmark
{
    private const int Agreeing = 20;

    /// <summary>Prints the time of a step of both, and how much longer the session's is.</summary>
    /// <returns>Whether it is within the goals: 1.3 times for the tiny network, 1.03 for the large one.</returns>
    public static bool Run(TextWriter output, int rounds)
    {
        bool reached = true;
        output.WriteLine("model     session µs   by hand µs   ratio    goal");
        foreach ((string name, double goal) in new[] { ("tiny", 1.3), ("signs", 1.03), ("mnist", 1.03) })
        {
            StepModel model = StepModel.Find(name);
            Graph graph = new Graph().as_default();
            tf.set_random_seed(1);
            StepGraph nodes = model.Build();
            graph.Exit();
            using var session = new Session(graph, new ConfigProto { IntraOpParallelismThreads = 1 });
            session.run(nodes.Initialize);
            NDArray[] examples = model.Examples(seed: 1);
            SessionCallable call = session.make_callable(new ITensorOrOperation[] { nodes.Loss, nodes.Train }, nodes.X, nodes.Y);
            float[][] start = [.. Enumerable.Range(1, model.Sizes.Length - 1).Select(l => session.run(graph.as_graph_element($"W{l}/Read/ReadVariableOp:0")).ToArray<float>())];
            int[] labels = model.Sizes[^1] == 1 ? Array.ConvertAll(examples[1].ToArray<float>(), y => (int)y) : examples[1].ToArray<int>();
            var hand = new HandWrittenMlp(model.Sizes, examples[0].ToArray<float>(), labels, start);
            for (int i = 0; i < Agreeing; i++)
            {
                float ours = (float)call.run_reusing(examples)[0], byHand = hand.Step();
                if (!(MathF.Abs(ours - byHand) <= 1e-4f * MathF.Max(1, byHand)))
                {
                    throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Step {i} of {name} costs {ours} in the session and {byHand} by hand: they do different things."));
                }
            }

            (double[] rates, double[] ratios, _) = Interleaved.Measure(1, rounds, () => call.run_reusing(examples), () => hand.Step());
            double ratio = 1 / ratios[1];
            reached &= ratio <= goal;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-8} {1e-3 / rates[0],11:F2} {1e-3 / rates[1],12:F2} {ratio,7:F3} {goal,7:F2}"));
        }

        return reached;
    }
}
