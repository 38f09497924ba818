using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Sparse tensors: SparseToDense, SparseReorder, SparseReshape, SparseTensorDenseMatMul, feeds and fetches.</summary>
[TestFixture]
public sealed class SparseTests : GraphFixture
{
    private static SparseTensor Some(params double[] values)
        => tf.SparseTensor(new long[,] { { 0, 1 }, { 1, 0 }, { 2, 2 } }, tf.constant(values.Length > 0 ? values : [2, 3, 5]), new long[] { 3, 4 });

    [Test]
    public void Values_stand_at_their_places()
    {
        Assert.That(Some().shape, Is.EqualTo(new Shape(3, 4)));
        Assert.That(Value(tf.sparse.to_dense(Some())).ToArray<double>(), Is.EqualTo(new double[] { 0, 2, 0, 0, 3, 0, 0, 0, 0, 0, 5, 0 }));
        Assert.That(Value(tf.sparse_tensor_to_dense(Some(), -1.0)).ToArray<double>()[..4], Is.EqualTo(new double[] { -1, 2, -1, -1 }));
        Assert.That(Value(tf.sparse_to_dense(new[] { 1, 3 }, new[] { 5 }, 7)).ToArray<int>(), Is.EqualTo(new[] { 0, 7, 0, 7, 0 }));
        Assert.That(Value(tf.sparse_to_dense(2, new[] { 3 }, tf.constant("x"), "-")).ToString(), Does.Contain("x"));
    }

    [Test]
    public void Places_that_are_no_places_are_refused()
    {
        void Refused(long[,] at, string word)
        {
            var error = Assert.Throws<EngineException>(() => Value(tf.sparse_to_dense(at, new long[] { 3, 4 }, new[] { 1f, 2f }, 0f)));
            Assert.That(error!.Code, Is.EqualTo(StatusCode.InvalidArgument));
            Assert.That(error.Message, Does.Contain(word));
        }

        Refused(new long[,] { { 1, 0 }, { 0, 1 } }, "out of order");
        Refused(new long[,] { { 1, 0 }, { 1, 0 } }, "repeated");
        Refused(new long[,] { { 1, 0 }, { 1, 4 } }, "out of bounds");
        Refused(new long[,] { { 1, -1 }, { 1, 2 } }, "out of bounds");
        Assert.Throws<ValueError>(() => tf.SparseTensor(new long[,] { { 0, 1 } }, new[] { 1f, 2f }, new long[] { 3, 4 }));
    }

    [Test]
    public void What_is_not_zero_makes_a_sparse_tensor()
    {
        SparseTensorValue value = Run(tf.sparse.from_dense(new float[,] { { 0, 4, 0 }, { 6, 0, 0 } }));
        Assert.That(value.indices.ToArray<long>(), Is.EqualTo(new long[] { 0, 1, 1, 0 }));
        Assert.That(value.values.ToArray<float>(), Is.EqualTo(new float[] { 4, 6 }));
        Assert.That(value.dense_shape.ToArray<long>(), Is.EqualTo(new long[] { 2, 3 }));
    }

    [Test]
    public void Reordering_turning_and_reshaping_keep_the_values()
    {
        SparseTensor mixed = tf.SparseTensor(new long[,] { { 2, 2 }, { 0, 1 }, { 1, 0 } }, tf.constant(new[] { 5.0, 2, 3 }), new long[] { 3, 4 });
        Assert.That(Run(tf.sparse.reorder(mixed)).values.ToArray<double>(), Is.EqualTo(new double[] { 2, 3, 5 }));
        Assert.That(Value(tf.sparse.to_dense(tf.sparse.transpose(mixed))).ToArray<double>(), Is.EqualTo(Value(tf.transpose(tf.sparse.to_dense(Some()))).ToArray<double>()));
        SparseTensorValue flat = Run(tf.sparse.reshape(Some(), new long[] { 2, -1 }));
        Assert.That(flat.dense_shape.ToArray<long>(), Is.EqualTo(new long[] { 2, 6 }));
        Assert.That(flat.indices.ToArray<long>(), Is.EqualTo(new long[] { 0, 1, 0, 4, 1, 4 }));
        Assert.That(Run(tf.sparse.retain(Some(), new[] { true, false, true })).values.ToArray<double>(), Is.EqualTo(new double[] { 2, 5 }));
        Assert.Throws<EngineException>(() => Run(tf.sparse.reshape(Some(), new long[] { 5, -1 })));
        Assert.Throws<EngineException>(() => Run(tf.sparse.reshape(Some(), new long[] { 5, 5 })));
    }

