using System.Globalization;

namespace TfCourse.Checking;

/// <summary>A user's cost and gradients as functions of float64 arrays, with the parameters held at one point that can be moved.</summary>
internal abstract class ParameterFunctions
{
    /// <summary>Names and start values, in the user's order.</summary>
    public abstract IReadOnlyList<(string Name, CheckedArray Value)> Start { get; }

    /// <summary>Parameters that a call changed, though it was to read them.</summary>
    public SortedSet<string> Overwritten { get; } = new(StringComparer.Ordinal);

    /// <summary>How often the cost was called.</summary>
    public int CostCalls { get; protected set; }

    /// <summary>The number of all parameters' elements.</summary>
    public long Count => Start.Sum(p => (long)p.Value.Values.Length);

    /// <summary>Whether the arrays are float32.</summary>
    public bool Single => Start.Any(p => p.Value.Single);

    /// <summary>The value that an element would really get: float32 arrays round.</summary>
    public double Stored(int parameter, double value) => Start[parameter].Value.Single ? (float)value : value;

    public abstract void Move(int parameter, double[] values);

    public abstract void Move(int parameter, int element, double value);

    /// <summary>Moves some elements of one parameter.</summary>
    public abstract void Move(int parameter, ReadOnlySpan<int> elements, ReadOnlySpan<double> values);

    public abstract double Cost();

    /// <summary>Gradients in the parameters' order, as the user returned them.</summary>
    public abstract CheckedArray[] Gradients();

    /// <summary>Pairs of parameters whose gradients are one and the same array object in the last answer.</summary>
    public IReadOnlyList<(string First, string Second)> Shared { get; protected set; } = [];

    /// <summary>Whether the last two answers came in the same array objects.</summary>
    public bool Reused { get; protected set; }

    /// <summary>Moves all parameters.</summary>
    public void MoveAll(IReadOnlyList<double[]> values)
    {
        for (int p = 0; p < values.Count; p++)
            Move(p, values[p]);
    }

    public void Restore() => MoveAll([.. Start.Select(p => p.Value.Values)]);
}

/// <inheritdoc/>
internal sealed class ParameterFunctions<T> : ParameterFunctions
{
    private readonly Func<Dictionary<string, T>, double> _cost;
    private readonly Func<Dictionary<string, T>, IReadOnlyDictionary<string, T>> _gradients;
    private readonly ArrayAdapter<T> _adapter;
    private readonly List<(string Name, CheckedArray Value)> _start;
    private readonly CheckedArray[] _now;
    private readonly Dictionary<string, T> _arrays = [];
    private object[] _last = [];
    private bool _fresh;

    public ParameterFunctions(
        IReadOnlyDictionary<string, T> parameters, Func<Dictionary<string, T>, double> cost, Func<Dictionary<string, T>, IReadOnlyDictionary<string, T>> gradients, ArrayAdapter<T> adapter)
    {
        (_cost, _gradients, _adapter) = (cost, gradients, adapter);
        _start = [.. parameters.Select(p => (p.Key, adapter.Read(p.Value)))];
        if (_start.Count == 0)
            throw new ArgumentException("There are no parameters to check; give at least one, by name.", nameof(parameters));
        foreach ((string name, CheckedArray value) in _start)
        {
            if (value.Values.Any(v => !double.IsFinite(v)))
                throw new ArgumentException($"Parameter '{name}' is not finite at {value.Place(Array.FindIndex(value.Values, v => !double.IsFinite(v)))}; give values at which the cost exists.", nameof(parameters));
        }

        _now = [.. _start.Select(p => p.Value.Copy())];
        for (int p = 0; p < _now.Length; p++)
            _arrays[_start[p].Name] = adapter.Write(_now[p]);
    }

    public override IReadOnlyList<(string Name, CheckedArray Value)> Start => _start;

    public override void Move(int parameter, double[] values)
    {
        values.CopyTo(_now[parameter].Values, 0);
        _arrays[_start[parameter].Name] = _adapter.Write(_now[parameter]);
    }

    public override void Move(int parameter, int element, double value) => Move(parameter, [element], [value]);

