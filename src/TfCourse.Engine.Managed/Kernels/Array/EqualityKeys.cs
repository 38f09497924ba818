using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Elements of any type as 64-bit keys: equal elements have equal keys. 0 and -0 are equal; a NaN is equal to nothing,
/// not even to itself, and is marked so.
/// </summary>
internal sealed class EqualityKeys
{
    private readonly Dictionary<byte[], ulong> _strings = new(new ByteStrings());
    private ulong[] _keys = [];
    private bool[] _lonely = [];

    public ReadOnlySpan<ulong> Keys => _keys;

    /// <summary>Whether an element equals nothing.</summary>
    public ReadOnlySpan<bool> Lonely => _lonely;

    /// <summary>Forgets the strings of the last run.</summary>
    public void Begin() => _strings.Clear();

    public void Read(KernelContext c, int input)
    {
        int count = c.Value(input).Count;
        Array.Resize(ref _keys, count);
        Array.Resize(ref _lonely, count);
        Array.Clear(_lonely);
        switch (c.Type(input))
        {
            case DataType.DtString: Strings(c.Input<byte[]>(input)); break;
            case DataType.DtFloat: Floats(c.Input<float>(input), static v => BitConverter.SingleToUInt32Bits(v), static v => v == 0, float.IsNaN); break;
            case DataType.DtDouble: Floats(c.Input<double>(input), BitConverter.DoubleToUInt64Bits, static v => v == 0, double.IsNaN); break;
            case DataType.DtHalf: Floats(c.Input<Half>(input), static v => BitConverter.HalfToUInt16Bits(v), static v => v == Half.Zero, Half.IsNaN); break;
            case DataType.DtBfloat16: Floats(c.Input<BFloat16>(input), static v => v.Bits, static v => (float)v == 0, static v => float.IsNaN(v)); break;
            case DataType.DtComplex64 or DataType.DtComplex128 or DataType.DtResource or DataType.DtVariant:
                throw EngineException.Unimplemented($"elements of type {c.Type(input).Name()} cannot be compared here");
            case var other: Integers(c, input, other.Size()); break;
        }
    }

    private void Strings(ReadOnlySpan<byte[]> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!_strings.TryGetValue(values[i], out ulong key))
            {
                _strings.Add(values[i], key = (ulong)_strings.Count);
            }

            _keys[i] = key;
        }
    }

    private void Floats<T>(ReadOnlySpan<T> values, Func<T, ulong> bits, Func<T, bool> isZero, Func<T, bool> isNaN)
    {
        for (int i = 0; i < values.Length; i++)
        {
            _keys[i] = isZero(values[i]) ? 0 : bits(values[i]);
            _lonely[i] = isNaN(values[i]);
        }
    }

    private void Integers(KernelContext c, int input, int size)
    {
        switch (size)
        {
            case 1: Widen(c.Input<byte>(input)); break;
            case 2: Widen(c.Input<ushort>(input)); break;
            case 4: Widen(c.Input<uint>(input)); break;
            default: Widen(c.Input<ulong>(input)); break;
        }
    }

    private void Widen<T>(ReadOnlySpan<T> values) where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            _keys[i] = ulong.CreateTruncating(values[i]);
        }
    }

    private sealed class ByteStrings : IEqualityComparer<byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] value)
        {
            var hash = default(HashCode);
            hash.AddBytes(value);
            return hash.ToHashCode();
        }
    }
}
