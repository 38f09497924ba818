using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>The formula of an optimizer's update, element by element, written once for all types and both dense and sparse gradients.</summary>
internal interface IUpdateRule
{
    /// <summary>How many variables are updated beside var; at most 3.</summary>
    static abstract int Slots { get; }

    /// <summary>
    /// Replaces hyperparameters, which come in the order of the op's inputs, by what the formula needs of them, once a step.
    /// The place of the gradient among them holds 0.
    /// </summary>
    static virtual void Prepare<T>(Span<T> h) where T : unmanaged, IFloatingPointIeee754<T>
    {
    }

    /// <summary>New values of var and slots from the gradient.</summary>
    void Step<T>(in Hyperparameters<T> h, ref Vector<T> w, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c, Vector<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>;
}
