using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class ResourceGatherTests : GraphFixture
{
    [Test]
    public void Batches_gather_from_their_own_rows()
    {
        (ResourceVariable v, Tensor gathered) = Gather(1);

        Assert.That(Run(gathered), Is.EqualTo(new[] { 3f, 1f, 5f, 5f }));
    }

    [TestCase(1)]
    [TestCase(-1)]
    public void Gradients_of_batches_return_to_their_own_rows(int batchDims)
    {
        (ResourceVariable v, Tensor gathered) = Gather(batchDims);
        Tensor weighted = gathered * tf.constant(new[,] { { 1f, 2f }, { 3f, 4f } });

        Assert.That(Run(tf.gradients(weighted, v)[0]), Is.EqualTo(new[] { 2f, 0f, 1f, 0f, 7f, 0f }));
    }

    [Test]
    public void A_row_gathered_twice_gets_both_gradients()
    {
        ResourceVariable v = tf.Variable(new[,] { { 1f, 2f }, { 3f, 4f } });
        Tensor gathered = Build.One("ResourceGather", null, [v.Handle, new[] { 1, 1 }], ("dtype", TF_DataType.TF_FLOAT));
        var gradient = (IndexedSlices)tf.gradients(gathered, v)[0];

        Assert.That(Run(gradient.ToDense()), Is.EqualTo(new[] { 0f, 0f, 2f, 2f }));
    }

    private static (ResourceVariable Variable, Tensor Gathered) Gather(int batchDims)
    {
        ResourceVariable v = tf.Variable(new[,] { { 1f, 2f, 3f }, { 4f, 5f, 6f } });
        return (v, Build.One("ResourceGather", null, [v.Handle, new[,] { { 2, 0 }, { 1, 1 } }], ("dtype", TF_DataType.TF_FLOAT), ("batch_dims", batchDims)));
    }

    private float[] Run(Tensor value)
    {
        using var session = new Session(Graph);
        session.run(tf.global_variables_initializer());
        return session.run(value).ToArray<float>();
    }
}
