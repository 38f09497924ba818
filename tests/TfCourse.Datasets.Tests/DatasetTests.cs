namespace TfCourse.Datasets.Tests;

public sealed class DatasetTests
{
    private static readonly Dataset Three = Dataset.Classification(
        "three", [0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23], [3, 2, 2], [2, 0, 1], ["a", "b", "c"]);

    [Test]
    public void An_example_is_a_window_on_the_features()
    {
        Assert.That((Three.Count, Three.FeatureSize, Three.ClassCount), Is.EqualTo((3, 4, 3)));
        Assert.That(Three.Example(1).ToArray(), Is.EqualTo(new float[] { 10, 11, 12, 13 }));
        Assert.That(() => Three.Example(3), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Features_without_names_are_called_by_their_coordinates()
        => Assert.That(Enumerable.Range(0, 4).Select(Three.FeatureName), Is.EqualTo(new[] { "[0, 0]", "[0, 1]", "[1, 0]", "[1, 1]" }));

    [Test]
    public void A_subset_copies_in_the_order_of_the_indices()
    {
        Dataset subset = Three.Subset([2, 0, 2], "s");
        Assert.That(subset.Features, Is.EqualTo(new float[] { 20, 21, 22, 23, 0, 1, 2, 3, 20, 21, 22, 23 }));
        Assert.That(subset.Labels, Is.EqualTo(new[] { 1, 2, 1 }));
        Assert.That((subset.Name, subset.ClassNames), Is.EqualTo(("s", Three.ClassNames)));
        subset.Features[0] = 99;
        Assert.That(Three.Features[8], Is.EqualTo(20));

        Dataset targets = Dataset.Regression("r", [1, 2, 3], [3, 1], [4, 5, 6]).Subset([1]);
        Assert.That(targets.Targets, Is.EqualTo(new float[] { 5 }));
    }

    [Test]
    public void Concatenating_needs_the_same_features_and_classes()
    {
        Dataset both = Three.Concatenate(Three.Subset([1]));
        Assert.That(both.Shape, Is.EqualTo(new[] { 4, 2, 2 }));
        Assert.That(both.Labels, Is.EqualTo(new[] { 2, 0, 1, 0 }));
        Dataset flat = Dataset.Classification("flat", [1, 2, 3, 4], [1, 4], [0], ["a", "b", "c"]);
        Assert.That(() => Three.Concatenate(flat), Throws.ArgumentException.With.Message.Contains("[3, 2, 2] and 3 classes, 'flat' [1, 4] and 3"));
        Dataset regression = Dataset.Regression("r", [1, 2, 3, 4], [1, 2, 2], [0]);
        Assert.That(() => Three.Concatenate(regression), Throws.ArgumentException);
    }

    [TestCase(new[] { 1, 2 }, 2, "There are 2 labels for 3 examples")]
    [TestCase(new[] { 0, 2, 1 }, 2, "The label of example 1 is 2; required: 0 to 1, one of 2 classes.")]
    [TestCase(new[] { 0, -1, 1 }, 2, "The label of example 1 is -1")]
    [TestCase(new[] { 0, 0, 0 }, 1, "Classification needs 2 classes or more.")]
    public void Labels_that_do_not_fit_are_named(int[] labels, int classes, string message)
        => Assert.That(
            () => Dataset.Classification("x", [1, 2, 3], [3, 1], labels, Enumerable.Range(0, classes).Select(k => $"{k}").ToArray()),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains(message));

    [TestCase(new[] { 3 }, "The shape is [3]; required: [examples, features…]")]
    [TestCase(new[] { 0, 3 }, "The shape is [0, 3]")]
    [TestCase(new[] { 2, 2 }, "The shape [2, 2] has 4 values, but 3 were given.")]
    public void Shapes_that_do_not_fit_are_named(int[] shape, string message)
        => Assert.That(() => Dataset.Regression("x", [1, 2, 3], shape, [1, 2, 3]), Throws.InstanceOf<ArgumentException>().With.Message.Contains(message));

    [Test]
    public void Values_that_are_not_finite_are_named()
    {
        Assert.That(
            () => Dataset.Regression("x", [1, 2, 3, float.NaN], [2, 2], [0, 0]),
            Throws.ArgumentException.With.Message.Contains("Feature 1 of example 1 is NaN; required: finite values."));
        Assert.That(
            () => Dataset.Regression("x", [1, 2], [2, 1], [0, float.PositiveInfinity]), Throws.ArgumentException.With.Message.Contains("The target of example 1 is Infinity"));
        Assert.That(() => Three.WithFeatures(new float[11]), Throws.ArgumentException);
    }

    [Test]
    public void Feature_names_are_one_each_or_none()
        => Assert.That(
            () => Dataset.Regression("x", [1, 2], [1, 2], [0], ["only"]), Throws.ArgumentException.With.Message.Contains("There are 1 feature names for 2 features"));

    [Test]
    public void Indices_out_of_range_are_named()
    {
        Assert.That(() => Three.Subset([0, 3]), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("An index is 3; required: 0 to 2."));
        Assert.That(() => Three.Subset([]), Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
