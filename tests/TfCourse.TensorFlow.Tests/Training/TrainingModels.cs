using Tensorflow;
using static Tensorflow.Binding;
using static TfCourse.TensorFlow.Tests.ModelParameters;

namespace TfCourse.TensorFlow.Tests;

/// <summary>The models of the recorded training runs, made with our own tf as Python's programs make them.</summary>
internal static partial class TrainingModels
{
    private static readonly Dictionary<string, Action<ModelParameters>> Models = new()
    {
        ["linear"] = Linear,
        ["logistic"] = Logistic,
        ["softmax"] = Softmax,
        ["course_mlp"] = CourseNetwork,
        ["wide_mlp"] = WideNetwork,
        ["embedding"] = Embedding,
        ["l2_loss"] = L2Loss,
        ["l2_course"] = L2Course,
        ["dropout_keep"] = DropoutKeep,
        ["dropout_rate"] = DropoutRate,
        ["batch_norm_moments"] = BatchNormMoments,
        ["batch_norm_moving"] = BatchNormMoving,
        ["batch_norm_fused"] = BatchNormFused,
        ["clipped"] = Clipped,
        ["decayed"] = Decayed,
        ["averaged"] = Averaged,
        ["two_losses"] = TwoLosses,
        ["summed_losses"] = SummedLosses,
        ["shared_weights"] = SharedWeights,
        ["stopped"] = Stopped,
        ["conditional"] = Conditional,
        ["rnn_while"] = RecurrentWhile,
        ["lstm_unrolled"] = UnrolledLstm,
        ["scanned"] = Scanned,
        ["gradient_penalty"] = GradientPenalty,
        ["accumulated"] = Accumulated,
        ["by_hand"] = ByHand,
        ["losses"] = Losses,
        ["conv_pool"] = ConvPool,
        ["conv_average"] = ConvAverage,
        ["conv_strided"] = ConvStrided,
        ["conv_depthwise"] = ConvDepthwise,
        ["conv_batch_norm"] = ConvBatchNorm,
        ["autoencoder"] = Autoencoder,
        ["upsampling"] = Upsampling,
    };

    /// <summary>Adds a model, its training operations and the operation "initialize" to the default graph.</summary>
    /// <exception cref="KeyNotFoundException">There is no such model.</exception>
    public static void Build(ModelParameters p)
    {
        Models[p.Function](p);
        tf.group([tf.global_variables_initializer(), tf.local_variables_initializer()], "initialize");
    }

    private static void Linear(ModelParameters p)
    {
        Tensor x = p.Place("X", -1, p.N), y = p.Place("Y", -1, 1);
        IVariableV1 w = p.Var("w", (p.N, 1), p.Uniform(2)), b = p.Var("b", 1, tf.zeros_initializer);
        Tensor loss = tf.reduce_mean(tf.square(tf.matmul(x, w.AsTensor()) + b.AsTensor() - y), name: "loss");
        tf.train.GradientDescentOptimizer(0.05f).minimize(loss);
    }

    private static void Logistic(ModelParameters p)
    {
        Tensor x = p.Place("X", -1, p.N), y = p.Place("Y", -1, 1);
        IVariableV1 w = p.Var("w", (p.N, 1), p.Glorot(1)), b = p.Var("b", 1, tf.zeros_initializer);
        Tensor z = tf.nn.xw_plus_b(x, w.AsTensor(), b.AsTensor());
        Tensor a = tf.sigmoid(z, name: "probability");
        tf.reduce_mean(tf.cast(tf.equal(tf.cast(a > 0.5f, p.Dtype), y), tf.float32), name: "accuracy");
        Tensor loss = tf.reduce_mean(-((y * tf.math.log(a)) + ((1f - y) * tf.math.log(1f - a))), name: "loss");
        tf.train.GradientDescentOptimizer(0.3f).minimize(loss);
    }

    private static void Softmax(ModelParameters p)
    {
        Tensor x = p.Place("X", -1, p.N);
        IVariableV1 w = p.Var("w", (p.N, p.Classes), p.Truncated(3)), b = p.Var("b", p.Classes, tf.zeros_initializer);
        Tensor z = tf.nn.bias_add(tf.matmul(x, w.AsTensor()), b);
        tf.nn.softmax(z, name: "probability");
        tf.argmax(z, 1, name: "class");
        Tensor each = p.Flag("sparse")
            ? tf.nn.sparse_softmax_cross_entropy_with_logits(labels: tf.placeholder(tf.int32, new Shape(-1), "Y"), logits: z)
            : tf.nn.softmax_cross_entropy_with_logits_v2(labels: p.Place("Y", -1, p.Classes), logits: z);
        tf.train.GradientDescentOptimizer(0.2f).minimize(tf.reduce_mean(each, name: "loss"));
    }

    // Columns are examples: Z = W A + b, as in the course.
    private static void CourseNetwork(ModelParameters p)
    {
        int[] sizes = p.Sizes;
        Tensor x = p.Place("X", sizes[0], -1), y = p.Place("Y", sizes[^1], -1), a = x, z = x;
        for (int l = 1; l < sizes.Length; l++)
        {
            IVariableV1 w = p.Var($"W{l}", (sizes[l], sizes[l - 1]), p.Glorot(l));
            IVariableV1 b = p.Var($"b{l}", (sizes[l], 1), l > 1 ? tf.zeros_initializer : tf.constant_initializer(0.1));
            z = tf.add(tf.matmul(w.AsTensor(), a), b.AsTensor());
            a = Activation(p.Text("act"))(z);
        }

        Tensor loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(logits: z, labels: y), name: "loss");
        OptimizerText.Minimize(p.Text("optimizer"), loss);
    }

    // Rows are examples; He, normal and truncated normal weights; softmax.
    private static void WideNetwork(ModelParameters p)
    {
        int[] sizes = p.Sizes;
        Tensor x = p.Place("X", -1, sizes[0]), y = p.Place("Y", -1, sizes[^1]), a = x, z = x;
        IInitializer[] initializers = [p.He(11), p.Normal(12, 0.4), p.Truncated(13, 0.6)];
        for (int l = 1; l < sizes.Length; l++)
        {
            using (tf.variable_scope($"layer{l}"))
            {
                IVariableV1 w = p.Var("kernel", (sizes[l - 1], sizes[l]), initializers[l - 1]), b = p.Var("bias", sizes[l], p.Uniform(20 + l, -0.1, 0.1));
                z = tf.nn.bias_add(tf.matmul(a, w.AsTensor()), b);
                a = Activation(p.Text("act"))(z);
            }
        }

        Tensor loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(logits: z, labels: y), name: "loss");
        OptimizerText.Minimize(p.Text("optimizer"), loss);
    }

    private static void Embedding(ModelParameters p)
    {
        Tensor ids = tf.placeholder(tf.int32, (-1, 4), "ids"), y = p.Place("Y", -1, 2);
        IVariableV1 table = p.Var("table", (p.Int("rows"), p.Int("width")), p.Uniform(1));
        Tensor e = tf.nn.embedding_lookup(table, ids);
        Tensor z = p.Dense(tf.tanh(tf.reduce_sum(e, 1)), 2, 2, "out", Identity);
        OptimizerText.Minimize(p.Text("optimizer"), CrossEntropy(y, z));
    }
}
