using Tensorflow;
using static Tensorflow.Binding;
using static TfCourse.TensorFlow.Tests.ModelParameters;

namespace TfCourse.TensorFlow.Tests;

/// <content>Several losses, shared and frozen weights, gradients used by hand.</content>
internal static partial class TrainingModels
{
    // Two losses, two optimizers, two lists of variables, in turn.
    private static void TwoLosses(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor a, z;
        using (tf.variable_scope("g"))
        {
            a = p.Dense(x, p.Hidden, 1, "a");
        }

        using (tf.variable_scope("d"))
        {
            z = p.Dense(a, p.Classes, 2, "b", Identity);
        }

        Tensor one = CrossEntropy(y, z);
        Tensor two = tf.reduce_mean(tf.square(a - 0.2f)) - (0.1f * one);
        tf.train.AdamOptimizer(0.02f, name: "first").minimize(one, var_list: [.. tf.trainable_variables("d/")]);
        tf.train.MomentumOptimizer(0.1f, 0.9f, name: "second").minimize(two, var_list: [.. tf.trainable_variables("g/")]);
    }

    private static void SummedLosses(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor a = p.Dense(x, p.Hidden, 1, "a"), z = p.Dense(a, p.Classes, 2, "b", Identity);
        Tensor[] losses = [CrossEntropy(y, z), tf.reduce_sum(tf.abs(a)), tf.reduce_mean(tf.square(z))];
        IVariableV1[] variables = tf.trainable_variables();
        Tensor[] gradients = tf.gradients(
            losses, [.. variables.Select(v => v.AsTensor())], grad_ys: [.. new[] { 1.0, 0.01, 0.1 }.Select(w => tf.constant(w, p.Dtype))], gate_gradients: true);
        tf.train.AdagradOptimizer(0.2f).apply_gradients([.. zip(gradients, variables).Select(g => Tuple.Create(g.Item1, g.Item2))]);
    }

    // An autoencoder with tied weights, and a variable scope entered twice.
    private static void SharedWeights(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        IVariableV1 w = p.Var("W", (p.N, p.Hidden), p.Glorot(1));
        Tensor h = tf.tanh(tf.matmul(x, w.AsTensor()) + p.Var("b", p.Hidden, tf.zeros_initializer).AsTensor());
        Tensor back = tf.matmul(h, w.AsTensor(), transpose_b: true);
        var heads = new List<Tensor>();
        foreach (int turn in range(2))
        {
            Tensor t = turn == 0 ? h : tf.tanh(h * 1.5f);
            using (tf.variable_scope("head", reuse: ReuseMode.AUTO_REUSE))
            {
                heads.Add(p.Dense(t, p.Classes, 3, "d", Identity));
            }
        }

        Tensor loss = tf.reduce_mean(tf.square(back - x)) + CrossEntropy(y, heads[0]) + (0.5f * CrossEntropy(y, heads[1]));
        tf.train.AdamOptimizer(0.02f).minimize(loss);
    }

    private static void Stopped(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor a = p.Dense(x, p.Hidden, 1, "a"), z = p.Dense(a, p.Classes, 2, "b", Identity);
        IVariableV1 frozen = p.Var("frozen", p.Classes, p.Uniform(9), false);
        p.Var("unused", 2, tf.ones_initializer);
        Tensor target = tf.stop_gradient(tf.nn.softmax(z * 2f));
        Tensor loss = CrossEntropy(y, z + frozen.AsTensor()) + (0.3f * CrossEntropy(target, z)) + tf.reduce_mean(tf.stop_gradient(a) * z[":", ":1"]);
        tf.train.GradientDescentOptimizer(0.2f).minimize(loss);
    }

    // A loss with a gradient in it: second derivatives.
    private static void GradientPenalty(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor z = p.Dense(p.Dense(x, p.Hidden, 1, "a"), p.Classes, 2, "b", Identity);
        Tensor loss = CrossEntropy(y, z);
        Tensor g = tf.gradients(loss, x)[0];
        Tensor total = loss + (0.5f * tf.reduce_mean(tf.square((tf.norm(g, axis: 1) * 10f) - 1f)));
        tf.train.AdamOptimizer(0.02f).minimize(total);
    }

