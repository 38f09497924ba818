namespace Tensorflow;

/// <summary>The prefix of names and the defaults that get_variable uses: entered with tf.variable_scope, seen with tf.get_variable_scope().</summary>
public sealed class VariableScope
{
    internal VariableScope(ReuseMode reuse, string name, string nameScope, TF_DataType dtype = TF_DataType.TF_FLOAT)
        => (this.reuse, this.name, original_name_scope, this.dtype) = (reuse, name, nameScope, dtype);

    /// <summary>The prefix of the variables' names; empty at the root.</summary>
    public string name { get; }

    /// <summary>The name scope that was opened together with it, with a slash at its end.</summary>
    public string original_name_scope { get; }

    /// <summary>Whether variables are made or found.</summary>
    public ReuseMode reuse { get; private set; }

    /// <summary>What initializes variables that say nothing else: an <see cref="IInitializer"/>, a function or a value; null: Glorot's uniform or zeros.</summary>
    public object? initializer { get; set; }

    /// <summary>What is added to the collection of regularization losses for variables that say nothing else.</summary>
    public Func<IVariableV1, Tensor?>? regularizer { get; set; }

    /// <summary>The type of variables that say nothing else: float32.</summary>
    public TF_DataType dtype { get; set; }

    /// <summary>Whether variables are resources (the default) or legacy references.</summary>
    public bool? use_resource { get; set; }

    /// <summary>From here on this scope finds variables and makes none.</summary>
    public void reuse_variables() => reuse = true;

    internal VariableScope Inner(ReuseMode reuse, string name, string nameScope) => new(reuse, name, nameScope, dtype)
    {
        initializer = initializer,
        regularizer = regularizer,
        use_resource = use_resource,
    };
}
