namespace TfCourse.Course.Tests;

[TestFixture]
public sealed class SearchSpaceTests
{
    private const string Json = """
        {"parameters": [
          {"name": "optimizer", "kind": "choice", "values": ["adam", "momentum"]},
          {"name": "learning_rate", "kind": "log_uniform", "low": 1e-4, "high": 1},
          {"name": "beta", "kind": "one_minus_log", "low": 0.9, "high": 0.999, "when": {"optimizer": "momentum"}},
          {"name": "hidden", "kind": "integer", "low": 4, "high": 64, "log": true},
          {"name": "layers", "kind": "integer", "low": 1, "high": 3},
          {"name": "keep", "kind": "uniform", "low": 0.5, "high": 1}
        ]}
        """;

    [TestCase(0.0, 1e-4)]
    [TestCase(0.25, 1e-3)]
    [TestCase(0.5, 1e-2)]
    [TestCase(1.0, 1.0)]
    public void Equal_steps_of_a_logarithmic_scale_are_equal_factors(double u, double value)
        => Assert.That(new LogUniformParameter("a", 1e-4, 1).At(u).Number, Is.EqualTo(value).Within(1e-12 * value));

    [Test]
    public void Averages_over_ten_and_a_hundred_steps_are_equally_likely()
    {
        var beta = new OneMinusLogParameter("beta", 0.9, 0.999);
        Assert.Multiple(() =>
        {
            Assert.That(beta.At(0).Number, Is.EqualTo(0.9).Within(1e-15));
            Assert.That(beta.At(0.5).Number, Is.EqualTo(0.99).Within(1e-12));
            Assert.That(beta.PlaceOf(new ParameterValue(0.99)), Is.EqualTo(0.5).Within(1e-12));
        });
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Whole_numbers_reach_both_ends(bool logarithmic)
    {
        var p = new IntegerParameter("n", 1, 4, logarithmic);
        int[] drawn = [.. Enumerable.Range(0, 1000).Select(i => p.At(i / 1000.0).Whole)];
        Assert.That(drawn.Distinct(), Is.EqualTo(new[] { 1, 2, 3, 4 }));
        Assert.That(drawn.Count(n => n == 1), logarithmic ? Is.GreaterThan(400) : Is.EqualTo(250).Within(1));
    }

    [Test]
    public void The_place_of_a_value_gives_the_value_again()
    {
        SearchSpace space = SearchSpaceJson.Read(Json, "test");
        foreach (SearchParameter p in space.Parameters)
        {
            for (double u = 0.01; u < 1; u += 0.07)
            {
                ParameterValue value = p.At(u), again = p.At(p.PlaceOf(value));
                Assert.That(value.Text is null ? again.Number : 0, Is.EqualTo(value.Text is null ? value.Number : 0).Within(1e-9), p.Name);
                Assert.That(again.Text, Is.EqualTo(value.Text));
            }
        }
    }

    [Test]
    public void A_parameter_without_meaning_is_left_out()
    {
        SearchSpace space = SearchSpaceJson.Read(Json, "test");
        Assert.That(space.At([0.1, 0, 0, 0, 0, 0]).Names, Does.Not.Contain("beta"));
        Assert.That(space.At([0.9, 0, 0, 0, 0, 0]).Names, Does.Contain("beta"));
    }

    [Test]
    public void Json_written_and_read_is_the_same_space()
    {
        string written = SearchSpaceJson.Write(SearchSpaceJson.Read(Json, "test")).ToJsonString();
        Assert.That(SearchSpaceJson.Write(SearchSpaceJson.Read(written, "again")).ToJsonString(), Is.EqualTo(written));
    }

    [TestCase("{", "is no JSON")]
    [TestCase("{}", "no array \"parameters\"")]
    [TestCase("""{"parameters": []}""", "0 parameters")]
    [TestCase("""{"parameters": [{"kind": "uniform"}]}""", "parameter 1 has no text \"name\"")]
    [TestCase("""{"parameters": [{"name": "a", "kind": "unifrom", "low": 0, "high": 1}]}""", "Did you mean 'uniform'")]
    [TestCase("""{"parameters": [{"name": "a", "kind": "uniform", "low": 2, "high": 1}]}""", "goes from 2 to 1")]
    [TestCase("""{"parameters": [{"name": "a", "kind": "log_uniform", "low": 0, "high": 1}]}""", "two ends above 0")]
    [TestCase("""{"parameters": [{"name": "a", "kind": "one_minus_log", "low": 0.9, "high": 1}]}""", "two ends below 1")]
    [TestCase("""{"parameters": [{"name": "a", "kind": "integer", "low": 1.5, "high": 4}]}""", "a whole number")]
    [TestCase("""{"parameters": [{"name": "a", "kind": "choice", "values": [1, 1]}]}""", "none twice")]
    [TestCase("""{"parameters": [{"name": "a", "kind": "uniform", "low": 0, "high": 1, "lo": 3}]}""", "unknown member 'lo'")]
    [TestCase("""{"parameters": [{"name": "a", "kind": "uniform", "low": 0, "high": 1}, {"name": "a", "kind": "uniform", "low": 0, "high": 1}]}""", "two parameters named 'a'")]
    [TestCase("""{"parameters": [{"name": "a", "kind": "uniform", "low": 0, "high": 1, "when": {"b": ["x"]}}]}""", "does not stand before it")]
    [TestCase("""{"parameters": [{"name": "b", "kind": "choice", "values": ["x"]}, {"name": "a", "kind": "uniform", "low": 0, "high": 1, "when": {"b": ["z"]}}]}""", "it can be x")]
    public void What_is_no_space_is_refused_by_name(string json, string message)
        => Assert.That(() => SearchSpaceJson.Read(json, "space.json"), Throws.ArgumentException.With.Message.Contains(message));
}
