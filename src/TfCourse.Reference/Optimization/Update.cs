namespace TfCourse.Reference;

/// <summary>What a rule makes of a parameter: its next value, and the next values of its slots.</summary>
public sealed class Update
{
    /// <summary>An update.</summary>
    /// <param name="w">The next value.</param>
    /// <param name="slots">The next value of every slot.</param>
    public Update(NDArray w, params (string Name, NDArray Value)[] slots)
    {
        ArgumentNullException.ThrowIfNull(slots);
        W = w;
        Slots = new SlotValues();
        foreach ((string name, NDArray value) in slots)
            Slots[name] = value;
    }

    /// <summary>The parameter's next value.</summary>
    public NDArray W { get; }

    /// <summary>The slots' next values.</summary>
    public SlotValues Slots { get; }
}
