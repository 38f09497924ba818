using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Array functions that are made of several ops, and indexing, by values worked out as NumPy has them.</summary>
[TestFixture]
public sealed class ArrayFunctionTests
{
    private static readonly float[,] Matrix = { { 0, 1, 2, 3 }, { 4, 5, 6, 7 }, { 8, 9, 10, 11 } };

    [SetUp]
    public void NewGraph() => tf.reset_default_graph();

    [Test]
    public void A_mask_keeps_rows_elements_or_columns()
    {
        Assert.That(Run(tf.boolean_mask(Matrix, new[] { true, false, true })), Is.EqualTo(new[] { 0f, 1, 2, 3, 8, 9, 10, 11 }));
        Assert.That(Run(tf.boolean_mask(Matrix, new[] { false, true, true, false }, axis: 1)), Is.EqualTo(new[] { 1f, 2, 5, 6, 9, 10 }));
        bool[,] even = { { true, false, true, false }, { true, false, true, false }, { true, false, true, false } };
        Assert.That(Run(tf.boolean_mask(Matrix, even)), Is.EqualTo(new[] { 0f, 2, 4, 6, 8, 10 }));
    }

    [Test]
    public void A_mask_that_does_not_fit_is_refused()
    {
        Assert.That(() => tf.boolean_mask(Matrix, new[] { true, false }), Throws.TypeOf<ValueError>());
        Assert.That(() => tf.boolean_mask(Matrix, true), Throws.TypeOf<ValueError>());
    }

    [Test]
    public void Grids_run_along_their_axes()
    {
        Tensor[] xy = tf.meshgrid([new[] { 1f, 2, 3 }, new[] { 4f, 5 }]), ij = tf.meshgrid([new[] { 1f, 2, 3 }, new[] { 4f, 5 }], "ij");
        Assert.That(Run(xy[0]), Is.EqualTo(new[] { 1f, 2, 3, 1, 2, 3 }));
        Assert.That(Run(xy[1]), Is.EqualTo(new[] { 4f, 4, 4, 5, 5, 5 }));
        Assert.That(Run(ij[0]), Is.EqualTo(new[] { 1f, 1, 2, 2, 3, 3 }));
        Assert.That(Run(ij[1]), Is.EqualTo(new[] { 4f, 5, 4, 5, 4, 5 }));
        Assert.That(ij[0].shape, Is.EqualTo(new Shape(3, 2)));
        Assert.That(() => tf.meshgrid([new[] { 1f }], "yx"), Throws.TypeOf<ValueError>());
    }

    [Test]
    public void Lengths_become_masks()
    {
        Assert.That(Run(tf.sequence_mask(new[] { 1, 3, 0 }, dtype: tf.float32)), Is.EqualTo(new[] { 1f, 0, 0, 1, 1, 1, 0, 0, 0 }));
        Assert.That(Run(tf.sequence_mask(new[] { 1, 3 }, 2, tf.float32)), Is.EqualTo(new[] { 1f, 0, 1, 1 }));
        Assert.That(tf.sequence_mask(new[] { 1, 3 }).dtype, Is.EqualTo(tf.@bool));
    }

    [Test]
    public void Identity_matrices_may_be_wide_and_many()
    {
        Assert.That(Run(tf.eye(2)), Is.EqualTo(new[] { 1f, 0, 0, 1 }));
        Assert.That(Run(tf.eye(2, 3)), Is.EqualTo(new[] { 1f, 0, 0, 0, 1, 0 }));
        Assert.That(Run(tf.linalg.eye(1, 2, batch_shape: 2)), Is.EqualTo(new[] { 1f, 0, 1, 0 }));
    }

    [Test]
    public void Zeros_and_ones_take_any_shape_and_type()
    {
        Assert.That(Run(tf.zeros((2, 2))), Is.EqualTo(new float[4]));
        Assert.That(Run(tf.ones(tf.shape(tf.constant(Matrix)))), Is.EqualTo(Enumerable.Repeat(1f, 12)));
        Assert.That(tf.zeros(3, tf.@string).dtype, Is.EqualTo(tf.@string));
        Assert.That(Run(tf.fill((2, 1), 7f)), Is.EqualTo(new[] { 7f, 7 }));
        Assert.That(() => tf.zeros(-1), Throws.TypeOf<ValueError>());
        Assert.That(tf.ones_like(tf.constant(Matrix), tf.int32).dtype, Is.EqualTo(tf.int32));
    }

