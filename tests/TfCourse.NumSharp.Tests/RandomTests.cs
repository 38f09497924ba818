using System.Text.Json;
using TfCourse.TestKit;

namespace NumSharp.Tests;

public sealed class RandomTests
{
    private static readonly JsonElement[] Recorded = ReadRecorded();

    [TestCase("rng.randn.seed1", 1)]
    [TestCase("rng.randn.seed3", 3)]
    public void Gaussians_equal_the_recorded_ones_bit_for_bit(string id, int seed)
    {
        double[] expected = Expected<double>(id);
        NumPyRandom random = new();
        random.seed(seed);

        Assert.That(random.randn(expected.Length).ToArray<double>(), Is.EqualTo(expected));
    }

    [Test]
    public void Uniform_numbers_equal_the_recorded_ones_bit_for_bit()
    {
        double[] expected = Expected<double>("rng.rand.seed1");
        NumPyRandom random = new();
        random.seed(1);

        Assert.That(random.rand(expected.Length).ToArray<double>(), Is.EqualTo(expected));
    }

    [TestCase("rng.perm148.seed0", 0)]
    [TestCase("rng.perm300.seed11", 11)]
    public void Permutations_equal_the_recorded_ones(string id, int seed)
    {
        int[] expected = Expected<int>(id);
        NumPyRandom random = new();
        random.seed(seed);

        Assert.That(random.permutation(expected.Length).ToArray<int>(), Is.EqualTo(expected));
    }

    [Test]
    public void Small_permutations_of_seed_0_are_those_of_NumPy()
    {
        NumPyRandom random = new();
        random.seed(0);
        int[] seven = random.permutation(7).ToArray<int>();
        random.seed(0);
        int[] three = random.permutation(3).ToArray<int>();

        Assert.That(seven, Is.EqualTo(new[] { 6, 2, 1, 3, 0, 5, 4 }));
        Assert.That(three, Is.EqualTo(new[] { 2, 1, 0 }));
    }

    [Test]
    public void The_second_Gaussian_waits_over_other_draws_and_is_forgotten_at_seed()
    {
        NumPyRandom random = new();
        random.seed(1);
        double[] whole = random.randn(2).ToArray<double>();

        random.seed(1);
        double first = (double)random.randn();
        random.rand(5);
        random.permutation(4);
        double second = (double)random.randn();
        random.randn();
        random.seed(1);
        double again = (double)random.randn();

        Assert.That(new[] { first, second, again }, Is.EqualTo(new[] { whole[0], whole[1], whole[0] }));
    }

    [Test]
    public void An_array_is_filled_row_by_row()
    {
        NumPyRandom random = new();
        random.seed(3);
        NDArray matrix = random.randn(2, 3);
        random.seed(3);

        Assert.That(matrix.ToArray<double>(), Is.EqualTo(random.randn(6).ToArray<double>()));
        Assert.That(matrix.shape, Is.EqualTo(new long[] { 2, 3 }));
    }

    [Test]
    public void Normal_and_uniform_scale_and_shift_the_standard_draws()
    {
        NumPyRandom random = new();
        random.seed(5);
        double z = (double)random.randn();
        random.seed(5);
        Assert.That((double)random.normal(10, 3), Is.EqualTo(10 + 3 * z));

        random.seed(5);
        double u = (double)random.rand();
        random.seed(5);
        Assert.That((double)random.uniform(-2, 2, (1, 1))[0, 0], Is.EqualTo(-2 + 4 * u));
    }

    // Printed by NumPy: np.random.seed(0); np.random.randint(10, size=10), np.random.randint(5, 8, 6).
    [Test]
    public void Integers_of_a_range_are_those_of_NumPy()
    {
        NumPyRandom random = new();
        random.seed(0);

        Assert.That(random.randint(10, size: 10).ToArray<int>(), Is.EqualTo(new[] { 5, 0, 3, 3, 7, 9, 3, 5, 2, 4 }));
        Assert.That(random.randint(0, 1, 3).ToArray<int>(), Is.All.EqualTo(0));
        Assert.That(random.randint(5, 8, 100).ToArray<int>(), Is.All.InRange(5, 7));
        Assert.That(random.randint(long.MinValue, long.MaxValue, 50, np.int64).dtype, Is.EqualTo(typeof(long)));
    }

