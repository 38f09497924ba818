namespace TfCourse.Datasets.Tests;

public sealed class DatasetCatalogTests
{
    [Test]
    public void Every_set_loads_and_says_where_it_comes_from()
    {
        foreach (DatasetEntry entry in DatasetCatalog.Entries)
        {
            DatasetSplit split = DatasetCatalog.Load(entry.Name);
            Assert.That(split.Train.Labels is not null, Is.EqualTo(entry.Task == DatasetTask.Classification), entry.Name);
            foreach (Dataset part in Parts(split))
            {
                Assert.That(part.Name, Does.StartWith(entry.Name + "/"));
                Assert.That((part.Source, part.Licence), Is.EqualTo((entry.Source, entry.Licence)));
            }
            Assert.That(new[] { entry.Title, entry.Split, entry.Source, entry.Licence }, Has.None.Empty);
        }
    }

    [Test]
    public void Names_are_unique() => Assert.That(DatasetCatalog.Names, Is.Unique.And.Not.Empty);

    [Test]
    public void An_unknown_name_lists_near_names_and_all()
        => Assert.That(
            () => DatasetCatalog.Load("fashion_mnist"),
            Throws.ArgumentException.With.Message.StartsWith(
                $"There is no data set 'fashion_mnist'. Did you mean 'fashion-mnist'? Known: {string.Join(", ", DatasetCatalog.Names)}."));

    [Test]
    public void Fashion_MNIST_has_the_published_parts()
    {
        DatasetSplit split = DatasetCatalog.Load("fashion-mnist");

        Assert.That(split.Train.Shape, Is.EqualTo(new[] { 10_000, 28, 28 }));
        Assert.That(split.Test!.Shape, Is.EqualTo(new[] { 2_000, 28, 28 }));
        Assert.That(split.Dev, Is.Null);
        Assert.That(split.Train.Labels!.Take(12), Is.EqualTo(new[] { 9, 0, 0, 3, 0, 2, 7, 2, 5, 5, 0, 9 }));
        Assert.That(split.Train.Labels!.CountBy(label => label).Select(pair => pair.Value), Is.All.EqualTo(1_000));
        // The sums of the bytes, as another program counts them.
        Assert.That(split.Train.Features.Sum(x => Math.Round((double)x * 255)), Is.EqualTo(573_133_949));
        Assert.That(split.Test.Features.Sum(x => Math.Round((double)x * 255)), Is.EqualTo(114_072_606));
        Assert.That(split.Train.Features.Max(), Is.EqualTo(1f));
        Assert.That(split.Train.ClassNames[9], Is.EqualTo("Ankle boot"));
    }

    [Test]
    public void Digits_are_scaled_by_sixteen()
    {
        DatasetSplit split = DatasetCatalog.Load("digits");
        Dataset whole = split.Whole;

        Assert.That(whole.Shape, Is.EqualTo(new[] { 1_797, 8, 8 }));
        Assert.That((split.Train.Count, split.Dev!.Count, split.Test!.Count), Is.EqualTo((1_079, 359, 359)));
        Assert.That(whole.Features.Sum(x => (double)x) * 16, Is.EqualTo(561_718));
        Assert.That((whole.Features.Min(), whole.Features.Max()), Is.EqualTo((0f, 1f)));
        Assert.That(whole.Labels!.CountBy(label => label).OrderBy(pair => pair.Key).Select(pair => pair.Value),
            Is.EqualTo(new[] { 178, 182, 177, 183, 181, 182, 181, 179, 174, 180 }));
    }

    [Test]
    public void Breast_cancer_has_569_examples_of_30_named_features()
    {
        Dataset whole = DatasetCatalog.Load("wdbc").Whole;
        Assert.That(whole.Shape, Is.EqualTo(new[] { 569, 30 }));
        Assert.That((whole.FeatureName(0), whole.FeatureName(29)), Is.EqualTo(("mean_radius", "worst_fractal_dimension")));
        Assert.That(whole.Labels!.Count(label => label == 1), Is.EqualTo(357));
        Assert.That(whole.ClassNames, Is.EqualTo(new[] { "malignant", "benign" }));
        Assert.That(Enumerable.Range(0, 569).Sum(i => (double)whole.Features[i * 30]), Is.EqualTo(8038.429).Within(1e-3));
    }

    [Test]
    public void Equal_mixtures_of_concrete_stay_in_one_part()
    {
        DatasetSplit split = DatasetCatalog.Load("concrete");
        Assert.That(split.Whole.Shape, Is.EqualTo(new[] { 1_030, 8 }));
        Assert.That(split.Whole.Targets!.Sum(t => (double)t), Is.EqualTo(36_892.5).Within(1e-2));
        Assert.That(split.Train.TargetName, Is.EqualTo("compressive_strength"));

        HashSet<string>[] mixtures = [.. Parts(split).Select(part =>
            Enumerable.Range(0, part.Count).Select(i => string.Join('|', part.Example(i).ToArray())).ToHashSet())];
        Assert.That(mixtures.Sum(set => set.Count), Is.EqualTo(992), "different mixtures of all parts together");
        Assert.That(mixtures.SelectMany(set => set).Distinct().Count(), Is.EqualTo(992), "different mixtures");
        Assert.That(split.Dev!.Count, Is.InRange(180, 206));
        Assert.That(split.Test!.Count, Is.InRange(180, 206));
    }

    [Test]
    [SetCulture("de-DE")]
    public void The_sets_are_the_same_in_another_culture()
    {
        Dataset wdbc = DatasetCatalog.Load("wdbc").Train;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
        Assert.That(wdbc.Features, Is.EqualTo(DatasetCatalog.Load("wdbc").Train.Features));
    }

    private static IEnumerable<Dataset> Parts(DatasetSplit split)
        => new[] { split.Train, split.Dev, split.Test }.OfType<Dataset>();
}