    [Test]
    public void Shapes_of_shapes_known_only_in_the_run_are_computed()
    {
        Tensor x = tf.placeholder(tf.float32);
        Tensor y = tf.zeros_like(x) + tf.cast(tf.rank(x), tf.float32) + tf.cast(tf.size(x), tf.float32);
        Assert.That(Run(y, (x, new float[2, 3])), Is.EqualTo(Enumerable.Repeat(8f, 6)));
        Assert.That(Run(tf.transpose(x), (x, new float[,] { { 1, 2 }, { 3, 4 } })), Is.EqualTo(new[] { 1f, 3, 2, 4 }));
    }

    [Test]
    public void Values_find_their_places_in_sorted_rows()
    {
        float[,] rows = { { 1, 3, 3, 5 }, { 0, 2, 4, 6 } }, values = { { 3 }, { 7 } };
        Assert.That(Integers(tf.searchsorted(rows, values)), Is.EqualTo(new[] { 1, 4 }));
        Assert.That(Integers(tf.searchsorted(rows, values, "right")), Is.EqualTo(new[] { 3, 4 }));
        Assert.That(() => tf.searchsorted(rows, values, "middle"), Throws.TypeOf<ValueError>());
    }

    [Test]
    public void Parts_of_given_sizes_come_in_order()
    {
        Tensor[] parts = tf.split(Matrix, new[] { 1, -1 }, axis: 1);
        Assert.That(parts.Select(p => p.shape), Is.EqualTo(new[] { new Shape(3, 1), new Shape(3, 3) }));
        Assert.That(Run(parts[0]), Is.EqualTo(new[] { 0f, 4, 8 }));
        Assert.That(Run(tf.split(Matrix, 2, 1)[1]), Is.EqualTo(new[] { 2f, 3, 6, 7, 10, 11 }));
    }

    [Test]
    public void A_single_value_concatenates_to_itself()
    {
        Tensor one = tf.concat([tf.constant(Matrix)], 0);
        Assert.That(one.op.type, Is.EqualTo("Identity"));
        Assert.That(Run(tf.stack(new[] { 1f, 2 })), Is.EqualTo(new[] { 1f, 2 }));
        Assert.That(Run(tf.reshape(Matrix, new object[] { tf.constant(2), -1 }))[..3], Is.EqualTo(new[] { 0f, 1, 2 }));
    }

    [Test]
    public void The_gradient_of_joined_sparse_gradients_goes_to_each_part()
    {
        Tensor a = tf.placeholder(tf.float32, (2, 2)), b = tf.placeholder(tf.float32, (3, 2));
        Tensor picked = tf.gather(tf.concat([a, b], 0), new[] { 1, 3, 3 });
        Tensor[] g = tf.gradients(tf.reduce_sum(picked), [a, b]);
        Assert.That(g, Has.All.InstanceOf<IndexedSlices>());
        using Session sess = tf.Session();
        Assert.That(sess.run(((IndexedSlices)g[0]).ToDense(), (a, new float[2, 2]), (b, new float[3, 2])).ToArray<float>(), Is.EqualTo(new[] { 0f, 0, 1, 1 }));
        Assert.That(sess.run(((IndexedSlices)g[1]).ToDense(), (a, new float[2, 2]), (b, new float[3, 2])).ToArray<float>(), Is.EqualTo(new[] { 0f, 0, 2, 2, 0, 0 }));
    }

    private static float[] Run(Tensor tensor, params FeedItem[] feeds)
    {
        using Session sess = tf.Session();
        return sess.run(tensor, feeds).ToArray<float>();
    }

    private static int[] Integers(Tensor tensor)
    {
        using Session sess = tf.Session();
        return sess.run(tensor).ToArray<int>();
    }
}