    [Test]
    public void Shuffling_a_matrix_moves_whole_rows()
    {
        NumPyRandom random = new();
        random.seed(0);
        NDArray rows = np.arange(14).reshape(7, 2);
        random.shuffle(rows);

        Assert.That(rows[":, 0"].ToArray<int>(), Is.EqualTo(new[] { 12, 4, 2, 6, 0, 10, 8 }));
        Assert.That(rows[":, 1"].ToArray<int>(), Is.EqualTo(new[] { 13, 5, 3, 7, 1, 11, 9 }));
    }

    // The authors of MT19937 print the first outputs for this key beside their code (mt19937ar.out).
    [Test]
    public void A_seed_of_several_numbers_starts_the_authors_test_vector()
    {
        MersenneTwister twister = new();
        twister.Seed([0x123u, 0x234u, 0x345u, 0x456u]);

        Assert.That(new[] { twister.Next(), twister.Next(), twister.Next() }, Is.EqualTo(new[] { 1067595299u, 955945823u, 477289528u }));
    }

    // NumPy: choice draws randint, a permutation's first numbers, or looks a uniform number up among the sums of p.
    [Test]
    public void A_choice_takes_the_draws_that_NumPy_takes()
    {
        NumPyRandom random = new();
        Assert.That(random.RandomState(0).choice(10, 10).ToArray<int>(), Is.EqualTo(new[] { 5, 0, 3, 3, 7, 9, 3, 5, 2, 4 }));
        Assert.That(random.RandomState(0).choice(7, (2, 2), replace: false).ToArray<int>(), Is.EqualTo(new[] { 6, 2, 1, 3 }));
        Assert.That(random.RandomState(0).choice(np.array(10.0, 20, 30, 40, 50, 60, 70), 3, replace: false).ToArray<double>(), Is.EqualTo(new double[] { 70, 30, 20 }));

        // Seed 1 draws 0.417…, 0.720…, 0.0001…, 0.302…
        Assert.That(random.RandomState(1).choice(3, 4, p: [0.1, 0.4, 0.5]).ToArray<int>(), Is.EqualTo(new[] { 1, 2, 0, 1 }));
        Assert.That(() => random.choice(3, 4, replace: false), Throws.ArgumentException.With.Message.Contains("4 of 3"));
        Assert.That(() => random.choice(3, 4, p: [0.5, 0.4]), Throws.ArgumentException.With.Message.Contains("2 probabilities"));
        Assert.That(() => random.choice(2, 1, replace: false, p: [0.5, 0.5]), Throws.TypeOf<NotSupportedException>());
    }

    [Test]
    public void Ranges_of_uniform_numbers_broadcast()
    {
        NumPyRandom random = new();
        double[] u = random.RandomState(1).rand(2).ToArray<double>();

        Assert.That(random.RandomState(1).uniform(np.array(0.0, 10), 20.0).ToArray<double>(), Is.EqualTo(new[] { 20 * u[0], 10 + 10 * u[1] }).Within(1e-14));
        Assert.That(random.RandomState(1).randn<float>(), Is.EqualTo(1.6243453636632417f));
    }

    [Test]
    public void Another_generator_leaves_the_first_one_alone()
    {
        NumPyRandom random = new();
        double first = (double)random.RandomState(3).rand();
        NumPyRandom other = random.RandomState(3);

        Assert.That((double)other.rand(), Is.EqualTo(first));
        Assert.That((double)random.rand(), Is.EqualTo((double)random.RandomState(0).rand()), "seed 0, first draw");
    }

    [Test]
    public void Impossible_requests_say_what_is_required()
    {
        NumPyRandom random = new();

        Assert.That(() => random.seed(-1), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("between 0 and 4294967295"));
        Assert.That(() => random.seed(Array.Empty<uint>()), Throws.ArgumentException.With.Message.Contains("at least one"));
        Assert.That(() => random.randint(3, 3), Throws.ArgumentException.With.Message.Contains("[3, 3) is empty"));
        Assert.That(() => random.normal(0, -1), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("at least 0"));
        Assert.That(() => random.shuffle(1.0), Throws.ArgumentException.With.Message.Contains("0-d"));
    }

    private static T[] Expected<T>(string id)
        => Recorded.Single(c => c.GetProperty("id").GetString() == id).GetProperty("expected").Deserialize<T[]>()!;

    private static JsonElement[] ReadRecorded()
    {
        using FileStream file = File.OpenRead(Repository.PathOf("tests/golden/course_expected.json"));
        return JsonSerializer.Deserialize<JsonElement[]>(file)!;
    }
}
