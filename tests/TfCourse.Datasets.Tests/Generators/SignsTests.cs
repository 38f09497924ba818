namespace TfCourse.Datasets.Tests;

[TestFixture]
public sealed class SignsTests
{
    [Test]
    public void Drawings_are_balanced_and_the_same_for_a_seed()
    {
        Dataset a = Signs.Generate(3, 7, "a"), b = Signs.Generate(3, 7, "b"), c = Signs.Generate(3, 8, "c");
        Assert.Multiple(() =>
        {
            Assert.That(a.Shape, Is.EqualTo(new[] { 18, 64, 64, 3 }));
            Assert.That(a.Labels!.GroupBy(l => l).Select(g => (g.Key, g.Count())), Is.EquivalentTo(Enumerable.Range(0, 6).Select(l => (l, 3))));
            Assert.That(a.Features, Is.EqualTo(b.Features));
            Assert.That(a.Features, Is.Not.EqualTo(c.Features));
            Assert.That(a.Features, Has.All.InRange(0f, 1f));
            Assert.That(a.Source, Does.Contain("synthetic"));
        });
    }

    [Test]
    public void More_fingers_cover_more_of_the_image()
    {
        Dataset data = Signs.Generate(20, 3, "x");
        double[] bright = [.. Enumerable.Range(0, 6).Select(l => Enumerable.Range(0, data.Count).Where(i => data.Labels![i] == l).Average(i => Bright(data.Example(i))))];
        Assert.That(bright[5], Is.GreaterThan(bright[0] * 1.15));
    }

    private static double Bright(ReadOnlySpan<float> image)
    {
        int count = 0;
        for (int i = 0; i < image.Length; i += 3)
        {
            count += image[i] > 0.5f ? 1 : 0;
        }

        return count;
    }
}
