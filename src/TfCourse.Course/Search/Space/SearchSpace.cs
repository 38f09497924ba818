using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>The hyperparameters of a search, in order; a condition looks at parameters that stand earlier.</summary>
public sealed class SearchSpace
{
    /// <summary>More parameters than this are no search but a mistake.</summary>
    public const int MostParameters = 64;

    private readonly SearchParameter[] _parameters;

    /// <summary>A space.</summary>
    /// <param name="parameters">At least one; names differ.</param>
    /// <exception cref="ArgumentException">There is none, a name stands twice, or a condition looks at no earlier choice or integer.</exception>
    public SearchSpace(IReadOnlyList<SearchParameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.Count is 0 or > MostParameters)
        {
            throw new ArgumentException($"The search space has {parameters.Count} parameters; required: 1 to {MostParameters}.", nameof(parameters));
        }

        var earlier = new Dictionary<string, SearchParameter>(StringComparer.Ordinal);
        foreach (SearchParameter parameter in parameters)
        {
            if (parameter.When is { } when)
            {
                Check(parameter, when, earlier);
            }

            if (!earlier.TryAdd(parameter.Name, parameter))
            {
                throw new ArgumentException($"The search space has two parameters named '{parameter.Name}'.", nameof(parameters));
            }
        }

        _parameters = [.. parameters];
    }

    /// <summary>The parameters.</summary>
    public IReadOnlyList<SearchParameter> Parameters => _parameters;

    /// <summary>The parameter of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">There is none; the message lists near names and all.</exception>
    public SearchParameter Find(string name)
        => _parameters.FirstOrDefault(p => p.Name == name)
            ?? throw new ArgumentException($"The search space has no parameter '{name}'.{NearNames.Hint(name, [.. _parameters.Select(p => p.Name)])}", nameof(name));

    /// <summary>The values at a place; parameters whose condition does not hold are left out.</summary>
    /// <param name="places">u of each parameter, in order.</param>
    public SearchValues At(ReadOnlySpan<double> places)
    {
        if (places.Length != _parameters.Length)
        {
            throw new ArgumentException($"There are {places.Length} places for {_parameters.Length} parameters.", nameof(places));
        }

        var values = new SearchValues();
        for (int i = 0; i < _parameters.Length; i++)
        {
            if (IsActive(_parameters[i], values))
            {
                values[_parameters[i].Name] = _parameters[i].At(places[i]);
            }
        }

        return values;
    }

    /// <summary>The same, values given as they are: those of parameters whose condition does not hold are dropped.</summary>
    /// <param name="values">A value of each parameter, in order.</param>
    public SearchValues Of(IReadOnlyList<ParameterValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var kept = new SearchValues();
        for (int i = 0; i < _parameters.Length; i++)
        {
            if (IsActive(_parameters[i], kept))
            {
                kept[_parameters[i].Name] = values[i];
            }
        }

        return kept;
    }

    private static bool IsActive(SearchParameter parameter, SearchValues values)
        => parameter.When is not { } when || (values.TryGet(when.Parameter, out ParameterValue value) && when.Values.Contains(value.ToString()));

    private static void Check(SearchParameter parameter, SearchCondition when, Dictionary<string, SearchParameter> earlier)
    {
        if (!earlier.TryGetValue(when.Parameter, out SearchParameter? other))
        {
            throw new ArgumentException($"Parameter '{parameter.Name}' depends on '{when.Parameter}', which does not stand before it.{NearNames.Hint(when.Parameter, earlier.Keys)}");
        }

        string[] possible = other switch
        {
            ChoiceParameter choice => [.. choice.Values.Select(v => v.ToString())],
            IntegerParameter { Count: <= 1000 } integer => [.. integer.Levels(1000).Select(v => v.ToString())],
            _ => throw new ArgumentException($"Parameter '{parameter.Name}' depends on '{other.Name}', which is {other.Kind}; required: a choice or an integer."),
        };
        if (when.Values.Count == 0 || when.Values.FirstOrDefault(v => !possible.Contains(v)) is not null)
        {
            throw new ArgumentException($"Parameter '{parameter.Name}' depends on '{other.Name}' being one of [{string.Join(", ", when.Values)}]; it can be {string.Join(", ", possible)}.");
        }
    }
}
