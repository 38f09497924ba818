namespace TfCourse.TestKit.Tests;

[TestFixture]
public sealed class MutationsTests
{
    [Test]
    public void All_readers_together_get_half_a_million_damaged_inputs()
    {
        TestContext.Out.WriteLine($"{Mutations.Total} damaged inputs over {Mutations.Readers.Count} readers");
        Assert.That(Mutations.Total, Is.GreaterThanOrEqualTo(500_000));
    }

    [Test]
    public void Every_reader_of_the_table_has_its_test()
    {
        string[] tests = [.. Directory.EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "MutationsTests.cs").Select(File.ReadAllText).Where(t => t.Contains("Mutations.Run(", StringComparison.Ordinal))];
        Assert.That(Mutations.Readers.Keys.Where(name => !tests.Any(t => t.Contains($"\"{name}\"", StringComparison.Ordinal))), Is.Empty);
    }

    [Test]
    public void Inputs_are_the_same_every_time()
    {
        var first = new List<byte[]>();
        var second = new List<byte[]>();
        byte[][] corpus = [[1, 2, 3, 4, 5, 6, 7, 8], [9, 8, 7]];
        Mutations.Run("npy", 200, corpus, first.Add, _ => false);
        Mutations.Run("npy", 200, corpus, second.Add, _ => false);
        Assert.That(first, Is.EqualTo(second));
        Assert.That(first, Has.Count.EqualTo(200));
        Assert.That(first.Any(f => !corpus.Any(c => c.SequenceEqual(f))));
    }

    [Test]
    public void What_crashes_lasts_or_takes_much_is_told_with_its_input() => Assert.Multiple(() =>
    {
        Assert.That(Mutations.Run("npy", 5, [[1]], _ => throw new InvalidOperationException("untyped"), e => e is IOException).Failure, Does.Contain("untyped").And.Contain("input 0"));
        Assert.That(Mutations.Run("npy", 5, [[1]], _ => throw new IOException("typed"), e => e is IOException), Is.EqualTo((5, (string?)null)));
        Assert.That(Mutations.Run("npy", 5, [[1]], _ => GC.KeepAlive(new byte[80 << 20]), _ => true).Failure, Does.Contain("allocated"));
        Assert.That(Mutations.Run("npy", 1, [[1]], _ => Spin(), _ => true).Failure, Does.Contain("of the processor"));
        Assert.That(Mutations.Run("npy", 1, [[1]], _ => Thread.Sleep(1500), _ => true).Failure, OperatingSystem.IsLinux() ? Is.Null : Is.Not.Null, "sleeping is no work");
    });

    // So long that it is more than a second of any processor's time.
    private static void Spin()
    {
        ulong x = 1;
        for (long i = 0; i < 3_000_000_000; i++)
        {
            x = (x * 6364136223846793005) + 1442695040888963407;
        }

        GC.KeepAlive(x);
    }
}
