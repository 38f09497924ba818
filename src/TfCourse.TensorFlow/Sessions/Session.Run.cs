using Tensorflow.NumPy;

namespace Tensorflow;

/// <content>The overloads of run.</content>
public sealed partial class Session
{
    private const int DeepestFetch = 64;

    /// <summary>Runs an operation for its effect.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="feed_dict">Values for tensors.</param>
    public void run(Operation op, params FeedItem[] feed_dict) => RunOperation(op, feed_dict);

    /// <summary>The value of a tensor.</summary>
    /// <param name="fetche">The tensor.</param>
    /// <param name="feed_dict">Values for tensors.</param>
    /// <returns>Its value.</returns>
    public NDArray run(Tensor fetche, params FeedItem[] feed_dict) => Run([fetche], feed_dict)[0];

    /// <summary>The value of a tensor, or the effect of an operation.</summary>
    /// <param name="fetche">The tensor or operation.</param>
    /// <param name="feed_dict">Values for tensors.</param>
    /// <returns>The value; of an operation an empty array.</returns>
    public NDArray run(ITensorOrOperation fetche, params FeedItem[] feed_dict) => Run([fetche], feed_dict)[0];

    /// <summary>The value of what a name means: without this a text would become a constant.</summary>
    /// <param name="fetche">The name of a tensor, or of an operation.</param>
    /// <param name="feed_dict">Values for tensors.</param>
    /// <returns>The value; of an operation an empty array.</returns>
    /// <exception cref="ValueError">The graph has nothing of the name.</exception>
    public NDArray run(string fetche, params FeedItem[] feed_dict) => Run([Named(fetche)], feed_dict)[0];

    /// <summary>The values of two fetches of one run.</summary>
    /// <param name="fetches">Tensors or operations.</param>
    /// <param name="feed_dict">Values for tensors.</param>
    /// <returns>Their values, in order.</returns>
    public (NDArray, NDArray) run((ITensorOrOperation, ITensorOrOperation) fetches, params FeedItem[] feed_dict)
        => Run([fetches.Item1, fetches.Item2], feed_dict) is [var a, var b] ? (a, b) : default;

    /// <summary>The values of three fetches of one run.</summary>
    /// <param name="fetches">Tensors or operations.</param>
    /// <param name="feed_dict">Values for tensors.</param>
    /// <returns>Their values, in order.</returns>
    public (NDArray, NDArray, NDArray) run((ITensorOrOperation, ITensorOrOperation, ITensorOrOperation) fetches, params FeedItem[] feed_dict)
        => Run([fetches.Item1, fetches.Item2, fetches.Item3], feed_dict) is [var a, var b, var c] ? (a, b, c) : default;

    /// <summary>The values of four fetches of one run.</summary>
    /// <param name="fetches">Tensors or operations.</param>
    /// <param name="feed_dict">Values for tensors.</param>
    /// <returns>Their values, in order.</returns>
    public (NDArray, NDArray, NDArray, NDArray) run((ITensorOrOperation, ITensorOrOperation, ITensorOrOperation, ITensorOrOperation) fetches, params FeedItem[] feed_dict)
        => Run([fetches.Item1, fetches.Item2, fetches.Item3, fetches.Item4], feed_dict) is [var a, var b, var c, var d] ? (a, b, c, d) : default;

    /// <summary>The values of five fetches of one run.</summary>
    /// <param name="fetches">Tensors or operations.</param>
    /// <param name="feed_dict">Values for tensors.</param>
    /// <returns>Their values, in order.</returns>
    public (NDArray, NDArray, NDArray, NDArray, NDArray) run((ITensorOrOperation, ITensorOrOperation, ITensorOrOperation, ITensorOrOperation, ITensorOrOperation) fetches, params FeedItem[] feed_dict)
        => Run([fetches.Item1, fetches.Item2, fetches.Item3, fetches.Item4, fetches.Item5], feed_dict) is [var a, var b, var c, var d, var e] ? (a, b, c, d, e) : default;

