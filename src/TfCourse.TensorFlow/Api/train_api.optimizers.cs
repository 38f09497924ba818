namespace Tensorflow;

/// <content>Optimizers: doors to the classes of the same names, which say what each does.</content>
public sealed partial class train_api
{
    /// <inheritdoc cref="Tensorflow.MomentumOptimizer(Tensor, Tensor, bool, string, bool)"/>
    public Optimizer MomentumOptimizer(Tensor learning_rate, Tensor momentum, bool use_locking = false, string name = "Momentum", bool use_nesterov = false)
        => new MomentumOptimizer(learning_rate, momentum, use_locking, name, use_nesterov);

    /// <inheritdoc cref="Tensorflow.AdagradOptimizer(Tensor, double, bool, string)"/>
    public Optimizer AdagradOptimizer(Tensor learning_rate, double initial_accumulator_value = 0.1, bool use_locking = false, string name = "Adagrad")
        => new AdagradOptimizer(learning_rate, initial_accumulator_value, use_locking, name);

    /// <inheritdoc cref="Tensorflow.RMSPropOptimizer(Tensor, Tensor, Tensor, Tensor, bool, bool, string)"/>
    public Optimizer RMSPropOptimizer(
        Tensor learning_rate, Tensor? decay = null, Tensor? momentum = null, Tensor? epsilon = null, bool use_locking = false, bool centered = false, string name = "RMSProp")
        => new RMSPropOptimizer(learning_rate, decay, momentum, epsilon, use_locking, centered, name);

    /// <inheritdoc cref="Tensorflow.AdadeltaOptimizer(Tensor, Tensor, Tensor, bool, string)"/>
    public Optimizer AdadeltaOptimizer(Tensor? learning_rate = null, Tensor? rho = null, Tensor? epsilon = null, bool use_locking = false, string name = "Adadelta")
        => new AdadeltaOptimizer(learning_rate, rho, epsilon, use_locking, name);

    /// <inheritdoc cref="Tensorflow.FtrlOptimizer(Tensor, double, double, double, double, bool, string, string, string, double, double)"/>
    public Optimizer FtrlOptimizer(
        Tensor learning_rate, double learning_rate_power = -0.5, double initial_accumulator_value = 0.1, double l1_regularization_strength = 0, double l2_regularization_strength = 0,
        bool use_locking = false, string name = "Ftrl", string? accum_name = null, string? linear_name = null, double l2_shrinkage_regularization_strength = 0, double beta = 0)
        => new FtrlOptimizer(
            learning_rate, learning_rate_power, initial_accumulator_value, l1_regularization_strength, l2_regularization_strength, use_locking, name,
            accum_name, linear_name, l2_shrinkage_regularization_strength, beta);

    /// <inheritdoc cref="Tensorflow.ProximalGradientDescentOptimizer(Tensor, Tensor, Tensor, bool, string)"/>
    public Optimizer ProximalGradientDescentOptimizer(
        Tensor learning_rate, Tensor? l1_regularization_strength = null, Tensor? l2_regularization_strength = null, bool use_locking = false, string name = "ProximalGradientDescent")
        => new ProximalGradientDescentOptimizer(learning_rate, l1_regularization_strength, l2_regularization_strength, use_locking, name);

    /// <inheritdoc cref="Tensorflow.ProximalAdagradOptimizer(Tensor, double, Tensor, Tensor, bool, string)"/>
    public Optimizer ProximalAdagradOptimizer(
        Tensor learning_rate, double initial_accumulator_value = 0.1, Tensor? l1_regularization_strength = null, Tensor? l2_regularization_strength = null,
        bool use_locking = false, string name = "ProximalAdagrad")
        => new ProximalAdagradOptimizer(learning_rate, initial_accumulator_value, l1_regularization_strength, l2_regularization_strength, use_locking, name);

    /// <inheritdoc cref="Tensorflow.AdagradDAOptimizer(Tensor, IVariableV1, double, double, double, bool, string)"/>
    public Optimizer AdagradDAOptimizer(
        Tensor learning_rate, IVariableV1 global_step, double initial_gradient_squared_accumulator_value = 0.1, double l1_regularization_strength = 0,
        double l2_regularization_strength = 0, bool use_locking = false, string name = "AdagradDA")
        => new AdagradDAOptimizer(learning_rate, global_step, initial_gradient_squared_accumulator_value, l1_regularization_strength, l2_regularization_strength, use_locking, name);
}
