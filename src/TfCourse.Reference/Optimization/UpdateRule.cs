namespace TfCourse.Reference;

/// <summary>An optimization algorithm as slots and one pure formula for one parameter. <see cref="Optimizer"/> applies it to all.</summary>
public abstract class UpdateRule
{
    /// <summary>The slots it keeps beside every parameter; none unless overridden.</summary>
    public virtual IReadOnlyList<Slot> Slots => [];

    /// <summary>The formula. It changes nothing that it is given.</summary>
    /// <param name="w">The parameter.</param>
    /// <param name="g">The gradient of the cost by it, in its shape.</param>
    /// <param name="slots">Its slots after the step before.</param>
    /// <param name="learningRate">α of this step.</param>
    /// <param name="t">Number of this step, from 1.</param>
    public abstract Update Apply(NDArray w, NDArray g, SlotValues slots, double learningRate, int t);
}
