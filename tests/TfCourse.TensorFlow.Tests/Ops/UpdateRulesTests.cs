using Tensorflow;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class UpdateRulesTests
{
    private static readonly string[] Dense = [.. OpCatalogue.Names.Where(n => n.StartsWith("ResourceApply", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static readonly string[] Sparse = [.. OpCatalogue.Names.Where(n => n.StartsWith("ResourceSparseApply", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [TestCaseSource(nameof(Dense))]
    public void Each_element_is_updated_alone(string op)
    {
        // 37 elements fill registers of every width and leave a rest; each must come out as it does alone.
        float[] w = Values(37, 1), g = Values(37, 2);
        float[] together = Run<float>(op, w, g, TF_DataType.TF_FLOAT);
        for (int i = 0; i < w.Length; i += 6)
        {
            Assert.That(Run<float>(op, [w[i]], [g[i]], TF_DataType.TF_FLOAT)[0], Is.EqualTo(together[i]), $"element {i}");
        }
    }

    [TestCaseSource(nameof(Dense))]
    public void Half_precision_follows_single_precision(string op)
    {
        float[] w = Values(9, 3), g = Values(9, 4), single = Run<float>(op, w, g, TF_DataType.TF_FLOAT);
        Half[] half = Run<Half>(op, w, g, TF_DataType.TF_HALF);

        Assert.That(half.Select(h => (float)h), Is.EqualTo(single).Within(0.01));
    }

    [TestCaseSource(nameof(Sparse))]
    public void Rows_are_updated_as_a_dense_gradient_updates_them(string op)
    {
        float[] w = Values(12, 5), g = Values(12, 6), dense = Run<float>(op.Replace("Sparse", "", StringComparison.Ordinal), w, g, TF_DataType.TF_FLOAT);
        float[] sparse = Run<float>(op, w, g, TF_DataType.TF_FLOAT, [0, 1, 2]);

        Assert.That(sparse, Is.EqualTo(dense));
    }

    [Test]
    public void A_row_out_of_range_changes_nothing()
    {
        var error = Assert.Throws<EngineException>(() => Run<float>("ResourceSparseApplyMomentum", Values(12, 5), Values(12, 6), TF_DataType.TF_FLOAT, [0, 1, 3]));
        Assert.That(error!.Message, Does.Contain("Index 3 at offset 2 in indices is out of range"));
    }

    private static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)random.NextDouble() - 0.5f)];
    }

    // Slots start at 0.5, hyperparameters at 0.1, the global step at 3. Three rows when there are indices.
    private static T[] Run<T>(string op, float[] w, float[] g, TF_DataType type, int[]? rows = null) where T : unmanaged
    {
        var graph = new Graph();
        graph.as_default();
        try
        {
            Shape shape = rows is null ? new Shape(w.Length) : new Shape(3, w.Length / 3);
            ResourceVariable variable = tf.Variable(Cast(w, shape, type));
            var inputs = new List<Tensor>();
            foreach (ArgDefinition arg in OpCatalogue.Find(op).InputArgs)
            {
                inputs.Add(arg.Name switch
                {
                    "var" => variable.Handle,
                    "grad" or "delta" => Cast(g, shape, type),
                    "indices" => rows!,
                    "global_step" => 3L,
                    _ => arg.Type == TF_DataType.TF_RESOURCE ? tf.Variable(Cast([.. w.Select(_ => 0.5f)], shape, type)).Handle : Cast([0.1f], Shape.Scalar, type),
                });
            }

            Operation update = Build.Node(op, null, [.. inputs]);
            using var session = new Session(graph);
            session.run(tf.global_variables_initializer());
            session.run(update);
            return session.run(variable).ToArray<T>();
        }
        finally
        {
            graph.Exit();
        }
    }

    private static Tensor Cast(float[] values, Shape shape, TF_DataType type)
        => tf.constant(Literals.Shaped(Literals.Convert(Literals.Of(values), type), shape));
}
