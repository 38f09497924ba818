namespace TfCourse.Reference;

/// <summary>Applies an update rule to all parameters, step by step, and keeps their slots.</summary>
public sealed class Optimizer
{
    private readonly UpdateRule _rule;
    private readonly Dictionary<string, SlotValues> _slots = new(StringComparer.Ordinal);
    private double _learningRate;
    private int _steps;

    /// <summary>An optimizer before its first step.</summary>
    /// <param name="rule">The algorithm.</param>
    /// <param name="learningRate">α, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is not above 0.</exception>
    public Optimizer(UpdateRule rule, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(rule);
        _rule = rule;
        LearningRate = learningRate;
    }

    /// <summary>α of the next step, above 0; a schedule sets it between steps.</summary>
    public double LearningRate
    {
        get => _learningRate;
        set => _learningRate = Hyperparameter.Positive(value, "The learning rate");
    }

    /// <summary>How many steps were made: the next one is number t = Steps + 1. Setting it resumes a count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set below 0.</exception>
    public int Steps
    {
        get => _steps;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _steps = value;
        }
    }

    /// <summary>Sets the slots of every parameter to their initial values.</summary>
    /// <param name="parameters">The parameters.</param>
    public void Initialize(Parameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (string name in parameters.Names)
            _slots[name] = SlotValues.Start(_rule.Slots, parameters[name]);
    }

    /// <summary>The slots of a parameter.</summary>
    /// <param name="parameter">Its name.</param>
    /// <exception cref="KeyNotFoundException">Neither was it initialized nor did it take part in a step.</exception>
    public SlotValues SlotsOf(string parameter) => _slots.TryGetValue(parameter, out SlotValues? slots)
        ? slots
        : throw new KeyNotFoundException($"There are no slots of '{parameter}' yet: call Initialize or Step with it first.");

    /// <summary>One step.</summary>
    /// <param name="parameters">The parameters, which are not changed.</param>
    /// <param name="gradients">The gradient of every one.</param>
    /// <returns>The next parameters.</returns>
    /// <exception cref="KeyNotFoundException">A parameter has no gradient.</exception>
    public Parameters Step(Parameters parameters, Gradients gradients)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(gradients);
        _steps++;
        return parameters.Select((name, w) =>
        {
            if (!_slots.TryGetValue(name, out SlotValues? slots))
                slots = SlotValues.Start(_rule.Slots, w);
            Update update = _rule.Apply(w, gradients.Of(name), slots, LearningRate, _steps);
            _slots[name] = update.Slots;
            return update.W;
        });
    }
}
