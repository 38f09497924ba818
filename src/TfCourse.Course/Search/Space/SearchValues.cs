using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>What a trial tries: a value of each parameter that has a meaning, by name and in the order of the space.</summary>
public sealed class SearchValues
{
    private readonly OrderedDictionary<string, ParameterValue> _values = [];

    /// <summary>The names.</summary>
    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>The value of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such value; the message lists near names and all.</exception>
    public ParameterValue this[string name]
    {
        get => _values.TryGetValue(name, out ParameterValue value)
            ? value
            : throw new ArgumentException($"The trial has no value of '{name}'.{NearNames.Hint(name, _values.Keys)}", nameof(name));
        internal set => _values[name] = value;
    }

    /// <summary>The value of a name, where there is one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string name, out ParameterValue value) => _values.TryGetValue(name, out value);

    /// <summary>The number of a name, or another where the trial has no such value.</summary>
    /// <param name="name">The name.</param>
    /// <param name="otherwise">The number then.</param>
    public double Number(string name, double otherwise) => TryGet(name, out ParameterValue value) ? value.Number : otherwise;

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _values.Select(v => $"{v.Key}={v.Value}"));
}
