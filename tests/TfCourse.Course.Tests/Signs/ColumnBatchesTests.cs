using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.Course.Tests;

/// <summary>Rows of a data set become columns, whatever their number and length.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class ColumnBatchesTests
{
    [TestCase(1, 1)]
    [TestCase(15, 3)]
    [TestCase(16, 32)]
    [TestCase(37, 5)]
    [TestCase(1030, 6)]
    [TestCase(2, 8)]
    [TestCase(1029, 19)]
    public void A_column_is_an_example(int features, int examples)
    {
        int[] order = [.. Enumerable.Range(0, examples).Reverse()];
        int[] labels = [.. Enumerable.Range(0, examples).Select(e => e % 3)];
        Dataset data = Dataset.Classification("counted", [.. Enumerable.Range(0, examples * features).Select(v => (float)v)], [examples, features], labels, ["a", "b", "c"]);
        using Graph graph = new Graph().as_default();
        FeedItem[] feeds = new ColumnBatches(data, tf.placeholder(tf.float32), tf.placeholder(tf.float32)).Fill(order);
        float[] x = (float[])((HostTensor)feeds[0].Value).Elements, y = (float[])((HostTensor)feeds[1].Value).Elements;
        Assert.Multiple(() =>
        {
            Assert.That(x, Is.EqualTo(Enumerable.Range(0, features).SelectMany(i => order.Select(e => (float)((e * features) + i)))));
            Assert.That(y, Is.EqualTo(Enumerable.Range(0, 3).SelectMany(c => order.Select(e => labels[e] == c ? 1f : 0))));
        });
    }
}
