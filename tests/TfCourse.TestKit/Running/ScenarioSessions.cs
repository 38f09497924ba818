using System.Collections;
using Tensorflow;
using Tensorflow.NumPy;

namespace TfCourse.TestKit;

/// <summary>Session.run with Python's nested structures of fetches.</summary>
internal static class ScenarioSessions
{
    /// <summary>Runs and gives the results in the structure of the fetches.</summary>
    public static object? Run(Session session, object? fetches, object? feeds, RunOptions? options = null)
    {
        var leaves = new List<object?>();
        Flatten(fetches, leaves);
        NDArray[] values = options is null ? session.run(leaves, Feeds(feeds)) : session.run(leaves, Feeds(feeds), options);
        int next = 0;
        return Rebuild(fetches, values, ref next);
    }

    /// <summary>A prepared call, with Python's structure of fetches.</summary>
    public static Func<List<object?>, object?> Callable(Session session, object? fetches, List<object?> feeds)
    {
        var leaves = new List<object?>();
        Flatten(fetches, leaves);
        SessionCallable call = session.make_callable(leaves, [.. feeds.Select(f => (Tensor)f!)]);
        return args =>
        {
            int next = 0;
            return Rebuild(fetches, call.run([.. args.Select(a => a as NDArray ?? new NDArray(Literals.Of(Nested(a!))))]), ref next);
        };
    }

    /// <summary>The recorded pairs of tensor and value.</summary>
    public static FeedItem[] Feeds(object? feeds) => feeds switch
    {
        null => [],
        Pairs pairs => [.. pairs.Items.Select(p => Feed(p.Key, p.Value))],
        List<object?> list => [.. list.Select(p => p is List<object?> { Count: 2 } pair ? Feed(pair[0], pair[1]) : throw new InexpressibleException("a feed that is no pair"))],
        _ => throw new InexpressibleException($"feeds given as {feeds}"),
    };

    private static FeedItem Feed(object? key, object? value)
    {
        if (key is IVariableV1 variable)
        {
            key = variable.AsTensor();
        }

        return key is null || value is null ? throw new InexpressibleException("a feed of None") : new FeedItem(key, Nested(value));
    }

    private static object Nested(object value) => value is List<object?> list && list.Any(i => i is Tensor) ? throw new InexpressibleException("a list of tensors as a feed") : ScenarioArguments.Natural(value);

    // Python gives the parts of slices, where Session.run, which is typed, gives the tensor that they stand for.
    private static Tensor[] Parts(IndexedSlices slices) => slices.dense_shape is null ? [slices.values, slices.indices] : [slices.values, slices.indices, slices.dense_shape];

    private static Tensor[] Parts(SparseTensor sparse) => [sparse.indices, sparse.values, sparse.dense_shape];

    private static void Flatten(object? fetches, List<object?> leaves)
    {
        switch (fetches)
        {
            case Pairs pairs:
                foreach ((_, object? value) in pairs.Items)
                {
                    Flatten(value, leaves);
                }

                break;
            case IndexedSlices slices:
                leaves.AddRange(Parts(slices));
                break;
            case SparseTensor sparse:
                leaves.AddRange(Parts(sparse));
                break;
            case string or Tensor:
                leaves.Add(fetches);
                break;
            case IEnumerable many:
                foreach (object? item in many)
                {
                    Flatten(item, leaves);
                }

                break;
            default:
                leaves.Add(fetches);
                break;
        }
    }

    private static object? Rebuild(object? fetches, NDArray[] values, ref int next)
    {
        switch (fetches)
        {
            case Pairs pairs:
                var items = new List<(object?, object?)>();
                foreach ((object? key, object? value) in pairs.Items)
                {
                    items.Add((key, Rebuild(value, values, ref next)));
                }

                return new Pairs(items);
            case IndexedSlices slices:
                int from = next;
                next += Parts(slices).Length;
                return values[from..next].ToList();
            case SparseTensor:
                next += 3;
                return values[(next - 3)..next].ToList();
            case string or Tensor:
                return values[next++];
            case IEnumerable many:
                var list = new List<object?>();
                foreach (object? item in many)
                {
                    list.Add(Rebuild(item, values, ref next));
                }

                return list;
            default:
                return values[next++];
        }
    }
}
