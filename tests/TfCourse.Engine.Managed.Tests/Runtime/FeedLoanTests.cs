using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>Large feeds are read where they are: nobody may write there, and nobody may hold them after the run.</summary>
[TestFixture]
public sealed class FeedLoanTests : GraphFixture
{
    private const int Count = 1 << 16;

    [Test]
    public void A_large_feed_is_not_written_by_ops_that_work_in_place()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(Count));
        Tensor y = tf.exp(-x), z = tf.add_n([x, y]);
        using var session = new Session(Graph);
        float[] fed = [.. Enumerable.Range(0, Count).Select(i => i * 1e-4f)], before = [.. fed];
        NDArray[] results = session.run(new[] { y, z, x }, (x, NDArray.over(fed, new Shape(Count))));
        Assert.Multiple(() =>
        {
            Assert.That(fed, Is.EqualTo(before));
            Assert.That(results[0].ToArray<float>()[3], Is.EqualTo(MathF.Exp(-before[3])).Within(1e-6));
            Assert.That(results[1].ToArray<float>()[9], Is.EqualTo(before[9] + MathF.Exp(-before[9])).Within(1e-6));
            Assert.That(results[2].ToArray<float>(), Is.EqualTo(before));
        });
    }

    [Test]
    public void A_variable_that_takes_a_large_feed_keeps_its_own_copy([Values] bool resource)
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(Count));
        IVariableV1 v = tf.get_variable("v", new Shape(Count), initializer: tf.zeros_initializer, use_resource: resource);
        Tensor assign = tf.assign(v, x);
        using var session = new Session(Graph);
        float[] fed = new float[Count];
        Array.Fill(fed, 3);
        session.run(assign.op, (x, NDArray.over(fed, new Shape(Count))));
        Array.Fill(fed, 4);
        Assert.That(session.run(v.AsTensor()).ToArray<float>(), Is.All.EqualTo(3));
    }

    [Test]
    public void A_failed_run_gives_the_array_back_and_later_runs_work()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(-1)), y = tf.placeholder(tf.float32, new Shape(-1)), sum = tf.reduce_sum(x * y);
        using var session = new Session(Graph);
        NDArray large = NDArray.over(new float[Count], new Shape(Count)), other = NDArray.over(new float[Count - 1], new Shape(Count - 1));
        Assert.That(() => session.run(sum, (x, large), (y, other)), Throws.Exception.With.Message.Contains("shape"));
        Assert.That((float)session.run(sum, (x, large), (y, large)), Is.Zero);
    }

    [Test]
    public void Who_holds_lent_memory_when_it_is_given_back_keeps_a_copy()
    {
        var loan = new FeedLoan();
        float[] fed = new float[Count];
        Array.Fill(fed, 5);
        TensorValue value = new(), holder = new();
        loan.Give(new HostTensor(DataType.DtFloat, [Count], fed), value, new BlockPool((ManagedSession)ManagedEngine.Instance.Open()));
        holder.ShareFrom(value, value.Dims);
        value.Release();
        loan.End();
        Array.Fill(fed, 6);
        Assert.That(holder.Span<float>().ToArray(), Is.All.EqualTo(5));
    }
}
