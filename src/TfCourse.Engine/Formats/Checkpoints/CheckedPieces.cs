using System.Runtime.ExceptionServices;

namespace TfCourse.Engine;

/// <summary>Bytes that are read and checksummed in one go: in pieces that stay in the cache, and on several threads when there are many.</summary>
internal static class CheckedPieces
{
    /// <summary>Bytes that are read, then checksummed.</summary>
    public const int Piece = 1 << 20;

    private const long BytesOfAThread = 8L << 20;
    private const int MostThreads = 4;

    /// <summary>Where the bytes of a place go; called by several threads, each for places of its own.</summary>
    public delegate Span<byte> Target(long at, int length);

    /// <summary>Reads bytes into memory and gives their checksum.</summary>
    /// <param name="read">Reads from a place of the file; fewer bytes only at the end.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="offset">Where they begin in the file.</param>
    /// <param name="length">How many.</param>
    /// <param name="target">Where they go.</param>
    /// <param name="what">What they are, for messages.</param>
    /// <exception cref="EngineException">OutOfRange when the file ends before them; what reading throws.</exception>
    public static uint Read(Func<long, Span<byte>, int> read, string path, long offset, long length, Target target, string what)
    {
        int parts = (int)Math.Clamp(length / BytesOfAThread, 1, Math.Min(Environment.ProcessorCount, MostThreads));
        long size = ((length / parts) + Piece - 1) / Piece * Piece;
        if (parts == 1)
        {
            return Part(0, length);
        }

        var crcs = new uint[parts];
        var errors = new ExceptionDispatchInfo?[parts];
        Parallel.For(0, parts, i =>
        {
            try
            {
                crcs[i] = Part(Math.Min(i * size, length), i == parts - 1 ? length : Math.Min((i + 1) * size, length));
            }
            catch (Exception e) when (e is EngineException or ObjectDisposedException)
            {
                // The first one in the file is told, whichever thread was first.
                errors[i] = ExceptionDispatchInfo.Capture(e);
            }
        });
        Array.Find(errors, e => e is not null)?.Throw();
        uint crc = crcs[0];
        for (int i = 1; i < parts; i++)
        {
            long from = Math.Min(i * size, length), to = i == parts - 1 ? length : Math.Min((i + 1) * size, length);
            crc = Crc32C.Combine(crc, crcs[i], to - from);
        }

        return crc;

        uint Part(long from, long to)
        {
            uint crc = 0;
            for (long at = from; at < to; at += Piece)
            {
                Span<byte> piece = target(at, (int)Math.Min(Piece, to - at));
                int count = read(offset + at, piece);
                if (count < piece.Length)
                {
                    throw EngineException.OutOfRange(FormattableString.Invariant($"'{path}' ends at byte {offset + at + count}, inside of '{what}'"));
                }

                crc = Crc32C.Append(crc, piece);
            }

            return crc;
        }
    }

    /// <summary>Reads bytes for their checksum alone.</summary>
    public static uint Checksum(Func<long, Span<byte>, int> read, string path, long offset, long length, string what)
    {
        using var buffers = new ThreadLocal<byte[]>(() => new byte[(int)Math.Min(Piece, length)]);
        return Read(read, path, offset, length, (_, count) => buffers.Value!.AsSpan(0, count), what);
    }
}
