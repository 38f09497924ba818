using Tensorflow.NumPy;

namespace Tensorflow;

/// <content>The overloads of run.</content>
public sealed partial class Session
{
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
    /// <param name="fetches">A tensor, operation, variable or name, or a list of these.</param>
    /// <param name="feed_dict">Values for tensors.</param>
    /// <returns>Their values, in order; of an operation an empty array.</returns>
    /// <exception cref="TypeError">Something else is fetched.</exception>
    public NDArray[] run(object fetches, params FeedItem[] feed_dict) => Run(FetchList(fetches), feed_dict);

    private ITensorOrOperation[] FetchList(object fetches)
    {
        var list = new List<ITensorOrOperation>();
        foreach (object item in fetches is System.Collections.IEnumerable many and not string and not Tensor ? many : (object[])[fetches])
        {
            list.Add(item switch
            {
                ITensorOrOperation fetch => fetch,
                string name => Named(name),
                SparseTensor => throw new TypeError("A sparse tensor is fetched by itself, or as its indices, values and dense_shape: in a list it would be three arrays."),
                null => throw new TypeError("A fetch is null; fetch a tensor, an operation, a variable or a name."),
                _ => throw new TypeError($"Fetch argument of type {item.GetType().Name} has to be a tensor, an operation, a variable or a name"),
            });
        }

        return list.ToArray();
    }

    private ITensorOrOperation Named(string name)
    {
        try
        {
            return name.Contains(':', StringComparison.Ordinal) ? graph.get_tensor_by_name(name) : graph.get_operation_by_name(name);
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