    /// <summary>The values of several fetches of one run.</summary>
    /// <param name="fetches">A tensor, operation, variable or name, or a list of these, or lists in lists.</param>
    /// <param name="feed_dict">Values for tensors.</param>
    /// <returns>Their values, in order, the lists one after the other; of an operation an empty array.</returns>
    /// <exception cref="TypeError">Something else is fetched.</exception>
    public NDArray[] run(object fetches, params FeedItem[] feed_dict) => Run(FetchList(fetches), feed_dict);

    /// <summary>The values of fetches by name, of one run.</summary>
    /// <param name="fetches">Tensors by any names.</param>
    /// <param name="feed_dict">Values for tensors.</param>
    /// <returns>Their values by the same names, in the same order.</returns>
    public OrderedDictionary<string, NDArray> run(IReadOnlyDictionary<string, Tensor> fetches, params FeedItem[] feed_dict)
    {
        ArgumentNullException.ThrowIfNull(fetches);
        return new OrderedDictionary<string, NDArray>(fetches.Keys.Zip(Run([.. fetches.Values], feed_dict), KeyValuePair.Create));
    }

    private ITensorOrOperation[] FetchList(object fetches)
    {
        if (fetches is object?[] flat && Array.TrueForAll(flat, f => f is ITensorOrOperation and not Tensors))
        {
            return flat as ITensorOrOperation[] ?? Array.ConvertAll(flat, f => (ITensorOrOperation)f!);
        }

        var list = new List<ITensorOrOperation>();
        var lists = new Stack<System.Collections.IEnumerator>([((object[])[fetches]).GetEnumerator()]);
        while (lists.TryPeek(out System.Collections.IEnumerator? items))
        {
            if (!items.MoveNext())
            {
                lists.Pop();
                continue;
            }

            switch (items.Current)
            {
                case ITensorOrOperation fetch when fetch is not Tensors:
                    list.Add(fetch);
                    break;
                case string name:
                    list.Add(Named(name));
                    break;
                case System.Collections.IEnumerable inner when lists.Count <= DeepestFetch:
                    lists.Push((inner is System.Collections.IDictionary named ? named.Values : inner).GetEnumerator());
                    break;
                case System.Collections.IEnumerable:
                    throw new TypeError($"The lists of fetches are nested deeper than {DeepestFetch}: one may hold itself.");
                case SparseTensor:
                    throw new TypeError("A sparse tensor is fetched by itself, or as its indices, values and dense_shape: in a list it would be three arrays.");
                case null:
                    throw new TypeError("Argument `fetch` = null has invalid type. Cannot be null; fetch a tensor, an operation, a variable or a name.");
                case var other:
                    throw new TypeError($"Argument `fetch` = {other} has invalid type \"{other.GetType().Name}\" must be a string or Tensor, an operation or a variable");
            }
        }

        return [.. list];
    }

    private ITensorOrOperation Named(string name)
    {
        try
        {
            return graph.as_graph_element(name);
        }
        catch (KeyError e)
        {
            throw new ValueError($"Argument `fetch` = {name} cannot be interpreted as a Tensor. ({e.Message})", e);
        }
    }

    /// <summary>The values of several fetches of one run, fed from a table.</summary>
    /// <param name="fetches">A tensor, operation, variable or name, or a list of these.</param>
    /// <param name="feed_dict">Tensor to value.</param>
    /// <returns>Their values, in order; of an operation an empty array.</returns>
    /// <exception cref="TypeError">Something else is fetched.</exception>
    public NDArray[] run(object fetches, System.Collections.Hashtable feed_dict)
        => run(fetches, [.. feed_dict.Cast<System.Collections.DictionaryEntry>().Select(e => new FeedItem(e.Key, e.Value ?? throw new TypeError($"The value of the feed {e.Key} is null.")))]);
}
