namespace TfCourse.Engine.Managed;

/// <summary>How legacy ops come to the variables that they refer to.</summary>
internal static class References
{
    /// <summary>Reference variables live beside resources, under names of their own.</summary>
    public const string Container = "reference variables: ";

    /// <summary>The variable that a reference input refers to.</summary>
    public static Variable Variable(KernelContext c, int input) => c.Value(input).Variable
        ?? throw EngineException.InvalidArgument($"{c.Argument(input)} has to be a variable's reference; a value that was fed cannot be updated");

    /// <summary>Makes an output refer to the same variable as an input.</summary>
    public static void PassOn(KernelContext c, int output, int input)
    {
        TensorValue from = c.Value(input);
        c.Result(output).ReferTo(Variable(c, input), from.Type, from.Dims);
    }

    /// <summary>Fails unless a variable has a value.</summary>
    public static void Require(Variable variable)
    {
        using (variable.Lock.Hold())
        {
            if (!variable.IsInitialized)
            {
                throw EngineException.FailedPrecondition(
                    $"Attempting to use uninitialized value {variable.Name}. Run its initializer, e.g. tf.global_variables_initializer(), first");
            }
        }
    }

    /// <summary>A value to be given out: that of the variable, if it is a reference.</summary>
    public static TensorValue Read(TensorValue value)
    {
        if (value.Variable is { } variable)
        {
            Require(variable);
            value.LoadReference();
        }

        return value;
    }
}
