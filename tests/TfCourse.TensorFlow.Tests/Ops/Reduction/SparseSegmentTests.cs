using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class SparseSegmentTests
{
    [TestCase("SparseSegmentSum")]
    [TestCase("SparseSegmentMean")]
    [TestCase("SparseSegmentSqrtN")]
    public void A_sparse_gradient_is_the_dense_one_in_slices(string op)
    {
        using var graph = new Graph();
        graph.as_default();
        try
        {
            Tensor data = tf.constant(new[,] { { 1.0, 2 }, { 3, 4 }, { 5, 6 }, { 7, 8 } }), indices = tf.constant(new[] { 0, 2, 2, 1 }), ids = tf.constant(new[] { 0, 0, 0, 2 });
            Tensor Loss(bool sparse)
            {
                Tensor y = Build.One(op, null, [data, indices, ids], ("sparse_gradient", sparse));
                return tf.reduce_sum(y * y);
            }

            Tensor dense = tf.gradients(Loss(false), data)[0], slices = tf.gradients(Loss(true), data)[0];
            Assert.That(slices, Is.InstanceOf<IndexedSlices>());
            Tensor summed = tf.math.unsorted_segment_sum(((IndexedSlices)slices).values, ((IndexedSlices)slices).indices, 4);
            using var session = new Session(graph);
            Assert.That(session.run(summed).ToArray<double>(), Is.EqualTo(session.run(dense).ToArray<double>()).Within(1e-14));
        }
        finally
        {
            graph.Exit();
        }
    }

    [Test]
    public void A_number_of_segments_adds_empty_ones_at_the_end()
    {
        using var graph = new Graph();
        graph.as_default();
        try
        {
            Tensor sums = tf.sparse_segment_sum(tf.constant(new[] { 1f, 2, 4 }), tf.constant(new[] { 0, 2 }), tf.constant(new[] { 1, 1 }), num_segments: 4);
            using var session = new Session(graph);
            Assert.That(sums.shape, Is.EqualTo(new Shape(4)));
            Assert.That(session.run(sums).ToArray<float>(), Is.EqualTo(new float[] { 0, 5, 0, 0 }));
        }
        finally
        {
            graph.Exit();
        }
    }
}
