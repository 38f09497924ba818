using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Where the inputs of an update op are, told by its declaration.</summary>
internal sealed class UpdateInputs
{
    public UpdateInputs(NodeInfo node)
    {
        string[] names = [.. node.Definition.InputArg.Select(a => a.Name)];
        IsResource = node.InputTypes[0] == DataType.DtResource;
        Variables = names.TakeWhile((_, i) => IsResource ? node.InputTypes[i] == DataType.DtResource : node.InputTypes[i].IsRef()).Count();
        Gradient = Array.FindIndex(names, n => n is "grad" or "delta");
        Indices = Array.IndexOf(names, "indices");
        Scalars = [.. Enumerable.Range(Variables, names.Length - Variables).Where(i => i != Indices)];
        Type = node.Type("T");
    }

    /// <summary>The element type.</summary>
    public DataType Type { get; }

    /// <summary>Whether variables come as handles, not as references.</summary>
    public bool IsResource { get; }

    /// <summary>The number of variables, which come first.</summary>
    public int Variables { get; }

    /// <summary>The gradient.</summary>
    public int Gradient { get; }

    /// <summary>The rows that the gradient is for, or -1.</summary>
    public int Indices { get; }

    /// <summary>The hyperparameters, and in its place among them the gradient.</summary>
    public int[] Scalars { get; }

    /// <summary>Finds the variables.</summary>
    /// <returns>False when they are those of the last time.</returns>
    public bool Find(KernelContext c, Variable[] variables)
    {
        bool differ = false;
        for (int i = 0; i < variables.Length; i++)
        {
            Variable found = IsResource ? Managed.Variables.Find(c, i, StatusCode.Internal) : References.Variable(c, i);
            if (variables[i] != found)
            {
                variables[i] = found;
                differ = true;
            }
        }

        return differ;
    }

    /// <summary>Reads the hyperparameters; 0 stands in the gradient's place.</summary>
    public void Hyperparameters(KernelContext c, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            int input = Scalars[i];
            values[i] = input == Gradient ? 0 : c.Type(input) switch
            {
                DataType.DtFloat => c.Input<float>(input)[0],
                DataType.DtDouble => c.Input<double>(input)[0],
                DataType.DtHalf => (double)c.Input<Half>(input)[0],
                DataType.DtBfloat16 => c.Input<BFloat16>(input)[0],
                _ => c.IntegerAt(input, 0),
            };
        }
    }

    /// <summary>What must hold before anything is changed. The variables' locks are held.</summary>
    /// <param name="c">The inputs.</param>
    /// <param name="variables">The variables found.</param>
    /// <param name="knowsScalars">Whether the hyperparameters, the same tensors for several updates, have been seen to be scalars.</param>
    public void Check(KernelContext c, Variable[] variables, bool knowsScalars)
    {
        for (int i = 0; i < variables.Length; i++)
        {
            if (IsResource)
            {
                _ = Managed.Variables.Value(c, i, variables[i], Type, StatusCode.Internal);
            }
            else
            {
                References.Require(variables[i]);
            }
        }

        if (!knowsScalars)
        {
            foreach (int scalar in Scalars)
            {
                if (scalar != Gradient && c.Dims(scalar).Rank != 0)
                {
                    throw EngineException.InvalidArgument($"{c.Argument(scalar)} is not a scalar: {c.Dims(scalar)}");
                }
            }
        }

        ref readonly Dims shape = ref variables[0].Value.Dims;
        for (int i = 1; i < variables.Length; i++)
        {
            if (variables[i].Value.Dims != shape)
            {
                throw EngineException.InvalidArgument($"var and {c.Argument(i)} do not have the same shape{shape} {variables[i].Value.Dims}");
            }
        }

        if (Indices < 0)
        {
            if (c.Dims(Gradient) != shape)
            {
                throw EngineException.InvalidArgument($"var and {c.Argument(Gradient)} do not have the same shape{shape} {c.Dims(Gradient)}");
            }

            return;
        }

        CheckRows(c, shape);
    }

    private void CheckRows(KernelContext c, in Dims shape)
    {
        ref readonly Dims gradient = ref c.Dims(Gradient), indices = ref c.Dims(Indices);
        if (indices.Rank != 1)
        {
            throw EngineException.InvalidArgument($"indices must be one-dimensional, they have the shape {indices}");
        }

        if (shape.Rank < 1)
        {
            throw EngineException.InvalidArgument("var must be at least 1 dimensional, it is a scalar");
        }

        if (gradient.Rank != shape.Rank)
        {
            throw EngineException.InvalidArgument($"var and {c.Argument(Gradient)} must match in rank: {shape} and {gradient}");
        }

        for (int axis = 1; axis < shape.Rank; axis++)
        {
            if (gradient[axis] != shape[axis])
            {
                throw EngineException.InvalidArgument($"var and {c.Argument(Gradient)} must match in dimension {axis}: {shape} and {gradient}");
            }
        }

        if (gradient[0] != indices[0])
        {
            throw EngineException.InvalidArgument($"{c.Argument(Gradient)} must be the same size as indices in the first dimension: {gradient[0]} and {indices[0]}");
        }

        for (int i = 0; i < c.Value(Indices).Count; i++)
        {
            long index = c.IntegerAt(Indices, i);
            if (index < 0 || index >= shape[0])
            {
                throw EngineException.InvalidArgument($"Index {index} at offset {i} in indices is out of range [0, {shape[0]})");
            }
        }
    }
}
