using System.Text.Json;
using NumSharp;
using TfCourse.TestKit;

namespace TfCourse.Datasets.Tests;

public sealed class PlanePointsTests
{
    private static readonly JsonElement[] Recorded =
        JsonSerializer.Deserialize<JsonElement[]>(File.ReadAllText(Repository.PathOf("tests/golden/course_expected.json")))!;

    private static IEnumerable<TestCaseData> Course()
    {
        yield return new TestCaseData("data.circles.train", Circles.Generate(300, 0.05, seed: 1));
        yield return new TestCaseData("data.circles.test", Circles.Generate(100, 0.05, seed: 2));
        yield return new TestCaseData("data.moons", Moons.Generate(300, 0.2, seed: 3));
    }

    [TestCaseSource(nameof(Course))]
    public void The_points_of_the_course_are_reproduced(string id, PlanePoints points)
    {
        JsonElement expected = Recorded.Single(entry => entry.GetProperty("id").GetString() == id).GetProperty("expected");
        double[][] first = expected.GetProperty("first5").Deserialize<double[][]>()!, last = expected.GetProperty("last2").Deserialize<double[][]>()!;

        // Bit for bit apart from the cosine and sine of another C library: an ulp of 1, and once more for the sum with the noise.
        const double ulps = 5e-16;
        Assert.That(points.Coordinates[..10], Is.EqualTo(first.SelectMany(p => p)).Within(ulps));
        Assert.That(points.Coordinates[^4..], Is.EqualTo(last.SelectMany(p => p)).Within(ulps));
        Assert.That(points.Labels[..20], Is.EqualTo(expected.GetProperty("labels_first20").Deserialize<int[]>()!));
        Assert.That(points.Labels.Sum(), Is.EqualTo(expected.GetProperty("n_label1").GetInt32()));
        Assert.That(points.Coordinates.Where((_, i) => i % 2 == 0).Sum(), Is.EqualTo(expected.GetProperty("sum_x").GetDouble()).Within(1e-12));
        Assert.That(points.Coordinates.Where((_, i) => i % 2 == 1).Sum(), Is.EqualTo(expected.GetProperty("sum_y").GetDouble()).Within(1e-12));
    }

    [Test]
    public void A_stream_of_the_callers_is_left_behind_the_last_draw()
    {
        NumPyRandom random = new();
        random.seed(1u);
        PlanePoints first = Circles.Generate(300, 0.05, random);
        double next = (double)random.rand();

        NumPyRandom again = new();
        again.seed(1u);
        again.permutation(300);
        again.normal(0, 0.05, new Shape(300, 2));
        Assert.That((double)again.rand(), Is.EqualTo(next));
        Assert.That(first.Coordinates, Is.EqualTo(Circles.Generate(300, 0.05, seed: 1).Coordinates));
    }

    [Test]
    public void Without_noise_the_points_lie_on_their_curves()
    {
        PlanePoints circles = Circles.Generate(7, 0, seed: 5, factor: 0.5), moons = Moons.Generate(7, 0, seed: 5);
        for (int i = 0; i < 7; i++)
        {
            (double x, double y) = (circles.Coordinates[2 * i], circles.Coordinates[(2 * i) + 1]);
            Assert.That(Math.Sqrt((x * x) + (y * y)), Is.EqualTo(circles.Labels[i] == 0 ? 1 : 0.5).Within(1e-15));
            (x, y) = (moons.Coordinates[2 * i], moons.Coordinates[(2 * i) + 1]);
            (x, y) = moons.Labels[i] == 0 ? (x, y) : (1 - x, 0.5 - y);
            Assert.That((Math.Sqrt((x * x) + (y * y)), y >= -1e-15), Is.EqualTo((1.0, true)).Within(1e-15));
        }
        Assert.That((circles.Labels.Sum(), moons.Labels.Sum()), Is.EqualTo((4, 4)), "the odd point is of class 1");
        Assert.That(Moons.Generate(2, 0, seed: 1).Coordinates.Order(), Is.EqualTo(new[] { -0.5 + 1, 0, 0, 1 }.Order()));
    }

    [Test]
    public void The_last_angle_of_a_moon_is_exactly_pi()
        // 25 times the rounded step π / 25 is not π.
        => Assert.That(Moons.Generate(52, 0, seed: 1).Coordinates, Does.Contain(Math.Sin(Math.PI)).And.Not.Contain(Math.Sin(25 * (Math.PI / 25))));

    [Test]
    public void Spirals_wind_from_the_centre_to_radius_one()
    {
        PlanePoints points = Spirals.Generate(5, 3, 0, seed: 1, turns: 1);
        Assert.That(points.Labels, Is.EqualTo(new[] { 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2 }));
        Assert.That(points.Coordinates[2..10], Is.EqualTo(new double[] { 0, 0.25, -0.5, 0, 0, -0.75, 1, 0 }).Within(1e-15));
        Assert.That(points.Coordinates[18..20], Is.EqualTo(new[] { -0.5, Math.Sqrt(0.75) }).Within(1e-15));
    }

    [Test]
    public void Blobs_lie_around_their_centres()
    {
        PlanePoints points = Blobs.Generate(400, 3, 0.5, seed: 4);
        PlanePoints centres = Blobs.Generate(1, 3, 0, seed: 4);
        for (int blob = 0; blob < 3; blob++)
            for (int axis = 0; axis < 2; axis++)
            {
                double[] values = [.. Enumerable.Range(0, 400).Select(i => points.Coordinates[(2 * ((400 * blob) + i)) + axis])];
                double centre = centres.Coordinates[(2 * blob) + axis], mean = values.Average();
                Assert.That(mean, Is.EqualTo(centre).Within(4 * 0.5 / 20));
                Assert.That(Math.Sqrt(values.Average(v => (v - mean) * (v - mean))), Is.EqualTo(0.5).Within(0.1));
            }
    }

    [Test]
    public void Arguments_out_of_range_are_named()
    {
        Assert.That(() => Circles.Generate(1, 0.1, seed: 1), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("points is 1; required: 2 to 10000000."));
        Assert.That(() => Moons.Generate(10, double.NaN, seed: 1), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("noise is NaN; required: a standard deviation, 0 or more."));
        Assert.That(() => Circles.Generate(10, 0.1, seed: 1, factor: 1), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("a radius in [0, 1)"));
        Assert.That(() => Spirals.Generate(10, 1, 0, seed: 1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Blobs.Generate(1_000_000, 11, 0, seed: 1), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("1 to 909090"));
    }

    [Test]
    public void Points_become_a_data_set_in_float32()
    {
        PlanePoints points = Moons.Generate(20, 0.1, seed: 9);
        Dataset data = points.ToDataset("m");
        Assert.That(data.Shape, Is.EqualTo(new[] { 20, 2 }));
        Assert.That(data.Features, Is.EqualTo(points.Coordinates.Select(x => (float)x)));
        Assert.That((data.FeatureName(1), data.ClassNames[0]), Is.EqualTo(("y", "upper")));
    }
}
