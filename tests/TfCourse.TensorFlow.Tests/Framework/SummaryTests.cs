using Tensorflow;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class SummaryTests
{
    [SetUp]
    public void NewGraph() => tf.reset_default_graph();

    private static Summary Read(Tensor summary) => Summary.Parser.ParseFrom(((byte[][])summary.eval(new Session()).Host.Elements)[0]);

    [Test]
    public void A_scalar_stands_under_its_tag_and_a_name_is_cleaned()
    {
        Tensor one = tf.summary.scalar("bad name!", tf.constant(2.5f)), family = tf.summary.scalar("loss", tf.constant(1f), family: "train");
        Assert.That((one.op.name, Read(one).Value[0].Tag, Read(one).Value[0].SimpleValue), Is.EqualTo(("bad_name_", "bad_name_", 2.5f)));
        Assert.That(Read(family).Value[0].Tag, Is.EqualTo("train/train/loss"));
    }

    [Test]
    public void A_histogram_counts_every_value_in_a_bucket_that_holds_it()
    {
        HistogramProto histogram = Read(tf.summary.histogram("h", tf.constant(new[] { -1f, 0, 0.5f, 3 }))).Value[0].Histo;
        Assert.That((histogram.Min, histogram.Max, histogram.Num, histogram.Sum, histogram.SumSquares), Is.EqualTo((-1.0, 3.0, 4.0, 2.5, 10.25)));
        Assert.That(histogram.Bucket.Sum(), Is.EqualTo(4));
        int[] filled = [.. Enumerable.Range(0, histogram.Bucket.Count).Where(i => histogram.Bucket[i] > 0)];
        Assert.That(filled, Has.Length.EqualTo(4));
        Assert.That(filled.Zip(new[] { -1.0, 0, 0.5, 3 }).All(b => histogram.BucketLimit[b.First] > b.Second && histogram.BucketLimit[b.First - 1] <= b.Second));
    }

    [Test]
    public void Merging_keeps_the_order_and_refuses_a_tag_twice()
    {
        tf.summary.scalar("a", tf.constant(1f));
        tf.summary.scalar("b", tf.constant(2f));
        Assert.That(Read(tf.summary.merge_all()!).Value.Select(v => v.Tag), Is.EqualTo(new[] { "a", "b" }));
        Tensor a = tf.summary.scalar("c", tf.constant(1f), collections: []);
        Assert.That(Assert.Throws<EngineException>(() => Read(tf.summary.merge([a, a])))!.Code, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(tf.summary.merge_all("none"), Is.Null);
    }

    [Test]
    public void NaN_has_no_place_in_a_histogram()
        => Assert.That(Assert.Throws<EngineException>(() => Read(tf.summary.histogram("h", tf.constant(new[] { float.NaN }))))!.Code, Is.EqualTo(StatusCode.InvalidArgument));
}
