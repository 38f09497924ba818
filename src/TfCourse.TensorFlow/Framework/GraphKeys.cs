namespace Tensorflow;

/// <summary>The names of the collections that TensorFlow itself uses.</summary>
public static class GraphKeys
{
    /// <summary>All variables that are saved and initialized together.</summary>
    public const string GLOBAL_VARIABLES = "variables";

    /// <summary>Variables of one machine, not saved.</summary>
    public const string LOCAL_VARIABLES = "local_variables";

    /// <summary>Variables that optimizers train.</summary>
    public const string TRAINABLE_VARIABLES = "trainable_variables";

    /// <summary>The operations that apply gradients.</summary>
    public const string TRAIN_OP = "train_op";

    /// <summary>The counter of training steps.</summary>
    public const string GLOBAL_STEP = "global_step";

    /// <summary>Losses to be added up.</summary>
    public const string LOSSES = "losses";

    /// <summary>Regularization losses.</summary>
    public const string REGULARIZATION_LOSSES = "regularization_losses";

    /// <summary>Operations to run with each training step.</summary>
    public const string UPDATE_OPS = "update_ops";

    /// <summary>Summaries.</summary>
    public const string SUMMARIES = "summaries";

    /// <summary>TensorFlow's collection "activations".</summary>
    public const string ACTIVATIONS = "activations";

    /// <summary>TensorFlow's collection "asset_filepaths".</summary>
    public const string ASSET_FILEPATHS = "asset_filepaths";

    /// <summary>TensorFlow's collection "biases".</summary>
    public const string BIASES = "biases";

    /// <summary>TensorFlow's collection "concatenated_variables".</summary>
    public const string CONCATENATED_VARIABLES = "concatenated_variables";

    /// <summary>TensorFlow's collection "cond_context".</summary>
    public const string COND_CONTEXT = "cond_context";

    /// <summary>TensorFlow's collection "eval_step".</summary>
    public const string EVAL_STEP = "eval_step";

    /// <summary>TensorFlow's collection "init_op".</summary>
    public const string INIT_OP = "init_op";

    /// <summary>TensorFlow's collection "local_init_op".</summary>
    public const string LOCAL_INIT_OP = "local_init_op";

    /// <summary>TensorFlow's collection "local_resources".</summary>
    public const string LOCAL_RESOURCES = "local_resources";

    /// <summary>TensorFlow's collection "metric_variables".</summary>
    public const string METRIC_VARIABLES = "metric_variables";

    /// <summary>TensorFlow's collection "model_variables".</summary>
    public const string MODEL_VARIABLES = "model_variables";

    /// <summary>TensorFlow's collection "moving_average_variables".</summary>
    public const string MOVING_AVERAGE_VARIABLES = "moving_average_variables";

    /// <summary>TensorFlow's collection "queue_runners".</summary>
    public const string QUEUE_RUNNERS = "queue_runners";

    /// <summary>TensorFlow's collection "ready_for_local_init_op".</summary>
    public const string READY_FOR_LOCAL_INIT_OP = "ready_for_local_init_op";

    /// <summary>TensorFlow's collection "ready_op".</summary>
    public const string READY_OP = "ready_op";

    /// <summary>TensorFlow's collection "resources".</summary>
    public const string RESOURCES = "resources";

    /// <summary>TensorFlow's collection "saveable_objects".</summary>
    public const string SAVEABLE_OBJECTS = "saveable_objects";

    /// <summary>TensorFlow's collection "savers".</summary>
    public const string SAVERS = "savers";

    /// <summary>TensorFlow's collection "summary_op".</summary>
    public const string SUMMARY_OP = "summary_op";

    /// <summary>TensorFlow's collection "table_initializer".</summary>
    public const string TABLE_INITIALIZERS = "table_initializer";

    /// <summary>TensorFlow's collection "trainable_resource_variables".</summary>
    public const string TRAINABLE_RESOURCE_VARIABLES = "trainable_resource_variables";

    /// <summary>TensorFlow's collection "variables".</summary>
    public const string VARIABLES = "variables";

    /// <summary>TensorFlow's collection "weights".</summary>
    public const string WEIGHTS = "weights";

    /// <summary>TensorFlow's collection "while_context".</summary>
    public const string WHILE_CONTEXT = "while_context";
}
