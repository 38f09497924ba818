using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.TestKit;

/// <summary>Recorded calls that are no function's: operators and expressions, as C# writes them.</summary>
internal static class ComposedForms
{
    private static readonly Dictionary<string, Func<Tensor[], Tensor>> Forms = new()
    {
        ["operator +"] = t => t[0] + t[1],
        ["operator -"] = t => t[0] - t[1],
        ["operator *"] = t => t[0] * t[1],
        ["operator /"] = t => t[0] / t[1],
        ["operator %"] = t => t[0] % t[1],
        ["operator //"] = t => tf.floordiv(t[0], t[1]),
        ["operator **"] = t => tf.pow(t[0], t[1]),
        ["expression -x % 3"] = t => -t[0] % 3,
        ["expression 1 - x"] = t => 1 - t[0],
        ["expression 2 ** x"] = t => tf.pow(2, t[0]),
        ["expression 2 / x"] = t => 2 / t[0],
        ["expression abs(x)"] = t => tf.abs(t[0]),
        ["expression x % 3"] = t => t[0] % 3,
        ["expression x * 2.0"] = t => t[0] * 2.0,
        ["expression x ** 2"] = t => tf.pow(t[0], 2),
        ["expression x ** abs(y)"] = t => tf.pow(t[0], tf.abs(t[1])),
        ["expression x + 0.5"] = t => t[0] + 0.5,
        ["expression x / 2"] = t => t[0] / 2,
        ["expression x // 2"] = t => tf.floordiv(t[0], 2),
        ["expression x == 2"] = t => tf.equal(t[0], 2),
        ["expression x > 2"] = t => t[0] > 2,
        ["expression x @ x"] = t => tf.matmul(t[0], t[0]),
        ["where(x > 0, 1/x, 0)"] = t => tf.where(t[0] > 0, 1 / t[0], 0f),
        ["where(x > 0, log(x), 0)"] = t => tf.where(t[0] > 0, tf.log(t[0]), 0f),
        ["where(x > 0, sqrt(x), 0)"] = t => tf.where(t[0] > 0, tf.sqrt(t[0]), 0f),
        ["where(x > 0, sqrt(where(x > 0, x, 1)), 0)"] = t => tf.where(t[0] > 0, tf.sqrt(tf.where(t[0] > 0, t[0], 1f)), 0f),
        ["tf.linalg.band_part(tf.linalg.cholesky(x), -1, 0)"] = t => tf.linalg.band_part(tf.linalg.cholesky(t[0]), -1, 0),
    };

    public static bool Contains(string api) => Forms.ContainsKey(api);

    public static Tensor[]? Call(string api, Tensor[] inputs) => Forms.TryGetValue(api, out Func<Tensor[], Tensor>? form) ? [form(inputs)] : null;
}
