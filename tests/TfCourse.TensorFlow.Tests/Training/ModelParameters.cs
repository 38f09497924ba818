using System.Text.Json;
using Tensorflow;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>What a recorded training run says of its model, and the parts that all models share.</summary>
internal sealed class ModelParameters(JsonElement builder)
{
    private readonly JsonElement _p = builder.GetProperty("p");

    public TF_DataType Dtype => (TF_DataType)GoldenDtypes.Parse(Text("dtype"));

    public bool Ref => _p.GetProperty("ref").GetBoolean();

    public int N => Int("n");

    public int Hidden => Int("hidden");

    public int Classes => Int("classes");

    public int Filters => Int("filters");

    public string Function { get; } = builder.GetProperty("python").EnumerateArray().Last().GetString()!.Split('(')[0]["def ".Length..];

    public int[] Sizes => [.. _p.GetProperty("sizes").EnumerateArray().Select(s => s.GetInt32())];

    public int Int(string name) => _p.GetProperty(name).GetInt32();

    public string Text(string name) => _p.GetProperty(name).GetString()!;

    public bool Flag(string name) => _p.GetProperty(name).GetBoolean();

    /// <summary>The seed of an op: as the recording's program has it, moved in other sets of recordings.</summary>
    public long Seed(long seed) => builder.TryGetProperty("seed_offset", out JsonElement offset) ? seed + offset.GetInt64() : seed;

    public IInitializer Glorot(long seed) => tf.initializers.glorot_uniform(Seed(seed));

    public IInitializer Normal(long seed, double stddev) => tf.initializers.random_normal(0, stddev, Seed(seed));

    public IInitializer Truncated(long seed, double stddev = 0.5) => tf.initializers.truncated_normal(0, stddev, Seed(seed));

    public IInitializer Uniform(long seed, double low = -0.5, double high = 0.5) => tf.initializers.random_uniform(low, high, Seed(seed));

    public IInitializer He(long seed) => tf.initializers.variance_scaling(2, "fan_in", "truncated_normal", Seed(seed));

    public IVariableV1 Var(string name, Shape shape, IInitializer initializer, bool? trainable = null)
        => tf.get_variable(name, shape, Dtype, initializer, trainable, use_resource: !Ref);

    public Tensor Place(string name, params int[] shape) => tf.placeholder(Dtype, new Shape(shape), name);

    public (Tensor X, Tensor Y) Inputs() => (Place("X", -1, N), Place("Y", -1, Classes));

    public Tensor Dense(Tensor a, int units, long seed, string name, Func<Tensor, Tensor>? activation = null)
    {
        using (tf.variable_scope(name))
        {
            IVariableV1 w = Var("kernel", new Shape(a.shape[-1], units), Glorot(seed)), b = Var("bias", units, tf.zeros_initializer);
            return (activation ?? (x => tf.tanh(x)))(tf.nn.bias_add(tf.matmul(a, w.AsTensor()), b));
        }
    }

    public static Tensor Identity(Tensor x) => tf.identity(x);

    public static Tensor CrossEntropy(Tensor y, Tensor z) => tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(labels: y, logits: z));

    /// <summary>The read of a variable that exists already.</summary>
    public static Tensor Read(IVariableV1 variable) => variable.GraphElement;

    public static Func<Tensor, Tensor> Activation(string name) => name switch
    {
        "tanh" => x => tf.tanh(x),
        "relu" => x => tf.nn.relu(x),
        "sigmoid" => x => tf.sigmoid(x),
        "elu" => x => tf.nn.elu(x),
        "leaky_relu" => x => tf.nn.leaky_relu(x),
        "softplus" => x => tf.nn.softplus(x),
        "identity" => Identity,
        "selu" => x => tf.nn.selu(x),
        "softsign" => x => tf.nn.softsign(x),
        _ => throw new ArgumentException(name),
    };
}
