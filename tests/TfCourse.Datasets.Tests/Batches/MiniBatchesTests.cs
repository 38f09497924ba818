using System.Text.Json;
using TfCourse.TestKit;

namespace TfCourse.Datasets.Tests;

public sealed class MiniBatchesTests
{
    private static Dataset Numbered(int count)
        => Dataset.Classification(
            "n", [.. Enumerable.Range(0, 2 * count).Select(i => (float)i)], [count, 2], [.. Enumerable.Range(0, count).Select(i => i % 3)], ["a", "b", "c"]);

    [TestCase(10, 4, false, new[] { 4, 4, 2 })]
    [TestCase(10, 4, true, new[] { 4, 4 })]
    [TestCase(8, 4, false, new[] { 4, 4 })]
    [TestCase(8, 4, true, new[] { 4, 4 })]
    [TestCase(3, 64, false, new[] { 3 })]
    [TestCase(3, 1, false, new[] { 1, 1, 1 })]
    [TestCase(3, int.MaxValue, false, new[] { 3 })]
    public void Every_example_is_in_one_batch_and_the_last_is_partial(int count, int size, bool drop, int[] sizes)
    {
        MiniBatches batches = new(Numbered(count), size, ExampleOrder.Shuffled(3), drop);
        batches.StartEpoch(0);
        Assert.That(Enumerable.Range(0, batches.Count).Select(b => batches.Indices(b).Length), Is.EqualTo(sizes));
        int[] seen = [.. Enumerable.Range(0, batches.Count).SelectMany(b => batches.Indices(b).ToArray())];
        Assert.That(seen, Is.Unique.And.All.InRange(0, count - 1));
    }

    [Test]
    public void Buffers_get_the_features_and_classes_of_the_batch()
    {
        MiniBatches batches = new(Numbered(5), 3, ExampleOrder.Shuffled(1));
        batches.StartEpoch(2);
        float[] x = new float[batches.BufferLength], oneHot = [.. Enumerable.Repeat(7f, 12)];
        int[] labels = new int[3];

        Assert.That((batches.FillFeatures(1, x), batches.FillLabels(1, labels), batches.FillOneHot(1, oneHot)), Is.EqualTo((2, 2, 2)));

        int[] indices = batches.Indices(1).ToArray();
        Assert.That(x[..4], Is.EqualTo(indices.SelectMany(i => new float[] { 2 * i, (2 * i) + 1 })));
        Assert.That(labels[..2], Is.EqualTo(indices.Select(i => i % 3)));
        Assert.That(oneHot[..6], Is.EqualTo(indices.SelectMany(i => Enumerable.Range(0, 3).Select(k => k == i % 3 ? 1f : 0f))));
        Assert.That(oneHot[6..], Is.All.EqualTo(7f), "values beyond the batch are left alone");
    }

    [Test]
    public void Targets_are_filled_and_the_wrong_kind_is_named()
    {
        MiniBatches batches = new(Dataset.Regression("r", [1, 2, 3], [3, 1], [4, 5, 6]), 2, ExampleOrder.InFileOrder);
        batches.StartEpoch(0);
        float[] targets = new float[2];
        Assert.That((batches.FillTargets(0, targets), targets[0], targets[1]), Is.EqualTo((2, 4f, 5f)));
        Assert.That(() => batches.FillLabels(0, new int[2]), Throws.InvalidOperationException.With.Message.Contains("use FillTargets"));
        Assert.That(() => batches.FillOneHot(0, new float[2]), Throws.InvalidOperationException);
        MiniBatches classes = new(Numbered(3), 2, ExampleOrder.InFileOrder);
        Assert.That(() => classes.FillTargets(0, targets), Throws.InvalidOperationException.With.Message.Contains("use FillLabels"));
    }

    [Test]
    public void Epochs_differ_and_can_be_started_anywhere()
    {
        int[] first = Order(5, 0), second = Order(5, 1);
        Assert.That(second, Is.Not.EqualTo(first));
        Assert.That(Order(5, 0), Is.EqualTo(first));
        Assert.That(Order(6, 0), Is.Not.EqualTo(first));
        Assert.That(first.Order(), Is.EqualTo(Enumerable.Range(0, 100)));

        static int[] Order(ulong seed, int epoch)
        {
            int[] order = new int[100];
            ExampleOrder.Shuffled(seed).Fill(epoch, order);
            return order;
        }
    }