    public override void Move(int parameter, ReadOnlySpan<int> elements, ReadOnlySpan<double> values)
    {
        string name = _start[parameter].Name;
        object? array = _arrays[name];
        bool written = true;
        for (int k = 0; k < elements.Length; k++)
        {
            (int element, double value) = (elements[k], values[k]);
            _now[parameter].Values[element] = value;
            switch (array)
            {
                case double[] a: a[element] = value; break;
                case float[] a: a[element] = (float)value; break;
                case double[,] a: a[element / a.GetLength(1), element % a.GetLength(1)] = value; break;
                case float[,] a: a[element / a.GetLength(1), element % a.GetLength(1)] = (float)value; break;
                case double[][] a: a[element / a[0].Length][element % a[0].Length] = value; break;
                case CheckedArray a: a.Values[element] = value; break;
                default: written = false; break;
            }
        }

        if (!written)
            _arrays[name] = _adapter.Write(_now[parameter]);
    }

    public override double Cost()
    {
        CostCalls++;
        double cost = _cost(Arrays());
        // Reading everything back costs as much as a pass; a function that overwrites does so from the start.
        if (CostCalls <= 3)
            NoteOverwriting();
        return cost;
    }

    public override CheckedArray[] Gradients()
    {
        IReadOnlyDictionary<string, T> answer = _gradients(Arrays())
            ?? throw new ArgumentException("The gradient function returned null; it returns one array a parameter, by name.");
        NoteOverwriting();
        T[] found = [.. _start.Select(p => Find(answer, p.Name))];
        object[] objects = [.. found.Select(f => (object)f!)];
        Shared = [.. from i in Enumerable.Range(0, found.Length) from j in Enumerable.Range(0, i) where !typeof(T).IsValueType && ReferenceEquals(objects[i], objects[j])
            select (_start[j].Name, _start[i].Name)];
        Reused = !typeof(T).IsValueType && _last.Length == objects.Length && objects.Zip(_last).All(p => ReferenceEquals(p.First, p.Second));
        _last = objects;
        return [.. found.Select(_adapter.Read)];
    }

    // A fresh dictionary each time: a user's function may keep it.
    private Dictionary<string, T> Arrays()
    {
        if (_fresh)
        {
            for (int p = 0; p < _now.Length; p++)
                _arrays[_start[p].Name] = _adapter.Write(_now[p]);
        }

        return new Dictionary<string, T>(_arrays);
    }

    private void NoteOverwriting()
    {
        for (int p = 0; p < _now.Length; p++)
        {
            string name = _start[p].Name;
            double[] values = _adapter.Read(_arrays[name]).Values;
            bool single = _now[p].Single;
            for (int i = 0; i < values.Length; i++)
            {
                double expected = single ? (float)_now[p].Values[i] : _now[p].Values[i];
                if (values[i] != expected && !(double.IsNaN(values[i]) && double.IsNaN(expected)))
                {
                    Overwritten.Add(name);
                    _fresh = true;
                    _arrays[name] = _adapter.Write(_now[p]);
                    break;
                }
            }
        }
    }

    // W1 is answered by W1, dW1, d_W1, grad_W1, W1_grad, dJ/dW1 … in any case of letters.
    private static T Find(IReadOnlyDictionary<string, T> answer, string name)
    {
        if (answer.TryGetValue(name, out T? exact) && exact is not null)
            return exact;
        string wanted = Plain(name);
        foreach (string pattern in new[] { "d{0}", "grad{0}", "{0}grad", "gradient{0}", "dj{0}", "djd{0}", "dl{0}", "dld{0}", "{0}gradient", "{0}", "delta{0}" })
        {
            string spelled = string.Format(CultureInfo.InvariantCulture, pattern, wanted);
            foreach ((string key, T value) in answer)
            {
                if (Plain(key) == spelled && value is not null)
                    return value;
            }
        }

        throw new ArgumentException(
            $"The gradients have none for '{name}'; they have {(answer.Count == 0 ? "nothing" : string.Join(", ", answer.Keys))}. Name it '{name}' or 'd{name}'.");
    }

    private static string Plain(string name) => new([.. name.ToLowerInvariant().Where(char.IsLetterOrDigit)]);
}
