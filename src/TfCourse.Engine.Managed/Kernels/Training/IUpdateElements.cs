namespace TfCourse.Engine.Managed;

/// <summary>A rule bound to the element type of a node.</summary>
internal interface IUpdateElements
{
    /// <summary>Takes the hyperparameters of this step, in the order of the op's inputs.</summary>
    void Prepare(ReadOnlySpan<double> hyperparameters);

    /// <summary>Updates a stretch of elements of all variables from as many of the gradient.</summary>
    void Apply(ReadOnlySpan<Variable> variables, int at, TensorValue gradient, int from, int count);
}
