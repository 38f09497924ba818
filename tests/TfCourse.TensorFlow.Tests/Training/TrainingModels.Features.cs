using Tensorflow;
using static Tensorflow.Binding;
using static TfCourse.TensorFlow.Tests.ModelParameters;

namespace TfCourse.TensorFlow.Tests;

/// <content>What else is inside of a model: regularization, dropout, batch normalization, clipping, schedules, averages.</content>
internal static partial class TrainingModels
{
    private static IVariableV1[] Kernels() => [.. tf.trainable_variables().Where(v => v.Name.Contains("kernel", StringComparison.Ordinal))];

    private static void L2Loss(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor z = p.Dense(p.Dense(x, p.Hidden, 1, "a"), p.Classes, 2, "b", Identity);
        Tensor loss = tf.add(CrossEntropy(y, z), 0.05f * tf.add_n([.. Kernels().Select(w => tf.nn.l2_loss(w.AsTensor()))]), name: "loss");
        using (tf.control_dependencies([loss]))
        {
            tf.train.AdamOptimizer(0.05f).minimize(loss);
        }
    }

    // The course's term: lambda / (2 m) times the sum of squares, m from the batch.
    private static void L2Course(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor z = p.Dense(p.Dense(x, p.Hidden, 1, "a", a => tf.nn.relu(a)), p.Classes, 2, "b", Identity);
        Tensor m = tf.cast(tf.shape(x)[0], p.Dtype);
        Tensor[] squares = [.. Kernels().Select(v => tf.reduce_sum(tf.square(v.AsTensor())))];
        Tensor loss = CrossEntropy(y, z) + (0.7 / (2.0 * m) * (squares[0] + squares[1]));
        using (tf.control_dependencies([loss]))
        {
            tf.train.GradientDescentOptimizer(0.2f).minimize(loss);
        }
    }

    private static void DropoutKeep(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor keep = tf.placeholder_with_default(tf.constant(0.6, p.Dtype), Shape.Scalar, "keep");
        Tensor d = tf.nn.dropout(p.Dense(x, p.Hidden, 1, "a", a => tf.nn.relu(a)), keep, seed: p.Seed(5), name: "drop");
        tf.train.GradientDescentOptimizer(0.2f).minimize(CrossEntropy(y, p.Dense(d, p.Classes, 2, "b", Identity)));
    }

    private static void DropoutRate(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor a = tf.nn.dropout(p.Dense(x, p.Hidden, 1, "a"), rate: 0.3, seed: p.Seed(6), name: "drop");
        Tensor b = tf.nn.dropout(p.Dense(a, p.Hidden, 2, "b"), rate: 0.5, noise_shape: new[] { 1, p.Hidden }, seed: p.Seed(7), name: "columns");
        tf.train.AdamOptimizer(0.01f).minimize(CrossEntropy(y, p.Dense(b, p.Classes, 3, "c", Identity)));
    }

    // Moments of the batch, gamma and beta learned, running averages in UPDATE_OPS, the switch between both through tf.cond.
    private static void BatchNormMoments(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor training = tf.placeholder_with_default(true, Shape.Scalar, "training");
        Tensor z = tf.matmul(x, p.Var("kernel", (p.N, p.Hidden), p.Glorot(1)).AsTensor());
        IVariableV1 gamma = p.Var("gamma", p.Hidden, tf.ones_initializer), beta = p.Var("beta", p.Hidden, tf.zeros_initializer);
        IVariableV1 mean = p.Var("moving_mean", p.Hidden, tf.zeros_initializer, false), variance = p.Var("moving_variance", p.Hidden, tf.ones_initializer, false);
        (Tensor batchMean, Tensor batchVariance) = tf.nn.moments(z, new[] { 0 });
        foreach ((IVariableV1 v, Tensor b) in new[] { (mean, batchMean), (variance, batchVariance) })
        {
            tf.add_to_collection(GraphKeys.UPDATE_OPS, tf.assign_sub(v, (Read(v) - b) * tf.cast((float)(1 - 0.9), p.Dtype)));
        }

        Tensor[] chosen = tf.cond(training, () => new[] { batchMean, batchVariance }, () => new[] { tf.identity(Read(mean)), tf.identity(Read(variance)) });
        Tensor a = tf.nn.relu(tf.nn.batch_normalization(z, chosen[0], chosen[1], beta.AsTensor(), gamma.AsTensor(), 1e-3), name: "normalized");
        Tensor logits = p.Dense(a, p.Classes, 2, "b", Identity);
        tf.nn.softmax(logits, name: "probability");
        using (tf.control_dependencies([.. tf.get_collection<Tensor>(GraphKeys.UPDATE_OPS)]))
        {
            tf.train.AdamOptimizer(0.02f).minimize(CrossEntropy(y, logits));
        }
    }

