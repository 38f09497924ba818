namespace TfCourse.Datasets.Tests;

public sealed class SplittingTests
{
    private static Dataset Labelled(int count, int classes)
        => Dataset.Classification(
            "d", [.. Enumerable.Range(0, count).Select(i => (float)i)], [count, 1], [.. Enumerable.Range(0, count).Select(i => i * i % classes)],
            [.. Enumerable.Range(0, classes).Select(k => $"{k}")]);

    [Test]
    public void Parts_are_disjoint_and_cover_every_example()
    {
        DatasetSplit split = Splitting.ByFraction(Labelled(101, 3), 0.2, 0.1, seed: 7);
        Assert.That((split.Train.Count, split.Dev!.Count, split.Test!.Count), Is.EqualTo((71, 20, 10)));
        Assert.That(split.Whole.Features.Order(), Is.EqualTo(Enumerable.Range(0, 101).Select(i => (float)i)));
        Assert.That((split.Train.Name, split.Dev.Name, split.Test.Name), Is.EqualTo(("d/train", "d/dev", "d/test")));
    }

    [Test]
    public void The_same_seed_gives_the_same_parts_and_another_seed_others()
    {
        SplitIndices first = Splitting.Indices(50, 10, 10, seed: 1), same = Splitting.Indices(50, 10, 10, seed: 1), other = Splitting.Indices(50, 10, 10, seed: 2);
        Assert.That(same.Test, Is.EqualTo(first.Test));
        Assert.That(same.Train, Is.EqualTo(first.Train));
        Assert.That(other.Test, Is.Not.EquivalentTo(first.Test));
    }

    [Test]
    public void A_split_is_part_of_the_interface_and_never_changes()
        => Assert.That(Splitting.Indices(12, 3, 2, seed: 42).Test.Concat(Splitting.Indices(12, 3, 2, seed: 42).Dev), Is.EqualTo(new[] { 11, 3, 7, 8, 9 }));

    [Test]
    public void Stratified_parts_keep_the_proportions_of_the_classes()
    {
        int[] labels = [.. Enumerable.Range(0, 200).Select(i => i < 140 ? 0 : i < 190 ? 1 : 2)];
        SplitIndices split = Splitting.Indices(200, 40, 20, seed: 3, labels);
        Assert.That(Counts(split.Test), Is.EqualTo(new[] { 14, 5, 1 }));
        Assert.That(Counts(split.Dev), Is.EqualTo(new[] { 28, 10, 2 }));
        Assert.That(Counts(split.Train), Is.EqualTo(new[] { 98, 35, 7 }));

        int[] Counts(IReadOnlyList<int> part) => [.. Enumerable.Range(0, 3).Select(k => part.Count(i => labels[i] == k))];
    }

    [Test]
    public void Every_size_of_stratified_parts_is_exact()
    {
        int[] labels = [0, 1, 2, 2, 2, 1, 0, 2, 3];
        for (int dev = 0; dev < labels.Length; dev++)
            for (int test = 0; dev + test < labels.Length; test++)
            {
                SplitIndices split = Splitting.Indices(labels.Length, dev, test, seed: 5, labels);
                Assert.That((split.Dev.Count, split.Test.Count, split.Train.Count), Is.EqualTo((dev, test, labels.Length - dev - test)));
            }
    }

    [Test]
    public void A_part_of_size_zero_is_null()
    {
        DatasetSplit split = Splitting.ByCount(Labelled(10, 2), 0, 3, seed: 1);
        Assert.That((split.Dev is null, split.Test!.Count), Is.EqualTo((true, 3)));
    }

