namespace Tensorflow;

/// <summary>The names of <see cref="GraphKeys"/> as <c>tf.GraphKeys</c> has them.</summary>
public sealed class GraphKeysOfTf
{
    internal GraphKeysOfTf()
    {
    }

    /// <inheritdoc cref="GraphKeys.GLOBAL_VARIABLES"/>
    public string GLOBAL_VARIABLES { get; } = GraphKeys.GLOBAL_VARIABLES;

    /// <inheritdoc cref="GraphKeys.LOCAL_VARIABLES"/>
    public string LOCAL_VARIABLES { get; } = GraphKeys.LOCAL_VARIABLES;

    /// <inheritdoc cref="GraphKeys.TRAINABLE_VARIABLES"/>
    public string TRAINABLE_VARIABLES { get; } = GraphKeys.TRAINABLE_VARIABLES;

    /// <inheritdoc cref="GraphKeys.TRAIN_OP"/>
    public string TRAIN_OP { get; } = GraphKeys.TRAIN_OP;

    /// <inheritdoc cref="GraphKeys.GLOBAL_STEP"/>
    public string GLOBAL_STEP { get; } = GraphKeys.GLOBAL_STEP;

    /// <inheritdoc cref="GraphKeys.LOSSES"/>
    public string LOSSES { get; } = GraphKeys.LOSSES;

    /// <inheritdoc cref="GraphKeys.REGULARIZATION_LOSSES"/>
    public string REGULARIZATION_LOSSES { get; } = GraphKeys.REGULARIZATION_LOSSES;

    /// <inheritdoc cref="GraphKeys.UPDATE_OPS"/>
    public string UPDATE_OPS { get; } = GraphKeys.UPDATE_OPS;

    /// <inheritdoc cref="GraphKeys.SUMMARIES"/>
    public string SUMMARIES { get; } = GraphKeys.SUMMARIES;

    /// <inheritdoc cref="GraphKeys.ACTIVATIONS"/>
    public string ACTIVATIONS { get; } = GraphKeys.ACTIVATIONS;

    /// <inheritdoc cref="GraphKeys.ASSET_FILEPATHS"/>
    public string ASSET_FILEPATHS { get; } = GraphKeys.ASSET_FILEPATHS;

    /// <inheritdoc cref="GraphKeys.BIASES"/>
    public string BIASES { get; } = GraphKeys.BIASES;

    /// <inheritdoc cref="GraphKeys.CONCATENATED_VARIABLES"/>
    public string CONCATENATED_VARIABLES { get; } = GraphKeys.CONCATENATED_VARIABLES;

    /// <inheritdoc cref="GraphKeys.COND_CONTEXT"/>
    public string COND_CONTEXT { get; } = GraphKeys.COND_CONTEXT;

    /// <inheritdoc cref="GraphKeys.EVAL_STEP"/>
    public string EVAL_STEP { get; } = GraphKeys.EVAL_STEP;

    /// <inheritdoc cref="GraphKeys.INIT_OP"/>
    public string INIT_OP { get; } = GraphKeys.INIT_OP;

    /// <inheritdoc cref="GraphKeys.LOCAL_INIT_OP"/>
    public string LOCAL_INIT_OP { get; } = GraphKeys.LOCAL_INIT_OP;

    /// <inheritdoc cref="GraphKeys.LOCAL_RESOURCES"/>
    public string LOCAL_RESOURCES { get; } = GraphKeys.LOCAL_RESOURCES;

    /// <inheritdoc cref="GraphKeys.METRIC_VARIABLES"/>
    public string METRIC_VARIABLES { get; } = GraphKeys.METRIC_VARIABLES;

    /// <inheritdoc cref="GraphKeys.MODEL_VARIABLES"/>
    public string MODEL_VARIABLES { get; } = GraphKeys.MODEL_VARIABLES;

    /// <inheritdoc cref="GraphKeys.MOVING_AVERAGE_VARIABLES"/>
    public string MOVING_AVERAGE_VARIABLES { get; } = GraphKeys.MOVING_AVERAGE_VARIABLES;

    /// <inheritdoc cref="GraphKeys.QUEUE_RUNNERS"/>
    public string QUEUE_RUNNERS { get; } = GraphKeys.QUEUE_RUNNERS;

    /// <inheritdoc cref="GraphKeys.READY_FOR_LOCAL_INIT_OP"/>
    public string READY_FOR_LOCAL_INIT_OP { get; } = GraphKeys.READY_FOR_LOCAL_INIT_OP;

    /// <inheritdoc cref="GraphKeys.READY_OP"/>
    public string READY_OP { get; } = GraphKeys.READY_OP;

    /// <inheritdoc cref="GraphKeys.RESOURCES"/>
    public string RESOURCES { get; } = GraphKeys.RESOURCES;

    /// <inheritdoc cref="GraphKeys.SAVEABLE_OBJECTS"/>
    public string SAVEABLE_OBJECTS { get; } = GraphKeys.SAVEABLE_OBJECTS;

    /// <inheritdoc cref="GraphKeys.SAVERS"/>
    public string SAVERS { get; } = GraphKeys.SAVERS;

    /// <inheritdoc cref="GraphKeys.SUMMARY_OP"/>
    public string SUMMARY_OP { get; } = GraphKeys.SUMMARY_OP;

    /// <inheritdoc cref="GraphKeys.TABLE_INITIALIZERS"/>
    public string TABLE_INITIALIZERS { get; } = GraphKeys.TABLE_INITIALIZERS;

    /// <inheritdoc cref="GraphKeys.TRAINABLE_RESOURCE_VARIABLES"/>
    public string TRAINABLE_RESOURCE_VARIABLES { get; } = GraphKeys.TRAINABLE_RESOURCE_VARIABLES;

    /// <inheritdoc cref="GraphKeys.VARIABLES"/>
    public string VARIABLES { get; } = GraphKeys.VARIABLES;

    /// <inheritdoc cref="GraphKeys.WEIGHTS"/>
    public string WEIGHTS { get; } = GraphKeys.WEIGHTS;

    /// <inheritdoc cref="GraphKeys.WHILE_CONTEXT"/>
    public string WHILE_CONTEXT { get; } = GraphKeys.WHILE_CONTEXT;
}
