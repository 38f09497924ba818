using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Recurrent cells in loops of the graph and unrolled, against the same steps written by hand in float64.</summary>
[TestFixture]
public sealed class RecurrentTests
{
    private const int Examples = 3, Times = 4, Depth = 2, Units = 5;
    private static readonly int[] Lengths = [4, 2, 0];

    [SetUp]
    public void NewGraph()
    {
        tf.reset_default_graph();
        tf.set_random_seed(11);
        np.random.seed(5);
    }

    private static RnnCell Cell(string kind) => kind switch
    {
        "plain" => tf.nn.rnn_cell.BasicRNNCell(Units),
        "lstm" => tf.nn.rnn_cell.BasicLSTMCell(Units, forget_bias: 0.5f),
        _ => tf.nn.rnn_cell.GRUCell(Units),
    };

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double[] Affine(double[] x, double[] h, double[] kernel, double[] bias)
    {
        double[] row = [.. x, .. h];
        return [.. bias.Select((b, j) => b + row.Select((v, i) => v * kernel[(i * bias.Length) + j]).Sum())];
    }

    // One step of one example; the state's parts one after the other, the output last among them.
    private static double[][] ByHand(string kind, double[] x, double[][] state, double[][] p)
    {
        switch (kind)
        {
            case "plain":
                return [[.. Affine(x, state[0], p[0], p[1]).Select(Math.Tanh)]];
            case "lstm":
                double[] z = Affine(x, state[1], p[0], p[1]);
                double[] c = [.. Enumerable.Range(0, Units).Select(k => (state[0][k] * Sigmoid(z[(2 * Units) + k] + 0.5)) + (Sigmoid(z[k]) * Math.Tanh(z[Units + k])))];
                return [c, [.. c.Select((v, k) => Math.Tanh(v) * Sigmoid(z[(3 * Units) + k]))]];
            default:
                double[] gates = [.. Affine(x, state[0], p[0], p[1]).Select(Sigmoid)];
                double[] reset = [.. state[0].Select((h, k) => h * gates[k])];
                double[] candidate = [.. Affine(x, reset, p[2], p[3]).Select(Math.Tanh)];
                return [[.. candidate.Select((v, k) => (gates[Units + k] * state[0][k]) + ((1 - gates[Units + k]) * v))]];
        }
    }

    [Test]
    public void A_loop_gives_what_the_steps_by_hand_give([Values("plain", "lstm", "gru")] string kind, [Values] bool lengths, [Values] bool timeMajor)
    {
        NDArray x = np.random.randn(Examples, Times, Depth);
        Tensor input = tf.placeholder(tf.float64, timeMajor ? new Shape(-1, -1, Depth) : (-1, Times, Depth));
        RnnCell cell = Cell(kind);
        var (outputs, state) = tf.nn.dynamic_rnn(cell, input, lengths ? tf.constant(Lengths) : null, tf.float64, time_major: timeMajor);
        using var sess = tf.Session();
        sess.run(tf.global_variables_initializer());
        double[][] parameters = [.. cell.trainable_variables.Select(v => sess.run(v.AsTensor()).ToArray<double>())];
        NDArray[] got = sess.run(new object[] { timeMajor ? tf.transpose(outputs, new[] { 1, 0, 2 }) : outputs, state }, (input, timeMajor ? np.transpose(x, new[] { 1, 0, 2 }) : x));

        double[] wantedOutputs = new double[Examples * Times * Units], values = x.ToArray<double>();
        double[][] wantedState = [.. cell.state_size.Select(_ => new double[Examples * Units])];
        for (int e = 0; e < Examples; e++)
        {
            double[][] now = [.. cell.state_size.Select(_ => new double[Units])];
            for (int t = 0; t < (lengths ? Lengths[e] : Times); t++)
            {
                now = ByHand(kind, values[(((e * Times) + t) * Depth)..(((e * Times) + t + 1) * Depth)], now, parameters);
                now[^1].CopyTo(wantedOutputs, ((e * Times) + t) * Units);
            }

            for (int part = 0; part < now.Length; part++)
            {
                now[part].CopyTo(wantedState[part], e * Units);
            }
        }

        Assert.Multiple(() =>
        {
            Assert.That(got[0].ToArray<double>(), Is.EqualTo(wantedOutputs).Within(1e-12));
            Assert.That(got[1..].Select(s => s.ToArray<double>()), Is.EqualTo(wantedState).Within(1e-12));
            Assert.That(outputs.shape[2], Is.EqualTo(Units));
            Assert.That(cell.trainable_variables.Select(v => v.Name), Is.EqualTo(kind switch
            {
                "plain" => new[] { "rnn/basic_rnn_cell/kernel:0", "rnn/basic_rnn_cell/bias:0" },
                "lstm" => ["rnn/basic_lstm_cell/kernel:0", "rnn/basic_lstm_cell/bias:0"],
                _ => ["rnn/gru_cell/gates/kernel:0", "rnn/gru_cell/gates/bias:0", "rnn/gru_cell/candidate/kernel:0", "rnn/gru_cell/candidate/bias:0"],
            }));
        });
    }

