using Tensorflow.NumPy;

namespace Tensorflow;

/// <content>Values, by running the graph.</content>
public abstract partial class Tensor
{
    /// <summary>The value in the default session.</summary>
    /// <param name="feed_dict">Values for tensors.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ValueError">There is no default session.</exception>
    public NDArray eval(params FeedItem[] feed_dict) => eval(ops.RequireDefaultSession(), feed_dict);

    /// <summary>The value in a session.</summary>
    /// <param name="session">The session; null for the default one.</param>
    /// <param name="feed_dict">Values for tensors.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ValueError">There is no session, or it is of another graph.</exception>
    public NDArray eval(Session? session, params FeedItem[] feed_dict)
    {
        session ??= ops.RequireDefaultSession();
        return IsDeferred || session.graph == graph ? session.run(this, feed_dict) : throw new ValueError(
            "Cannot use the given session to evaluate tensor: the tensor's graph is different from the session's graph.");
    }

    /// <summary>
    /// The value: in the default session, or, for a tensor that depends on nothing but constants, in a session of its own. TensorFlow has this only where
    /// every op runs at once; here a tensor of variables, placeholders or random numbers needs the session that holds them.
    /// </summary>
    /// <returns>The value.</returns>
    /// <exception cref="ValueError">There is no default session and the tensor depends on one.</exception>
    public NDArray numpy()
    {
        if (this is Literal literal)
        {
            return new NDArray(literal.Value);
        }

        if (ops.get_default_session() is { } session && (IsDeferred || session.graph == graph))
        {
            return session.run(this);
        }

        if (FirstOfSession() is { } needs)
        {
            throw new ValueError($"{name} depends on '{needs.name}' ({needs.type}), whose value only a session has: call numpy() inside `using (var sess = tf.Session())`, or sess.run.");
        }

        using var own = new Session(graph);
        return own.run(this);
    }

    /// <summary>All elements of <see cref="numpy"/>, row-major.</summary>
    /// <typeparam name="T">The element type, without conversion.</typeparam>
    /// <returns>A new array.</returns>
    /// <exception cref="TypeError">The elements are of another type.</exception>
    /// <exception cref="ValueError">There is no default session and the tensor depends on one.</exception>
    public virtual T[] ToArray<T>() => numpy().ToArray<T>();

    // An operation on the way whose value is the session's: a variable, a placeholder, a random number.
    private Operation? FirstOfSession()
    {
        var seen = new HashSet<Operation>();
        var stack = new Stack<Operation>([op]);
        while (stack.TryPop(out Operation? next))
        {
            if (!seen.Add(next))
            {
                continue;
            }

            if (next.Definition.IsStateful || next.type is "Placeholder" or "PlaceholderV2")
            {
                return next;
            }

            foreach (GraphTensor input in next.InputTensors)
            {
                stack.Push(input.op);
            }

            foreach (Operation control in next.ControlInputs)
            {
                stack.Push(control);
            }
        }

        return null;
    }
}
