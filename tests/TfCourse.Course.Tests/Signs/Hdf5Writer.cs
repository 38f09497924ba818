using System.Buffers.Binary;
using System.Text;
using TfCourse.Datasets;

namespace TfCourse.Course.Tests;

/// <summary>
/// Data sets as h5py writes them by default: superblock version 0, one group as a symbol table, contiguous values. Bytes are those
/// of h5py, in the order of its allocations: the first data set's header, the table of symbols, the other headers, the values.
/// </summary>
internal static class Hdf5Writer
{
    private const int Root = 96, Tree = 136, Heap = 680, Names = 712, HeapBytes = 88, FirstHeader = 800, Header = 272, Symbols = FirstHeader + Header, SymbolBytes = 328, Values = 2048;
    private const long Undefined = -1;

    /// <summary>The bytes of a file.</summary>
    /// <param name="arrays">At most three, in the order in which they are made; uint8 or int64.</param>
    public static byte[] Write(params (string Name, NumericArray Array)[] arrays)
    {
        long end = Values + arrays.Sum(a => (long)Buffer.ByteLength(a.Array.Values));
        byte[] file = new byte[end];
        Put(0, [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0, 0, 8, 8, 0, 4, 0, 16]);
        Numbers(32, Undefined, end, Undefined, 0, Root, 1, Tree, Heap);
        Put(Root, [1, 0, 1, 0, 1, 0, 0, 0, 24, 0, 0, 0, 0, 0, 0, 0, 0x11, 0, 16]);
        Numbers(Root + 24, Tree, Heap);

        int[] names = new int[arrays.Length];
        int used = 8;
        for (int i = 0; i < arrays.Length; i++)
        {
            names[i] = used;
            Put(Names + used, Encoding.ASCII.GetBytes(arrays[i].Name));
            used += (arrays[i].Name.Length + 8) / 8 * 8;
        }

        int[] sorted = [.. Enumerable.Range(0, arrays.Length).OrderBy(i => arrays[i].Name, StringComparer.Ordinal)];
        Put(Tree, [.. "TREE"u8, 0, 0, 1, 0]);
        Numbers(Tree + 8, Undefined, Undefined, 0, Symbols, names[sorted[^1]]);
        Put(Heap, "HEAP"u8);
        Numbers(Heap + 8, HeapBytes, used, Names);
        Numbers(Names + used, 1, HeapBytes - used);

        Put(Symbols, [.. "SNOD"u8, 1, 0, (byte)arrays.Length, 0]);
        for (int i = 0; i < sorted.Length; i++)
        {
            Numbers(Symbols + 8 + (40 * i), names[sorted[i]], HeaderOf(sorted[i]));
        }

        long at = Values;
        for (int i = 0; i < arrays.Length; i++)
        {
            DataSet(HeaderOf(i), arrays[i].Array, at);
            int length = Buffer.ByteLength(arrays[i].Array.Values);
            Buffer.BlockCopy(arrays[i].Array.Values, 0, file, (int)at, length);
            at += length;
        }

        return file;

        int HeaderOf(int i) => i == 0 ? FirstHeader : Symbols + SymbolBytes + (Header * (i - 1));

        void Put(int place, ReadOnlySpan<byte> bytes) => bytes.CopyTo(file.AsSpan(place));

        void Numbers(int place, params long[] numbers)
        {
            foreach (long number in numbers)
            {
                BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(place), number);
                place += 8;
            }
        }

        // Five messages: shape, type, fill value, place, and what is left.
        void DataSet(int header, NumericArray array, long values)
        {
            int rank = array.Shape.Count;
            (byte size, byte sign) = array.Type switch { ElementType.UInt8 => ((byte)1, (byte)0), ElementType.Int64 => ((byte)8, (byte)8), _ => throw new ArgumentException($"{array.Type} is not written here.", nameof(array)) };
            long[] shape = [.. array.Shape.Select(d => (long)d)];
            Put(header, [1, 0, 5, 0, 1, 0, 0, 0, 0, 1]);
            int place = Message(header + 16, 1, 8 + (16 * rank), 0, [1, (byte)rank, 1]);
            Numbers(place - (16 * rank), [.. shape, .. shape]);
            place = Message(place, 3, 16, 1, [0x10, sign, 0, 0, size, 0, 0, 0, 0, 0, (byte)(8 * size)]);
            place = Message(place, 5, 8, 1, [2, 2, 2, 1]);
            place = Message(place, 8, 24, 0, [3, 1]);
            Numbers(place - 22, values, Buffer.ByteLength(array.Values));
            Message(place, 0, header + Header - place - 8, 0, []);
        }

        int Message(int place, byte kind, int length, byte flags, ReadOnlySpan<byte> bytes)
        {
            Put(place, [kind, 0, (byte)length, 0, flags]);
            Put(place + 8, bytes);
            return place + 8 + length;
        }
    }
}