    [Test]
    public void The_shuffled_order_is_part_of_the_interface_and_never_changes()
    {
        int[] order = new int[10];
        ExampleOrder.Shuffled(1).Fill(0, order);
        Assert.That(order, Is.EqualTo(ByDocumentation(1, 0, 10)));

        // The generator as the documentation of ExampleOrder.Shuffled describes it, written out a second time.
        static int[] ByDocumentation(ulong seed, ulong epoch, int n)
        {
            ulong counter = seed;
            counter = Split(ref counter) ^ epoch;
            ulong[] s = [Split(ref counter), Split(ref counter), Split(ref counter), Split(ref counter)];
            int[] order = [.. Enumerable.Range(0, n)];
            for (int i = n - 1; i > 0; i--)
            {
                ulong word = System.Numerics.BitOperations.RotateLeft(s[1] * 5, 7) * 9, t = s[1] << 17;
                s[2] ^= s[0];
                s[3] ^= s[1];
                s[1] ^= s[2];
                s[0] ^= s[3];
                s[2] ^= t;
                s[3] = System.Numerics.BitOperations.RotateLeft(s[3], 45);
                int j = (int)(word % (ulong)(i + 1));
                (order[i], order[j]) = (order[j], order[i]);
            }
            return order;
        }

        static ulong Split(ref ulong state)
        {
            ulong z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    [Test]
    public void The_course_order_is_NumPys_permutation()
    {
        JsonElement[] recorded = JsonSerializer.Deserialize<JsonElement[]>(File.ReadAllText(Repository.PathOf("tests/golden/course_expected.json")))!;
        int[] eleven = new int[300], zero = new int[148];
        ExampleOrder.Course(10).Fill(1, eleven);
        ExampleOrder.Course(0).Fill(0, zero);
        Assert.That(eleven, Is.EqualTo(Expected("rng.perm300.seed11")));
        Assert.That(zero, Is.EqualTo(Expected("rng.perm148.seed0")));

        int[] Expected(string id)
            => recorded.Single(entry => entry.GetProperty("id").GetString() == id).GetProperty("expected").Deserialize<int[]>()!;
    }

    [Test]
    public void A_step_allocates_nothing()
    {
        MiniBatches batches = new(Numbered(1000), 64, ExampleOrder.Shuffled(3));
        float[] x = new float[batches.BufferLength], y = new float[64 * 3];
        Pass(0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Pass(1);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void Pass(int epoch)
        {
            batches.StartEpoch(epoch);
            for (int b = 0; b < batches.Count; b++)
            {
                batches.FillFeatures(b, x);
                batches.FillOneHot(b, y);
            }
        }
    }

    [TestCase(0, false, "batchSize is 0; required: 1 or more.")]
    [TestCase(-5, true, "batchSize is -5; required: 1 or more, and at most 10, the number of examples")]
    [TestCase(11, true, "batchSize is 11;")]
    public void A_batch_size_out_of_range_is_named(int size, bool drop, string message)
        => Assert.That(
            () => new MiniBatches(Numbered(10), size, ExampleOrder.InFileOrder, drop),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains(message));

    [Test]
    public void Misuse_is_named()
    {
        MiniBatches batches = new(Numbered(10), 4, ExampleOrder.InFileOrder);
        Assert.That(() => batches.Indices(0), Throws.InvalidOperationException.With.Message.Contains("call StartEpoch first"));
        Assert.That(() => batches.StartEpoch(-1), Throws.TypeOf<ArgumentOutOfRangeException>());
        batches.StartEpoch(0);
        Assert.That(() => batches.Indices(3), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("batch is 3; required: 0 to 2."));
        Assert.That(() => batches.FillFeatures(0, new float[7]), Throws.ArgumentException.With.Message.Contains("The buffer holds 7 values; required: 8 or more."));
    }
}