    [TestCase(1.0, 0.0, "dev is 1; required: a fraction in [0, 1).")]
    [TestCase(-0.1, 0.0, "dev is -0.1; required")]
    [TestCase(0.0, double.NaN, "test is NaN; required")]
    [TestCase(0.5, 0.5, "dev 0.5 and test 0.5 of 10 examples take 5 and 5 and leave none for train")]
    [TestCase(0.01, 0.0, "dev is 0.01 of 10 examples, which is none; required: 0, or at least 0.05 for one example.")]
    public void Fractions_out_of_range_are_named(double dev, double test, string message)
        => Assert.That(
            () => Splitting.ByFraction(Labelled(10, 2), dev, test, seed: 1), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains(message));

    [TestCase(-1, 0, "dev is -1; required: 0 to 9 of 10 examples.")]
    [TestCase(0, 10, "test is 10")]
    [TestCase(5, 5, "dev 5 and test 5 leave none of 10 examples for train")]
    public void Counts_out_of_range_are_named(int dev, int test, string message)
        => Assert.That(
            () => Splitting.ByCount(Labelled(10, 2), dev, test, seed: 1), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains(message));

    [Test]
    [SetCulture("de-DE")]
    public void Messages_are_the_same_in_another_culture()
        => Assert.That(() => Splitting.ByFraction(Labelled(10, 2), 1.5, 0, seed: 1), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("dev is 1.5;"));

    [Test]
    public void Stratified_needs_labels()
        => Assert.That(
            () => Splitting.ByCount(Dataset.Regression("r", [1, 2, 3], [3, 1], [1, 2, 3]), 1, 0, seed: 1, stratified: true),
            Throws.ArgumentException.With.Message.Contains("'r' has real targets and no class labels"));

    [Test]
    public void Indices_that_leak_or_leave_out_are_refused()
    {
        Assert.That(() => new SplitIndices(3, [0, 1], [1], [2]), Throws.ArgumentException.With.Message.Contains("Example 1 is in two parts"));
        Assert.That(() => new SplitIndices(3, [0], [1], []), Throws.ArgumentException.With.Message.Contains("Example 2 is in no part"));
        Assert.That(() => new SplitIndices(2, [0, 1, 2], [], []), Throws.ArgumentException.With.Message.Contains("example 2; required: 0 to 1"));
        Assert.That(() => new SplitIndices(1, [], [0], []), Throws.ArgumentException.With.Message.Contains("training part is empty"));
    }

    [Test]
    public void Equal_examples_move_into_one_part_with_train_first()
    {
        Dataset data = Dataset.Regression("r", [7, 1, 7, 2, 2, 3], [6, 1], new float[6]);
        SplitIndices kept = new SplitIndices(6, [1, 0], [2, 3], [4, 5]).KeepEqualTogether(data);
        Assert.That((kept.Train, kept.Dev, kept.Test), Is.EqualTo((new[] { 1, 0, 2 }, new[] { 3, 4 }, new[] { 5 })));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Folds_hold_every_example_out_once(bool stratified)
    {
        Dataset data = Labelled(23, 3);
        DatasetSplit[] folds = [.. KFold.Of(data, 5, seed: 2, stratified)];

        Assert.That(folds.SelectMany(fold => fold.Dev!.Features).Order(), Is.EqualTo(data.Features));
        Assert.That(folds.Select(fold => fold.Dev!.Count).Order(), Is.EqualTo(new[] { 4, 4, 5, 5, 5 }));
        Assert.That(folds.All(fold => fold.Whole.Count == 23));
        if (!stratified)
            return;
        foreach (int label in new[] { 0, 1 })
        {
            int[] counts = [.. folds.Select(fold => fold.Dev!.Labels!.Count(l => l == label))];
            Assert.That(counts.Max() - counts.Min(), Is.LessThanOrEqualTo(1), $"class {label}");
        }
    }

    [TestCase(1)]
    [TestCase(11)]
    public void A_number_of_folds_out_of_range_is_named_before_any_fold_is_made(int k)
        => Assert.That(
            () => KFold.Of(Labelled(10, 2), k, seed: 1), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains($"k is {k}; required: 2 to 10"));
}
