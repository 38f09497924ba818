namespace TfCourse.Datasets.Tests;

public sealed class StandardizationTests
{
    private static readonly Dataset Train = Dataset.Regression("t", [1, 10, 5, 3, 30, 5, 5, 50, 5], [3, 3], new float[3]);

    [Test]
    public void Mean_and_variance_are_those_of_the_population()
    {
        Standardization fitted = Standardization.Fit(Train);
        Assert.That(fitted.Mean, Is.EqualTo(new double[] { 3, 30, 5 }));
        Assert.That(fitted.Variance, Is.EqualTo(new[] { 8 / 3.0, 800 / 3.0, 0 }).Within(1e-12));
        Assert.That(fitted.Constant, Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public void Normalized_training_features_have_mean_zero_and_variance_one()
    {
        Dataset train = DatasetCatalog.Load("wdbc").Train;
        Dataset normal = Standardization.Fit(train).Apply(train);
        for (int i = 0; i < train.FeatureSize; i++)
        {
            double[] values = [.. Enumerable.Range(0, train.Count).Select(e => (double)normal.Example(e)[i])];
            Assert.That(values.Average(), Is.EqualTo(0).Within(1e-6));
            Assert.That(values.Average(v => v * v), Is.EqualTo(1).Within(1e-5));
        }
    }

    [Test]
    public void Other_sets_are_scaled_by_the_statistics_of_train()
    {
        Dataset dev = Dataset.Regression("d", [5, 30, 7], [1, 3], new float[1]);
        float[] normal = Standardization.Fit(Train).Apply(dev).Features;
        Assert.That(normal, Is.EqualTo(new[] { (float)(2 / Math.Sqrt(8 / 3.0)), 0f, 2f }).Within(1e-6f), "a constant feature is only centred");
        Assert.That(dev.Features, Is.EqualTo(new float[] { 5, 30, 7 }), "the set itself is left alone");
    }

    [Test]
    public void Equal_values_are_constant_whatever_their_mean_rounds_to()
    {
        for (int count = 1; count < 200; count++)
        {
            Dataset data = Dataset.Regression("c", [.. Enumerable.Repeat(0.1f, count)], [count, 1], new float[count]);
            Standardization fitted = Standardization.Fit(data);
            Assert.That((fitted.Mean[0], fitted.Variance[0]), Is.EqualTo(((double)0.1f, 0.0)));
            Assert.That(fitted.Apply(data).Features, Is.All.Zero);
        }
    }

    [Test]
    public void Stored_values_normalize_alike_and_can_be_undone()
    {
        Standardization fitted = Standardization.Fit(Train), stored = Standardization.Of(fitted.Mean, fitted.Variance);
        float[] values = stored.Apply(Train).Features;
        Assert.That(values, Is.EqualTo(fitted.Apply(Train).Features));
        stored.Undo(values);
        Assert.That(values, Is.EqualTo(Train.Features).Within(1e-5f));
    }

    [Test]
    public void Values_that_do_not_fit_are_named()
    {
        Assert.That(() => Standardization.Of([1], [1, 2]), Throws.ArgumentException.With.Message.Contains("1 means and 2 variances"));
        Assert.That(() => Standardization.Of([1], [-1]), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("The variance of feature 0 is -1"));
        Assert.That(() => Standardization.Of([double.NaN], [1]), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Standardization.Fit(Train).Apply(new float[4]), Throws.ArgumentException.With.Message.Contains("There are 4 values; required: a multiple of 3"));
    }
}
