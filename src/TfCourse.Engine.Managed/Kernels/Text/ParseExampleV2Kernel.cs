using System.Text;
using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>ParseExampleV2: reads Example messages, one for each element of the input, into dense, sparse and ragged outputs.</summary>
internal sealed class ParseExampleV2Kernel(NodeInfo node) : Kernel
{
    private readonly DataType[] _dense = [.. node.List("Tdense").Type], _sparse = [.. node.List("sparse_types").Type];
    private readonly DataType[] _ragged = [.. node.List("ragged_value_types").Type], _splits = [.. node.List("ragged_split_types").Type];
    private readonly long[][] _shapes = [.. node.List("dense_shapes").Shape.Select(s => s.Dim.Select(d => d.Size).ToArray())];

    public override void Run(KernelContext c)
    {
        bool single = c.Dims(0).Rank == 0;
        string[] sparseKeys = FileKernels.Texts(c, 2, _sparse.Length), denseKeys = FileKernels.Texts(c, 3, _dense.Length), raggedKeys = FileKernels.Texts(c, 4, _ragged.Length);
        var examples = new Feature?[c.Value(0).Count][];
        string[] keys = [.. sparseKeys, .. denseKeys, .. raggedKeys];
        for (int i = 0; i < examples.Length; i++)
        {
            c.Run.ThrowIfCancelled();
            examples[i] = Features(c.Input<byte[]>(0)[i], keys);
        }

        string[] who = [.. Enumerable.Range(0, examples.Length).Select(i => c.Value(1).Count == examples.Length ? Encoding.UTF8.GetString(c.Input<byte[]>(1)[i]) : "<unknown>")];
        for (int s = 0; s < _sparse.Length; s++)
        {
            Sparse(c, s, examples, who, sparseKeys[s], single);
        }

        for (int d = 0; d < _dense.Length; d++)
        {
            Dense(c, d, examples, who, denseKeys[d], single);
        }

        for (int r = 0; r < _ragged.Length; r++)
        {
            Ragged(c, r, examples, who, raggedKeys[r], single);
        }
    }

    private static Feature?[] Features(byte[] serialized, string[] keys)
    {
        Example example;
        try
        {
            example = Example.Parser.ParseFrom(serialized);
        }
        catch (Exception e) when (GraphFiles.IsDamage(e))
        {
            throw new EngineException(StatusCode.InvalidArgument, $"Could not parse example input, value: '{Encoding.UTF8.GetString(serialized.AsSpan(0, Math.Min(serialized.Length, 100)))}'", e);
        }

        // A feature without a kind is none.
        return [.. keys.Select(k => example.Features?.Feature.TryGetValue(k, out Feature? f) == true && f.KindCase != Feature.KindOneofCase.None ? f : null)];
    }

    private void Sparse(KernelContext c, int s, Feature?[][] examples, string[] who, string key, bool single)
    {
        int[] counts = [.. examples.Select((e, i) => Count(e[s], _sparse[s], who[i], key, i))];
        int total = Total(counts), most = counts.DefaultIfEmpty(0).Max(), rank = single ? 1 : 2;
        Span<long> indices = c.Output<long>(s, new Dims([total, rank]));
        int at = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            for (int j = 0; j < counts[i]; j++, at++)
            {
                if (!single)
                {
                    indices[at * 2] = i;
                }

                indices[(at * rank) + rank - 1] = j;
            }
        }

