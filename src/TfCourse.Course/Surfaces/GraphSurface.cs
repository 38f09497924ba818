using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>The test surfaces as graphs of two scalars.</summary>
public static class GraphSurface
{
    /// <summary>The cost of a surface.</summary>
    /// <param name="name">Its name, as <see cref="TestSurface.Name"/>.</param>
    /// <param name="a">w₁.</param>
    /// <param name="b">w₂.</param>
    /// <exception cref="ArgumentException">There is no such surface.</exception>
    public static Tensor Cost(string name, Tensor a, Tensor b) => name switch
    {
        "bowl" => 0.5 * (a * a + 10.0 * b * b),
        "rosenbrock" => tf.square(1.0 - a) + 100.0 * tf.square(b - a * a),
        "saddle" => 0.5 * a * a - 0.5 * b * b + 0.25 * tf.square(b * b),
        "plateau" => 1.0 - tf.exp(-(a * a + b * b) / 2.0) + 0.001 * (a * a + b * b),
        "himmelblau" => tf.square(a * a + b - 11.0) + tf.square(a + b * b - 7.0),
        _ => throw new ArgumentException($"There is no surface '{name}'; there are {string.Join(", ", TestSurface.All.Select(s => s.Name))}.", nameof(name)),
    };
}
