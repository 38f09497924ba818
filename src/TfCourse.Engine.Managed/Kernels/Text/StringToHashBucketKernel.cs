using System.Buffers.Binary;

namespace TfCourse.Engine.Managed;

/// <summary>A hash of each string, modulo the number of buckets.</summary>
internal static class StringToHashBucketKernel
{
    /// <summary>TensorFlow's older hash, of the MurmurHash64A family with a fixed seed.</summary>
    public static Kernel Create(NodeInfo node) => Of(node, Hash64);

    /// <summary>FarmHash's fingerprint.</summary>
    public static Kernel Fast(NodeInfo node) => Of(node, static s => FarmHash.Fingerprint64(s));

    /// <summary>SipHash under a key, which an adversary cannot guess.</summary>
    public static Kernel Strong(NodeInfo node)
    {
        long[] key = node.Ints("key");
        return key.Length == 2 ? Of(node, s => SipHash.Hash(s, (ulong)key[0], (ulong)key[1]))
            : throw EngineException.InvalidArgument($"Key must have 2 elements, it has {key.Length}");
    }

    private static Kernel Of(NodeInfo node, Func<byte[], ulong> hash)
    {
        long buckets = node.Int("num_buckets");
        return buckets >= 1 ? StringMap.To(s => (long)(hash(s) % (ulong)buckets))
            : throw EngineException.InvalidArgument($"num_buckets has to be at least 1, it is {buckets}");
    }

    private static ulong Hash64(byte[] s)
    {
        const ulong M = 0xC6A4A7935BD1E995;
        ulong h = 0xDECAFCAFFE ^ unchecked((ulong)s.Length * M);
        int at = 0;
        for (; at + 8 <= s.Length; at += 8)
        {
            ulong k = BinaryPrimitives.ReadUInt64LittleEndian(s.AsSpan(at)) * M;
            k = (k ^ (k >> 47)) * M;
            h = (h ^ k) * M;
        }

        if (at < s.Length)
        {
            ulong rest = 0;
            for (int i = at; i < s.Length; i++)
            {
                rest |= (ulong)s[i] << (8 * (i - at));
            }

            h = (h ^ rest) * M;
        }

        h = (h ^ (h >> 47)) * M;
        return h ^ (h >> 47);
    }
}