    // Gradients summed over three batches in variables of their own, then applied and cleared.
    private static void Accumulated(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor loss = CrossEntropy(y, p.Dense(x, p.Classes, 1, "a", Identity));
        IVariableV1[] variables = tf.trainable_variables();
        IVariableV1[] sums = [.. variables.Select(v => p.Var(v.Op.name + "/sum", v.shape, tf.zeros_initializer, false))];
        Tensor[] gradients = tf.gradients(loss, [.. variables.Select(v => v.AsTensor())]);
        Operation[] add = [.. zip(sums, gradients).Select(s => tf.assign_add(s.Item1, s.Item2).op)];
        Operation applied;
        using (tf.control_dependencies([.. add]))
        {
            applied = tf.train.AdamOptimizer(0.05f).apply_gradients([.. zip(sums, variables).Select(s => Tuple.Create(((ResourceVariable)s.Item1).value(), s.Item2))]);
        }

        using (tf.control_dependencies([applied]))
        {
            // Named after the two that follow, as Python's program makes them before these.
            tf.group([.. sums.Select(s => tf.assign(s, tf.zeros_like(Read(s))).op)]);
        }

        tf.group(add);
        tf.group(add);
    }

    // No optimizer class: gradients and assign_sub, the rate fed or a default; a metric with local variables.
    private static void ByHand(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor rate = tf.placeholder_with_default(tf.constant(0.3, p.Dtype), Shape.Scalar, "rate");
        Tensor z = p.Dense(p.Dense(x, p.Hidden, 1, "a", a => tf.nn.relu(a)), p.Classes, 2, "b", Identity);
        Tensor loss = CrossEntropy(y, z);
        IVariableV1[] variables = tf.trainable_variables();
        Tensor[] gradients = tf.gradients(loss, [.. variables.Select(v => v.AsTensor())], gate_gradients: true);
        foreach ((IVariableV1 v, Tensor g) in zip(variables, gradients))
        {
            tf.assign_sub(v, rate * g);
        }

        tf.metrics.accuracy(tf.argmax(y, 1), tf.argmax(z, 1), name: "accuracy");
    }

    private static void Losses(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor w = (tf.cast(tf.reduce_sum(x, 1) > 0f, p.Dtype) * 2f) + 0.5f;
        w.shape = new Shape(-1);
        Tensor z = p.Dense(p.Dense(x, p.Hidden, 1, "a"), p.Classes, 2, "b", Identity), a = tf.nn.softmax(z);
        losses_api losses = tf.losses;
        Tensor[] each =
        [
            losses.softmax_cross_entropy(y, z, label_smoothing: 0.1f), losses.softmax_cross_entropy(y, z, weights: w),
            losses.sigmoid_cross_entropy(y, z, label_smoothing: 0.2f), losses.sparse_softmax_cross_entropy(tf.argmax(y, 1), z, weights: w, reduction: Reduction.SUM),
            losses.mean_squared_error(y, a, weights: tf.expand_dims(w, 1)), losses.absolute_difference(y, a), losses.huber_loss(y, z, delta: 0.7f),
            losses.log_loss(y, a), losses.hinge_loss(y, z), losses.cosine_distance(tf.nn.l2_normalize(y, 1), tf.nn.l2_normalize(z, 1), axis: 1),
            losses.mean_pairwise_squared_error(y, z),
        ];
        each = [.. each.Select((e, i) => tf.identity(e, $"loss{i}"))];
        tf.add_to_collection(GraphKeys.REGULARIZATION_LOSSES, 0.01f * tf.nn.l2_loss(tf.trainable_variables()[0].AsTensor()));
        Tensor total = losses.get_total_loss();
        using (tf.control_dependencies([total, .. each]))
        {
            tf.train.GradientDescentOptimizer(0.01f).minimize(total);
        }
    }
}
