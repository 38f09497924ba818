namespace Tensorflow;

/// <content>TensorFlow 1's names that tf has as well.</content>
public sealed partial class compat_v1_api
{
    /// <inheritdoc cref="tensorflow.train"/>
    public train_api train => Binding.tf.train;

    /// <inheritdoc cref="tensorflow.nn"/>
    public nn_api nn => Binding.tf.nn;

    /// <inheritdoc cref="tensorflow.losses"/>
    public losses_api losses => Binding.tf.losses;

    /// <inheritdoc cref="tensorflow.math"/>
    public math_api math => Binding.tf.math;

    /// <inheritdoc cref="tensorflow.placeholder"/>
    public Tensor placeholder(TF_DataType dtype, Shape? shape = null, string? name = null) => Binding.tf.placeholder(dtype, shape, name);

    /// <inheritdoc cref="tensorflow.get_variable"/>
    public IVariableV1 get_variable(
        string name, Shape? shape = null, TF_DataType dtype = TF_DataType.DtInvalid, object? initializer = null, bool? trainable = null,
        List<string>? collections = null, bool? use_resource = null, bool validate_shape = true,
        VariableSynchronization synchronization = VariableSynchronization.Auto, VariableAggregation aggregation = VariableAggregation.None,
        Func<IVariableV1, Tensor?>? regularizer = null, ReuseMode? reuse = null)
        => Binding.tf.get_variable(name, shape, dtype, initializer, trainable, collections, use_resource, validate_shape, synchronization, aggregation, regularizer, reuse);

    /// <inheritdoc cref="tensorflow.global_variables_initializer"/>
    public Operation global_variables_initializer() => Binding.tf.global_variables_initializer();

    /// <inheritdoc cref="tensorflow.local_variables_initializer"/>
    public Operation local_variables_initializer() => Binding.tf.local_variables_initializer();

    /// <inheritdoc cref="tensorflow.global_variables"/>
    public IVariableV1[] global_variables(string? scope = null) => Binding.tf.global_variables(scope);

    /// <inheritdoc cref="tensorflow.trainable_variables"/>
    public IVariableV1[] trainable_variables(string? scope = null) => Binding.tf.trainable_variables(scope);

    /// <inheritdoc cref="tensorflow.Session()"/>
    public Session Session() => Binding.tf.Session();

    /// <inheritdoc cref="tensorflow.Session(Graph, ConfigProto)"/>
    public Session Session(Graph graph, ConfigProto? config = null) => Binding.tf.Session(graph, config);

    /// <inheritdoc cref="tensorflow.get_default_graph"/>
    public Graph get_default_graph() => Binding.tf.get_default_graph();

    /// <inheritdoc cref="tensorflow.reset_default_graph"/>
    public void reset_default_graph() => Binding.tf.reset_default_graph();

    /// <inheritdoc cref="tensorflow.set_random_seed"/>
    public void set_random_seed(int seed) => Binding.tf.set_random_seed(seed);

    /// <inheritdoc cref="tensorflow.disable_eager_execution"/>
    public void disable_eager_execution() => Binding.tf.disable_eager_execution();

    /// <inheritdoc cref="tensorflow.enable_eager_execution"/>
    public void enable_eager_execution() => Binding.tf.enable_eager_execution();

    /// <inheritdoc cref="tensorflow.variable_scope(string, string, Tensor[], ReuseMode?, bool, object, Func{IVariableV1, Tensor}, TF_DataType, bool?)"/>
    public variable_scope variable_scope(string? name, string? default_name = null, Tensor[]? values = null, ReuseMode? reuse = null, bool auxiliary_name_scope = true)
        => Binding.tf.variable_scope(name, default_name, values, reuse, auxiliary_name_scope);
}