    private static void BatchNormMoving(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor z = tf.matmul(x, p.Var("kernel", (p.N, p.Hidden), p.Glorot(1)).AsTensor());
        (Tensor batchMean, Tensor batchVariance) = tf.nn.moments(z, new[] { 0 });
        IVariableV1 mean = p.Var("moving_mean", p.Hidden, tf.zeros_initializer, false), variance = p.Var("moving_variance", p.Hidden, tf.ones_initializer, false);
        IVariableV1 debiased = p.Var("debiased", p.Hidden, tf.zeros_initializer, false);
        Operation[] updates =
        [
            MovingAverages.Assign(mean, batchMean, 0.9f, false), MovingAverages.Assign(variance, batchVariance, 0.9f, false), MovingAverages.Assign(debiased, batchMean, 0.9f, true),
        ];
        Tensor a = tf.nn.batch_normalization(z, batchMean, batchVariance, p.Var("beta", p.Hidden, tf.zeros_initializer).AsTensor(), null, 1e-5);
        Tensor logits = p.Dense(tf.tanh(a), p.Classes, 2, "b", Identity);
        using (tf.control_dependencies([.. updates]))
        {
            tf.train.GradientDescentOptimizer(0.2f).minimize(CrossEntropy(y, logits));
        }
    }

    private static Tensor[] BatchNorm(ModelParameters p, Tensor z, IVariableV1 gamma, IVariableV1 beta, Tensor? mean = null, Tensor? variance = null)
        => tf.nn.fused_batch_norm(z, gamma.AsTensor(), beta.AsTensor(), mean, variance, epsilon: 1e-3f, is_training: mean is null);

    // fused_batch_norm over [N, 1, 1, C]; the op's own variance feeds the running average.
    private static void BatchNormFused(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor z = tf.reshape(tf.matmul(x, p.Var("kernel", (p.N, p.Hidden), p.Glorot(1)).AsTensor()), new Shape(-1, 1, 1, p.Hidden));
        IVariableV1 gamma = p.Var("gamma", p.Hidden, p.Uniform(4, 0.5, 1.5)), beta = p.Var("beta", p.Hidden, tf.zeros_initializer);
        IVariableV1 mean = p.Var("moving_mean", p.Hidden, tf.zeros_initializer, false), variance = p.Var("moving_variance", p.Hidden, tf.ones_initializer, false);
        Tensor[] normalized = BatchNorm(p, z, gamma, beta);
        Tensor[] updates =
        [
            tf.assign_sub(mean, (Read(mean) - normalized[1]) * 0.1f), tf.assign_sub(variance, (Read(variance) - normalized[2]) * 0.1f),
        ];
        Tensor logits = p.Dense(tf.nn.relu(tf.reshape(normalized[0], new Shape(-1, p.Hidden))), p.Classes, 2, "b", Identity);
        tf.identity(BatchNorm(p, z, gamma, beta, tf.identity(Read(mean)), tf.identity(Read(variance)))[0], "inference");
        using (tf.control_dependencies([.. updates.Select(u => u.op)]))
        {
            tf.train.MomentumOptimizer(0.05f, 0.9f).minimize(CrossEntropy(y, logits));
        }
    }