    [Test]
    public void Gradients_through_the_loop_are_the_differences_of_the_loss([Values("plain", "lstm", "gru")] string kind)
    {
        Tensor input = tf.constant(np.random.randn(Examples, Times, Depth));
        RnnCell cell = Cell(kind);
        var (outputs, state) = tf.nn.dynamic_rnn(cell, input, tf.constant(Lengths), tf.float64);
        Tensor loss = tf.reduce_sum(tf.square(outputs)) + tf.reduce_sum(tf.sin(state[0]));
        Tensor[] variables = [.. cell.trainable_variables.Select(v => v.AsTensor())];
        Tensor[] slopes = tf.gradients(loss, [.. cell.trainable_variables.Select(v => (Tensor)(ResourceVariable)v)]);
        using var sess = tf.Session();
        sess.run(tf.global_variables_initializer());
        for (int v = 0; v < variables.Length; v++)
        {
            var variable = (ResourceVariable)cell.trainable_variables[v];
            NDArray at = sess.run(variables[v]), slope = sess.run(slopes[v]);
            foreach (int place in new[] { 0, (int)at.size / 2, (int)at.size - 1 })
            {
                double Cost(double step)
                {
                    double[] moved = at.ToArray<double>();
                    moved[place] += step;
                    variable.load(np.array(moved).reshape(at.shape), sess);
                    return sess.run(loss);
                }

                double difference = (Cost(1e-6) - Cost(-1e-6)) / 2e-6;
                variable.load(at, sess);
                Assert.That(slope.ToArray<double>()[place], Is.EqualTo(difference).Within(1e-7), $"{variable.Name} at {place}");
            }
        }
    }

    [Test]
    public void Unrolled_it_gives_the_same_and_backward_it_sees_the_end_first()
    {
        NDArray x = np.random.randn(Examples, Times, Depth);
        Tensor[] times = tf.unstack(tf.constant(x), axis: 1);
        var cell = new BasicLstmCell(Units, forget_bias: 1.0f);
        var (unrolled, last) = rnn.static_rnn(cell, times);
        var (looped, end) = tf.nn.dynamic_rnn(cell, tf.constant(x), dtype: tf.float64);
        var back = new BasicLstmCell(Units);
        var (both, _, stateBack) = rnn.static_bidirectional_rnn(new BasicLstmCell(Units), back, times, dtype: tf.float64);
        using var sess = tf.Session();
        sess.run(tf.global_variables_initializer());
        Assert.That(sess.run(tf.stack(unrolled, axis: 1)).ToArray<double>(), Is.EqualTo(sess.run(looped).ToArray<double>()).Within(1e-14));
        Assert.That(sess.run(last[0]).ToArray<double>(), Is.EqualTo(sess.run(end[0]).ToArray<double>()).Within(1e-14));
        Assert.That(both.Select(b => b.shape[1]), Is.All.EqualTo(2 * Units));
        Assert.That(sess.run(both[0][Slice.All, new Slice(Units, 2 * Units)]).ToArray<double>(), Is.EqualTo(sess.run(stateBack[1]).ToArray<double>()), "what went backward ends at the first time");
        Assert.That(back.trainable_variables[0].Name, Is.EqualTo("bidirectional_rnn/bw/basic_lstm_cell/kernel:0"));
    }

    [Test]
    public void A_network_learns_to_tell_sequences_by_their_first_element()
    {
        Tensor x = tf.placeholder(tf.float32, (-1, 6, 1)), y = tf.placeholder(tf.int32, new Shape(-1));
        var (_, state) = tf.nn.dynamic_rnn(tf.nn.rnn_cell.GRUCell(8), x, dtype: tf.float32);
        Tensor logits = tf.matmul(state, tf.get_variable("W", (8, 2)).AsTensor());
        Tensor loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels: y, logits: logits));
        Operation train = tf.train.AdamOptimizer(0.02f).minimize(loss);
        NDArray sequences = np.random.randn(64, 6, 1).astype(tf.float32);
        int[] first = [.. sequences.ToArray<float>().Where((_, i) => i % 6 == 0).Select(v => v > 0 ? 1 : 0)];
        using var sess = tf.Session();
        sess.run(tf.global_variables_initializer());
        float before = sess.run(loss, (x, sequences), (y, first));
        foreach (int _ in range(150))
        {
            sess.run(train, (x, sequences), (y, first));
        }

        Assert.That((float)sess.run(loss, (x, sequences), (y, first)), Is.LessThan(before / 4));
    }

    [Test]
    public void Wrong_inputs_are_refused()
    {
        RnnCell cell = Cell("plain");
        Assert.Multiple(() =>
        {
            Assert.That(() => tf.nn.dynamic_rnn(cell, tf.zeros((2, 3)), dtype: tf.float32), Throws.TypeOf<ValueError>().With.Message.Contains("rank 3"));
            Assert.That(() => tf.nn.dynamic_rnn(cell, tf.placeholder(tf.float32, (2, 3, -1)), dtype: tf.float32), Throws.TypeOf<ValueError>().With.Message.Contains("shape[-1]"));
            Assert.That(() => tf.nn.dynamic_rnn(cell, tf.zeros((2, 3, 4))), Throws.TypeOf<ValueError>().With.Message.Contains("dtype"));
            Assert.That(() => rnn.static_rnn(cell, []), Throws.TypeOf<ValueError>());
            Assert.That(() => tf.nn.rnn_cell.GRUCell(0), Throws.TypeOf<ValueError>().With.Message.Contains("num_units"));
        });
        tf.nn.dynamic_rnn(cell, tf.zeros((2, 3, 4)), dtype: tf.float32);
        Assert.That(() => tf.nn.dynamic_rnn(cell, tf.zeros((2, 3, 5)), dtype: tf.float32), Throws.TypeOf<ValueError>().With.Message.Contains("4 columns"));
    }
}
