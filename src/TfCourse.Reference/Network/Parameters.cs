namespace TfCourse.Reference;

/// <summary>
/// The parameters of a network by name, in the order W1, b1, W2, b2, …
/// Wl has shape [n_l, n_(l-1)] and bl [n_l, 1], where n_l is the number of units of layer l.
/// </summary>
public sealed class Parameters : NamedArrays
{
    /// <summary>L, the number of layers: how many of W1, W2, … there are.</summary>
    public int Layers
    {
        get
        {
            int l = 0;
            while (Contains($"W{l + 1}"))
                l++;
            return l;
        }
    }

    /// <summary>The weights of layer l, shape [n_l, n_(l-1)].</summary>
    /// <param name="l">The layer, from 1.</param>
    public NDArray W(int l) => this[$"W{l}"];

    /// <summary>The biases of layer l, shape [n_l, 1].</summary>
    /// <param name="l">The layer, from 1.</param>
    public NDArray b(int l) => this[$"b{l}"];

    /// <summary>New parameters of the same names, each made from the old one.</summary>
    /// <param name="change">Name and array to the new array.</param>
    public Parameters Select(Func<string, NDArray, NDArray> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Parameters changed = new();
        foreach (string name in Names)
            changed[name] = change(name, this[name]);
        return changed;
    }
}
