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
}
