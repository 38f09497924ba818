namespace TfCourse.Datasets.Tests;

public sealed class Xoshiro256Tests
{
    [Test]
    public void SplitMix64_gives_the_published_words()
    {
        SplitMix64 random = new(1234567);
        Assert.That(
            new[] { random.Next(), random.Next(), random.Next(), random.Next(), random.Next() },
            Is.EqualTo(new ulong[] { 6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821 }));
    }

    [Test]
    public void Xoshiro256_gives_the_published_words()
    {
        Xoshiro256 random = new(1, 2, 3, 4);
        ulong[] words = [.. Enumerable.Range(0, 10).Select(_ => random.Next())];
        Assert.That(words, Is.EqualTo(new ulong[]
        {
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600,
            16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576,
        }));
    }

    [Test]
    public void Bounded_numbers_are_even()
    {
        Xoshiro256 random = Xoshiro256.Of(1, 2);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++)
            counts[random.Below(6)]++;
        // χ² with 5 degrees of freedom stays below 20.5 in 99.9 % of all seeds.
        Assert.That(counts.Sum(c => (c - 10_000.0) * (c - 10_000.0) / 10_000), Is.LessThan(20.5));
    }

    [Test]
    public void All_permutations_of_three_are_equally_likely()
    {
        Xoshiro256 random = Xoshiro256.Of(3, 0);
        Dictionary<string, int> counts = [];
        int[] order = new int[3];
        for (int i = 0; i < 60_000; i++)
        {
            random.Permutation(order);
            string key = string.Join("", order);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
        Assert.That(counts, Has.Count.EqualTo(6));
        Assert.That(counts.Values.Sum(c => (c - 10_000.0) * (c - 10_000.0) / 10_000), Is.LessThan(20.5));
    }

    [Test]
    public void Neighbouring_seeds_and_streams_differ()
    {
        ulong[] firsts = [.. from seed in Enumerable.Range(0, 30) from stream in Enumerable.Range(0, 30) select Xoshiro256.Of((ulong)seed, (ulong)stream).Next()];
        Assert.That(firsts, Is.Unique);
    }
}