    [TestCase(false, false)]
    [TestCase(true, false)]
    [TestCase(false, true)]
    [TestCase(true, true)]
    public void Products_and_their_gradients_are_those_of_the_dense_matrix(bool turnA, bool turnB)
    {
        double[,] factors = turnA ? new double[3, 2] : new double[4, 2];
        for (int i = 0; i < factors.GetLength(0); i++)
        {
            (factors[i, 0], factors[i, 1]) = (i + 1, (0.5 * i) - 1);
        }

        Tensor values = tf.constant(new double[] { 2, 3, 5 }), b = tf.constant(factors);
        SparseTensor a = Some().with_values(values);
        Tensor given = turnB ? tf.transpose(b) : b, product = tf.sparse.sparse_dense_matmul(a, given, turnA, turnB);
        Tensor dense = tf.sparse.to_dense(a), expected = tf.matmul(turnA ? tf.transpose(dense) : dense, b);
        Assert.That(product.shape, Is.EqualTo(expected.shape));
        Assert.That(Value(product).ToArray<double>(), Is.EqualTo(Value(expected).ToArray<double>()));

        Tensor[] ours = tf.gradients(tf.reduce_sum(product * product), [values, b]), theirs = tf.gradients(tf.reduce_sum(expected * expected), [values, b]);
        Assert.That(Value(ours[0]).ToArray<double>(), Is.EqualTo(Value(theirs[0]).ToArray<double>()).Within(1e-12));
        Assert.That(Value(ours[1]).ToArray<double>(), Is.EqualTo(Value(theirs[1]).ToArray<double>()).Within(1e-12));
    }

    // The gradient of the filling number is what no value covers.
    [Test]
    public void Gradients_of_the_dense_tensor_go_to_values_and_rest()
    {
        Tensor values = tf.constant(new double[] { 2, 3, 5 }), rest = tf.constant(0.5);
        Tensor weights = tf.constant(new double[,] { { 1, 2, 3, 4 }, { 5, 6, 7, 8 }, { 9, 10, 11, 12 } });
        Tensor[] d = tf.gradients(tf.reduce_sum(tf.sparse.to_dense(Some().with_values(values), rest) * weights), [values, rest]);
        Assert.That(Value(d[0]).ToArray<double>(), Is.EqualTo(new double[] { 2, 5, 11 }));
        Assert.That((double)Value(d[1]), Is.EqualTo(78 - 18));

        SparseTensor mixed = tf.SparseTensor(new long[,] { { 2, 2 }, { 0, 1 }, { 1, 0 } }, values, new long[] { 3, 4 });
        Tensor back = tf.gradients(tf.reduce_sum(tf.sparse.reorder(mixed).values * tf.constant(new double[] { 10, 20, 30 })), values)[0];
        Assert.That(Value(back).ToArray<double>(), Is.EqualTo(new double[] { 30, 10, 20 }));
    }

    [Test]
    public void Empty_sparse_tensors_are_zeros()
    {
        SparseTensor none = tf.SparseTensor(new long[0, 2], tf.zeros(new Shape(0L)), new long[] { 2, 3 });
        Assert.That(Value(tf.sparse.to_dense(none)).ToArray<float>(), Is.EqualTo(new float[6]));
        Assert.That(Run(tf.sparse.reorder(none)).values.size, Is.Zero);
        Assert.That(Value(tf.sparse.sparse_dense_matmul(none, tf.ones(new Shape(3, 2)))).ToArray<float>(), Is.EqualTo(new float[4]));
    }

    [Test]
    public void Sparse_placeholders_are_fed_as_one()
    {
        SparseTensor open = tf.sparse_placeholder(tf.float32, name: "open"), shaped = tf.sparse_placeholder(tf.float32, new Shape(2, 3));
        var value = new SparseTensorValue(np.array(new long[,] { { 0, 1 }, { 1, 2 } }), np.array(new float[] { 4, 6 }), np.array(new long[] { 2, 3 }));
        using var session = new Session(Graph);
        Assert.That(open.shape.IsNull, Is.True);
        Assert.That(shaped.shape, Is.EqualTo(new Shape(2, 3)));
        Assert.That(session.run(tf.sparse.to_dense(open), (open, value)).ToArray<float>(), Is.EqualTo(new float[] { 0, 4, 0, 0, 0, 6 }));
        SparseTensorValue back = session.run(shaped, (shaped, value));
        Assert.That(back.values.ToArray<float>(), Is.EqualTo(new float[] { 4, 6 }));
        Assert.That(open.eval(session, (open, value)).indices.ToArray<long>(), Is.EqualTo(new long[] { 0, 1, 1, 2 }));
        Assert.Throws<TypeError>(() => session.run(tf.sparse.to_dense(open), (open, new float[] { 1 })));
        Assert.Throws<TypeError>(() => session.run(new object[] { open }, (open, value)));
    }

    private SparseTensorValue Run(SparseTensor sparse)
    {
        using var session = new Session(Graph);
        return session.run(sparse);
    }
}
