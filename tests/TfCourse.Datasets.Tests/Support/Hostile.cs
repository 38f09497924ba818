namespace TfCourse.Datasets.Tests;

/// <summary>Feeds damaged content to a reader: the only exception that may come out is <see cref="DataException"/>.</summary>
internal static class Hostile
{
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

    private static bool Refused(byte[] content, Action<byte[]> read, string what)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
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
        return refused;
    }
}
