namespace TfCourse.Reference;

/// <summary>The slots of one parameter by name.</summary>
public sealed class SlotValues : NamedArrays
{
    /// <summary>Slots as they are before the first step.</summary>
    /// <param name="slots">Which there are.</param>
    /// <param name="parameter">The parameter whose shape they take.</param>
    public static SlotValues Start(IEnumerable<Slot> slots, NDArray parameter)
    {
        ArgumentNullException.ThrowIfNull(slots);
        ArgumentNullException.ThrowIfNull(parameter);
        SlotValues values = new();
        foreach (Slot slot in slots)
            values[slot.Name] = np.zeros(parameter.Shape) + slot.InitialValue;
        return values;
    }
}
