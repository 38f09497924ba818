using Tensorflow;
using static Tensorflow.Binding;
using static TfCourse.TensorFlow.Tests.ModelParameters;

namespace TfCourse.TensorFlow.Tests;

/// <content>Branches, loops, recurrent networks.</content>
internal static partial class TrainingModels
{
    private static void Conditional(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor a = p.Dense(x, p.Hidden, 1, "a");
        IVariableV1 w1 = p.Var("w1", (p.Hidden, p.Hidden), p.Glorot(2)), w2 = p.Var("w2", (p.Hidden, p.Hidden), p.Glorot(3));
        Tensor b = tf.cond(tf.reduce_sum(x) > 0f, () => tf.tanh(tf.matmul(a, Read(w1))), () => tf.nn.relu(tf.matmul(a, Read(w2)) - 0.1));
        tf.train.MomentumOptimizer(0.1f, 0.9f).minimize(CrossEntropy(y, p.Dense(b, p.Classes, 4, "b", Identity)));
    }

    // A recurrent network over the columns of X as a sequence: a loop with an array of outputs.
    private static void RecurrentWhile(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        int h = p.Hidden;
        IVariableV1 wx = p.Var("wx", (1, h), p.Uniform(1)), wh = p.Var("wh", (h, h), p.Glorot(2)), b = p.Var("b", h, tf.zeros_initializer);
        Tensor rx = Read(wx), rh = Read(wh), rb = Read(b);
        Tensor xs = tf.expand_dims(tf.transpose(x), 2);
        TensorArray outputs = tf.TensorArray(p.Dtype, p.N, element_shape: (-1, h));
        Tensor[] last = tf.while_loop(
            v => v[0] < p.N,
            v =>
            {
                Tensor s = tf.tanh(tf.matmul(xs[v[0]], rx) + tf.matmul(v[1], rh) + rb);
                return [v[0] + 1, s, outputs.With(v[2]).write(v[0], s).flow];
            },
            [0, tf.zeros(tf.stack([tf.shape(x)[0], h]), p.Dtype), outputs.flow], shape_invariants: [Shape.Scalar, (-1, h), Shape.Null]);
        Tensor mean = tf.reduce_mean(outputs.With(last[2]).stack(), 0);
        tf.train.AdamOptimizer(0.02f).minimize(CrossEntropy(y, p.Dense(tf.concat([last[1], mean], 1), p.Classes, 4, "b", Identity)));
    }

    // An LSTM cell, unrolled: split, sigmoid gates, concat, weights used at every step; gradients clipped.
    private static void UnrolledLstm(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        int h = p.Hidden;
        IVariableV1 k = p.Var("kernel", (1 + h, 4 * h), p.Glorot(1)), b = p.Var("bias", 4 * h, tf.zeros_initializer);
        Tensor c = tf.zeros(tf.stack([tf.shape(x)[0], h]), p.Dtype), s = c;
        c.shape = (-1, h);
        foreach (int t in range(p.N))
        {
            Tensor[] gates = tf.split(tf.matmul(tf.concat([x[":", $"{t}:{t + 1}"], s], 1), k.AsTensor()) + b.AsTensor(), 4, 1);
            c = (tf.sigmoid(gates[2] + 1f) * c) + (tf.sigmoid(gates[0]) * tf.tanh(gates[1]));
            s = tf.sigmoid(gates[3]) * tf.tanh(c);
        }

        Tensor loss = CrossEntropy(y, p.Dense(s, p.Classes, 2, "b", Identity));
        Optimizer optimizer = tf.train.RMSPropOptimizer(0.01f);
        Tuple<Tensor, IVariableV1>[] pairs = optimizer.compute_gradients(loss);
        (Tensors clipped, _) = tf.clip_by_global_norm([.. pairs.Select(g => g.Item1)], 0.5f);
        optimizer.apply_gradients([.. zip(clipped, pairs).Select(g => Tuple.Create(g.Item1, g.Item2.Item2))]);
    }

    private static void Scanned(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor r = Read(p.Var("w", p.Classes, p.Uniform(1, 0.5, 1)));
        Tensor m = tf.map_fn(t => tf.tanh(t * r[0]) + (tf.reduce_mean(t) * r[1]), tf.transpose(x));
        m.shape = (p.N, -1);
        Tensor s = tf.scan((a, t) => (a * 0.5f) + (t * r[2]), m);
        Tensor z = p.Dense(tf.transpose(s), p.Classes, 2, "b", Identity);
        tf.train.GradientDescentOptimizer(0.1f).minimize(CrossEntropy(y, z));
    }
}