    private static void Clipped(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor loss = 5f * CrossEntropy(y, p.Dense(p.Dense(x, p.Hidden, 1, "a"), p.Classes, 2, "b", Identity));
        Optimizer optimizer = tf.train.GradientDescentOptimizer(0.2f);
        Tuple<Tensor, IVariableV1>[] pairs = optimizer.compute_gradients(loss);
        Tensor[] gradients = [.. pairs.Select(g => g.Item1)];
        gradients = p.Text("clip") switch
        {
            "value" => [.. gradients.Select(g => tf.clip_by_value(g, -0.1f, 0.2f))],
            "norm" => [.. gradients.Select(g => tf.clip_by_norm(g, 0.3f))],
            "average_norm" => [.. gradients.Select(g => tf.clip_by_average_norm(g, 0.02f))],
            _ => tf.clip_by_global_norm(gradients, 0.5f).list_clipped,
        };
        optimizer.apply_gradients([.. zip(gradients, pairs).Select(g => Tuple.Create(g.Item1, g.Item2.Item2))]);
    }

    // The learning rate is a function of the global step; the other schedules stand beside it.
    private static void Decayed(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor loss = CrossEntropy(y, p.Dense(x, p.Classes, 1, "a", Identity));
        IVariableV1 g = p.Ref ? tf.get_variable("global_step", Shape.Scalar, tf.int64, tf.zeros_initializer, false, use_resource: false) : tf.train.get_or_create_global_step();
        train_api t = tf.train;
        (string Name, Func<Tensor> Rate)[] rates =
        [
            ("exponential", () => t.exponential_decay(0.5f, g, 7, 0.8f)), ("staircase", () => t.exponential_decay(0.5f, g, 7, 0.8f, staircase: true)),
            ("inverse_time", () => t.inverse_time_decay(0.5f, g, 5, 0.5f)), ("inverse_staircase", () => t.inverse_time_decay(0.5f, g, 5, 0.5f, staircase: true)),
            ("natural_exp", () => t.natural_exp_decay(0.5f, g, 6, 0.3f)), ("polynomial", () => t.polynomial_decay(0.5f, g, 12, 0.05f, power: 2f)),
            ("polynomial_cycle", () => t.polynomial_decay(0.5f, g, 6, 0.05f, power: 1f, cycle: true)),
            ("piecewise", () => t.piecewise_constant(g, [4, 11], [0.5f, 0.2f, 0.1f])), ("cosine", () => t.cosine_decay(0.5f, g, 15, 0.1f)),
            ("cosine_restarts", () => t.cosine_decay_restarts(0.5f, g, 4, t_mul: 1.5f, m_mul: 0.8f, alpha: 0.05f)),
            ("linear_cosine", () => t.linear_cosine_decay(0.5f, g, 15)),
        ];
        string schedule = p.Text("schedule");
        Tensor[] named = [.. rates.Where(r => schedule == "exponential" || r.Name == schedule).Select(r => tf.identity(r.Rate(), "lr_" + r.Name))];
        using (tf.control_dependencies([.. named]))
        {
            tf.train.GradientDescentOptimizer(named[0]).minimize(loss, global_step: g);
        }
    }

    private static void Averaged(ModelParameters p)
    {
        (Tensor x, Tensor y) = p.Inputs();
        Tensor loss = CrossEntropy(y, p.Dense(x, p.Classes, 1, "a", Identity));
        IVariableV1 g = tf.train.get_or_create_global_step();
        ExponentialMovingAverage averages = p.Flag("updates") ? tf.train.ExponentialMovingAverage(0.9f, g, p.Flag("debias")) : tf.train.ExponentialMovingAverage(0.9f, zero_debias: p.Flag("debias"));
        Operation train = tf.train.AdamOptimizer(0.1f).minimize(loss, global_step: g), keep, keepLoss;
        using (tf.control_dependencies([train]))
        {
            keep = averages.apply(tf.trainable_variables());
        }

        ExponentialMovingAverage ofLoss = tf.train.ExponentialMovingAverage(0.8f, zero_debias: true);
        using (tf.control_dependencies([loss]))
        {
            keepLoss = ofLoss.apply([loss]);
        }

        tf.group([keep, keepLoss], "train_and_average");
    }
}
