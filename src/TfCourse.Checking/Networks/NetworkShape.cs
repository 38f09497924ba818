using System.Globalization;
using System.Text.RegularExpressions;

namespace TfCourse.Checking;

/// <summary>Which parameter is which: the layers of a dense network read from the names and shapes of its parameters.</summary>
/// <param name="Layers">The first layer's first.</param>
/// <param name="Transposed">Whether W is kept as [inputs, outputs], as those write it whose examples are rows.</param>
/// <param name="Sizes">n0, n1, …</param>
internal sealed partial record NetworkShape(IReadOnlyList<LayerNames> Layers, bool Transposed, int[] Sizes)
{
    /// <summary>Every way to read the parameters as a chain of layers; none when they are no dense network.</summary>
    public static IReadOnlyList<NetworkShape> Read(IReadOnlyList<(string Name, CheckedArray Value)> parameters)
    {
        List<LayerNames>? layers = Grouped(parameters);
        if (layers is null)
            return [];
        List<NetworkShape> shapes = [];
        foreach (bool transposed in new[] { false, true })
        {
            List<int> sizes = [];
            bool chained = true;
            foreach (LayerNames layer in layers)
            {
                IReadOnlyList<int> shape = layer.WeightShape;
                (int into, int from) = transposed ? (shape[1], shape[0]) : (shape[0], shape[1]);
                if (sizes.Count == 0)
                    sizes.Add(from);
                chained &= sizes[^1] == from && layer.Vectors.All(v => v.Count == into);
                sizes.Add(into);
            }

            if (chained)
                shapes.Add(new NetworkShape(layers, transposed, [.. sizes]));
        }

        return shapes;
    }

    /// <summary>Parameters by name as the layers' values, columns layout.</summary>
    public LayerValues[] Values(Func<string, double[]> of) => [.. Layers.Select((layer, i) => new LayerValues
    {
        W = Transposed ? Matrix.Transpose(of(layer.Weight), Sizes[i], Sizes[i + 1]) : of(layer.Weight),
        B = layer.Bias is null ? null : of(layer.Bias),
        Gamma = layer.Gamma is null ? null : of(layer.Gamma),
        Beta = layer.Beta is null ? null : of(layer.Beta),
    })];

    /// <summary>Layers' values by the parameters' names, in the user's layout.</summary>
    public Dictionary<string, double[]> Named(LayerValues[] values)
    {
        var named = new Dictionary<string, double[]>();
        for (int i = 0; i < values.Length; i++)
        {
            LayerNames layer = Layers[i];
            named[layer.Weight] = Transposed ? Matrix.Transpose(values[i].W, Sizes[i + 1], Sizes[i]) : values[i].W;
            foreach ((string? name, double[]? value) in new[] { (layer.Bias, values[i].B), (layer.Gamma, values[i].Gamma), (layer.Beta, values[i].Beta) })
            {
                if (name is not null)
                    named[name] = value!;
            }
        }

        return named;
    }

    private static List<LayerNames>? Grouped(IReadOnlyList<(string Name, CheckedArray Value)> parameters)
    {
        var weights = parameters.Select((p, i) => (p, i)).Where(x => Role(x.p.Name, x.p.Value) == 'w').ToList();
        if (weights.Count == 0 || weights.Any(w => w.p.Value.Shape.Count != 2))
            return null;
        int[] numbers = [.. weights.Select(w => Number(w.p.Name))];
        if (numbers.Distinct().Count() == numbers.Length && numbers.All(n => n >= 0))
            weights = [.. weights.OrderBy(w => Number(w.p.Name))];
        List<LayerNames> layers = [.. weights.Select(w => new LayerNames(w.p.Name, w.p.Value.Shape))];
        bool numbered = weights.Select(w => Number(w.p.Name)).Distinct().Count() == weights.Count;
        foreach (((string name, CheckedArray value), int i) in parameters.Select((p, i) => (p, i)))
        {
            char role = Role(name, value);
            if (role == 'w')
                continue;
            int at = numbered && Number(name) >= 0 ? weights.FindIndex(w => Number(w.p.Name) == Number(name))
                : weights.FindIndex(w => Prefix(w.p.Name).Length > 0 && Prefix(w.p.Name) == Prefix(name));
            if (at < 0)
                at = weights.FindLastIndex(w => w.i < i && layers[weights.IndexOf(w)].Free(role));
            if (at < 0)
                at = weights.FindIndex(w => layers[weights.IndexOf(w)].Free(role));
            if (at < 0 || !layers[at].Add(role, name, value))
                return null;
        }

        return layers;
    }

    // 'w', 'b', 'g'amma, 's'hift; by the last part of the name, then by the shape.
    private static char Role(string name, CheckedArray value)
    {
        string last = name[(name.LastIndexOfAny(['/', '.', ':']) is var at && at >= 0 && at < name.Length - 1 && !int.TryParse(name[(at + 1)..], out _) ? at + 1 : 0)..].ToLowerInvariant();
        bool matrix = value.Shape.Count == 2;
        bool vector = !matrix || value.Shape.Contains(1);
        if (vector && (last.Contains("beta", StringComparison.Ordinal) || last.Contains("shift", StringComparison.Ordinal) || last.Contains("offset", StringComparison.Ordinal)))
            return 's';
        if (vector && (last.Contains("gamma", StringComparison.Ordinal) || last.Contains("scale", StringComparison.Ordinal)))
            return 'g';
        if (vector && (last.StartsWith('b') || last.Contains("bias", StringComparison.Ordinal)))
            return 'b';
        if (matrix && (!vector || last.StartsWith('w') || last.Contains("kernel", StringComparison.Ordinal) || last.Contains("weight", StringComparison.Ordinal) || last.StartsWith("theta", StringComparison.Ordinal)))
            return 'w';
        return 'b';
    }

    private static int Number(string name)
        => Digits().Matches(name) is { Count: > 0 } found && int.TryParse(found[^1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : -1;

    private static string Prefix(string name) => name.LastIndexOfAny(['/', '.', '_']) is > 0 and var at ? name[..at] : "";

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}

/// <summary>The names of one layer's parameters.</summary>
internal sealed class LayerNames(string weight, IReadOnlyList<int> weightShape)
{
    public string Weight { get; } = weight;

    public IReadOnlyList<int> WeightShape { get; } = weightShape;

    public string? Bias { get; private set; }

    public string? Gamma { get; private set; }

    public string? Beta { get; private set; }

    /// <summary>The bias, γ and β with their number of elements.</summary>
    public List<(string Name, int Count)> Vectors { get; } = [];

    public bool Free(char role) => role switch { 'b' => Bias, 'g' => Gamma, _ => Beta } is null;

    public bool Add(char role, string name, CheckedArray value)
    {
        if (!Free(role))
            return false;
        if (role == 'b')
            Bias = name;
        else if (role == 'g')
            Gamma = name;
        else
            Beta = name;
        Vectors.Add((name, value.Values.Length));
        return true;
    }

    public override string ToString() => Weight;
}