        Values(c, _sparse.Length + s, _sparse[s], new Dims([total]), examples.Select(e => e[s]), null, 0);
        long[] shape = single ? [most] : [examples.Length, most];
        shape.CopyTo(c.Output<long>((2 * _sparse.Length) + s, new Dims([rank])));
    }

    private void Dense(KernelContext c, int d, Feature?[][] examples, string[] who, string key, bool single)
    {
        int column = _sparse.Length + d, output = (3 * _sparse.Length) + d;
        DataType type = _dense[d];
        bool padded = _shapes[d] is [-1, ..];
        int stride = (int)Sizes.Count(padded ? _shapes[d].AsSpan(1) : _shapes[d]);
        TensorValue fallback = c.Value(5 + d);
        int[] counts = [.. examples.Select((e, i) => Count(e[column], type, who[i], key, i))];
        int length = stride;
        if (padded)
        {
            for (int i = 0; i < counts.Length; i++)
            {
                if (stride == 0 || counts[i] % stride != 0)
                {
                    throw EngineException.InvalidArgument($"Name: {who[i]}, Key: {key}, Index: {i}.  Number of {type.Name()} values is not a multiple of stride length. Saw {counts[i]} values but output shape is: {Sizes.Format(_shapes[d])}");
                }
            }

            length = counts.DefaultIfEmpty(0).Max();
        }
        else
        {
            for (int i = 0; i < counts.Length; i++)
            {
                if (examples[i][column] is null && fallback.Count == 0)
                {
                    throw EngineException.InvalidArgument($"Name: {who[i]}, Feature: {key} (data type: {type.Name()}) is required but could not be found.");
                }

                if (examples[i][column] is not null && counts[i] != stride)
                {
                    throw EngineException.InvalidArgument($"Name: {who[i]}, Key: {key}, Index: {i}.  Number of {type.Name()} values != expected.  Values size: {counts[i]} but output shape: {Sizes.Format(_shapes[d])}");
                }
            }
        }

        long[] inner = padded ? [stride == 0 ? 0 : length / stride, .. _shapes[d].AsSpan(1)] : _shapes[d];
        long[] shape = single ? inner : [examples.Length, .. inner];
        Values(c, output, type, new Dims(shape), examples.Select(e => e[column]), fallback, length);
    }

    private void Ragged(KernelContext c, int r, Feature?[][] examples, string[] who, string key, bool single)
    {
        int column = _sparse.Length + _dense.Length + r, output = (3 * _sparse.Length) + _dense.Length + r;
        int[] counts = [.. examples.Select((e, i) => Count(e[column], _ragged[r], who[i], key, i))];
        Values(c, output, _ragged[r], new Dims([Total(counts)]), examples.Select(e => e[column]), null, 0);
        int end = 0;
        int[] splits = single ? [] : [0, .. counts.Select(n => end += n)];
        if (_splits[r] == DataType.DtInt32)
        {
            splits.CopyTo(c.Output<int>(output + _ragged.Length, new Dims([splits.Length])));
            return;
        }

        Span<long> wide = c.Output<long>(output + _ragged.Length, new Dims([splits.Length]));
        for (int i = 0; i < splits.Length; i++)
        {
            wide[i] = splits[i];
        }
    }

    // All values one after another; with a length each example takes so many, what is missing coming from the default.
    private static void Values(KernelContext c, int output, DataType type, in Dims dims, IEnumerable<Feature?> features, TensorValue? fallback, int length)
    {
        switch (type)
        {
            case DataType.DtFloat: Fill(c.Output<float>(output, dims), features, f => f.FloatList.Value, fallback is { Count: > 0 } ? fallback.Span<float>() : default, length, 0f); break;
            case DataType.DtInt64: Fill(c.Output<long>(output, dims), features, f => f.Int64List.Value, fallback is { Count: > 0 } ? fallback.Span<long>() : default, length, 0L); break;
            default: Fill(c.Output<byte[]>(output, dims), features, f => [.. f.BytesList.Value.Select(b => b.ToByteArray())], fallback is { Count: > 0 } ? fallback.Span<byte[]>() : default, length, []); break;
        }
    }

    private static void Fill<T>(Span<T> target, IEnumerable<Feature?> features, Func<Feature, IList<T>> list, ReadOnlySpan<T> fallback, int length, T zero)
    {
        int at = 0;
        foreach (Feature? feature in features)
        {
            IList<T> values = feature is null ? [] : list(feature);
            for (int i = 0; i < values.Count; i++)
            {
                target[at++] = values[i];
            }

            for (int i = values.Count; i < length; i++)
            {
                target[at++] = fallback.Length == 0 ? zero : fallback.Length == 1 ? fallback[0] : fallback[i % fallback.Length];
            }
        }
    }

    private static int Count(Feature? feature, DataType type, string who, string key, int index)
    {
        if (feature is null)
        {
            return 0;
        }

        (DataType found, int count) = feature.KindCase switch
        {
            Feature.KindOneofCase.FloatList => (DataType.DtFloat, feature.FloatList.Value.Count),
            Feature.KindOneofCase.Int64List => (DataType.DtInt64, feature.Int64List.Value.Count),
            _ => (DataType.DtString, feature.BytesList.Value.Count),
        };
        return found == type ? count : throw EngineException.InvalidArgument(
            $"Name: {who}, Key: {key}, Index: {index}.  Data types don't match. Data type: {found.Name()} but expected type: {type.Name()}");
    }

    private static int Total(int[] counts)
    {
        long total = 0;
        foreach (int count in counts)
        {
            total += count;
        }

        return Sizes.Bytes(total, 1);
    }
}
