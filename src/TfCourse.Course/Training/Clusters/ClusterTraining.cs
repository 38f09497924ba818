using TfCourse.Engine;

namespace TfCourse.Course;

/// <summary>How a network is trained by replicas on the workers of a cluster.</summary>
/// <param name="Target">The address of one of its servers, e.g. grpc://10.0.0.1:2222.</param>
/// <param name="Layout">Its tasks.</param>
/// <param name="Asynchronous">
/// Whether each replica updates the variables with its own batch, without waiting for the others; else each batch is shared out, and
/// one update is made of the mean of all gradients, as on one machine.
/// </param>
public sealed record ClusterTraining(string Target, ClusterLayout Layout, bool Asynchronous = false)
{
    /// <summary>What connects to the servers; null for the default engine.</summary>
    public IEngine? Engine { get; init; }

    /// <summary>How often training is taken up again after the loss of a task before it gives up.</summary>
    public int Attempts { get; init; } = 20;

    /// <summary>How long it waits before it takes training up again.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After so many steps a checkpoint is written, beside those at the ends of epochs.</summary>
    public int StepsBetweenCheckpoints { get; init; } = 500;

    /// <summary>A step that takes longer counts as the loss of a task: a machine that loses its power closes no connection.</summary>
    public TimeSpan LongestStep { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Told of each loss, and from which checkpoint training goes on (null: from the beginning).</summary>
    public Action<EngineException, string?>? Lost { get; init; }

    /// <summary>Whether an error says that a task is gone, or was started again and has forgotten its variables.</summary>
    internal static bool IsLoss(StatusCode code) => code is StatusCode.Unavailable or StatusCode.Aborted or StatusCode.DeadlineExceeded or StatusCode.FailedPrecondition;
}
