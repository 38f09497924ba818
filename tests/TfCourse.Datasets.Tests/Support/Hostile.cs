using System.Diagnostics;

namespace TfCourse.Datasets.Tests;

/// <summary>Feeds damaged content to a reader: the only exception that may come out is <see cref="DataException"/>.</summary>
internal static class Hostile
{
    private static readonly byte[] Interesting = [0, 1, 0x7F, 0x80, 0xFF, (byte)'(', (byte)'\'', (byte)'"', (byte)',', (byte)'\n'];

    /// <summary>Reads every proper prefix; none may be accepted.</summary>
    public static void RefusesEveryPrefix(byte[] content, Action<byte[]> read)
    {
        Assert.That(() => read(content), Throws.Nothing, "the whole file");
        for (int length = 0; length < content.Length; length++)
            Assert.That(() => read(content[..length]), Throws.TypeOf<DataException>(), $"cut to {length} of {content.Length} bytes");
    }

    /// <summary>Flips every bit in turn; what is read then is refused or handed to <paramref name="accepted"/>.</summary>
    public static int FlipsEveryBit(byte[] content, Action<byte[]> read)
    {
        int refused = 0;
        for (int bit = 0; bit < content.Length * 8; bit++)
        {
            byte[] changed = (byte[])content.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            refused += Refused(changed, read, $"bit {bit}") ? 1 : 0;
        }
        return refused;
    }

    /// <summary>Random changes from a fixed seed: bytes overwritten, pieces deleted, doubled or moved.</summary>
    public static int Mutates(IReadOnlyList<byte[]> corpus, int rounds, int seed, Action<byte[]> read)
    {
        Random random = new(seed);
        int refused = 0;
        for (int round = 0; round < rounds; round++)
        {
            byte[] changed = (byte[])corpus[random.Next(corpus.Count)].Clone();
            for (int change = random.Next(1, 4); change > 0; change--)
                changed = Change(changed, random);
            refused += Refused(changed, read, $"round {round} of seed {seed}") ? 1 : 0;
        }
        return refused;
    }

    private static bool Refused(byte[] content, Action<byte[]> read, string what)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Stopwatch time = Stopwatch.StartNew();
        bool refused = false;
        try
        {
            read(content);
        }
        catch (DataException)
        {
            refused = true;
        }
        catch (Exception e)
        {
            Assert.Fail($"{what}: {e.GetType().Name} instead of DataException: {e.Message}\n{Convert.ToHexString(content)}\n{e.StackTrace}");
        }
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(64 << 20), $"{what}: bytes allocated");
        Assert.That(time.Elapsed.TotalSeconds, Is.LessThan(5), $"{what}: seconds");
        return refused;
    }

    private static byte[] Change(byte[] bytes, Random random)
    {
        if (bytes.Length == 0)
            return [0];
        int at = random.Next(bytes.Length), length = Math.Min(random.Next(1, 9), bytes.Length - at);
        switch (random.Next(5))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 1:
                bytes[at] = Interesting[random.Next(Interesting.Length)];
                return bytes;
            case 2:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 3:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            default:
                bytes.AsSpan(at, length).Fill(Interesting[random.Next(Interesting.Length)]);
                return bytes;
        }
    }
}
