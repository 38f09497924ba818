using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>What a step gave.</summary>
/// <param name="Loss">The mini-batch's loss, before its update.</param>
/// <param name="Correct">Examples of it classified right.</param>
/// <param name="Examples">Examples of it.</param>
internal readonly record struct StepResult(double Loss, int Correct, int Examples);

/// <summary>
/// Epochs of steps that may stop between any two of them and go on bit for bit: where training is, is a record of numbers, saved
/// with all variables and random streams.
/// </summary>
internal sealed class TrainingLoop
{
    private readonly Operation _initialize;
    private readonly IVariableV1[] _variables;
    private readonly string? _resume;

    /// <summary>Adds to the default graph what it takes to begin; the graph may be finalized then.</summary>
    /// <param name="resume">The checkpoint to go on from; null to begin.</param>
    public TrainingLoop(string? resume)
        => (_resume, _initialize, _variables) = (resume, tf.global_variables_initializer(), tf.global_variables());

    /// <summary>How many epochs there are.</summary>
    public required int Epochs { get; init; }

    /// <summary>Steps of an epoch.</summary>
    public required int Batches { get; init; }

    /// <summary>The learning rate, for who has to hear that it is too large.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Begins an epoch, from 0.</summary>
    public required Action<int> StartEpoch { get; init; }

    /// <summary>Runs the step of a batch; told where training is.</summary>
    public required Func<Session, TrainingState, StepResult> Step { get; init; }

    /// <summary>The accuracy on the test set.</summary>
    public required Func<Session, double> TestAccuracy { get; init; }

    /// <summary>Whether an epoch's loss is the mean of its batches; else of its examples.</summary>
    public bool MeansBatches { get; init; }

    /// <summary>The state is saved after so many epochs, at the end, and when training is stopped.</summary>
    public int SaveEvery { get; init; } = 1;

    /// <summary>Gives the variables their values: the first ones, or those of the checkpoint.</summary>
    /// <returns>Where training is.</returns>
    public TrainingState Begin(Session session, RunCheckpoints? checkpoints)
    {
        if (_resume is not null)
        {
            return (checkpoints ?? throw new ArgumentException("To resume, the run's checkpoints are needed.", nameof(checkpoints))).Restore(session, _variables, _resume);
        }

        session.run(_initialize);
        return TrainingState.Start;
    }

    /// <summary>Trains to the end, or until it is stopped.</summary>
    /// <returns>Where training is; its epoch is beyond the last when it has ended.</returns>
    /// <exception cref="DivergedException">A loss is not finite; the checkpoints are those of before.</exception>
    public TrainingState Run(Session session, TrainingState state, RunCheckpoints? checkpoints, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        long first = state.Steps;
        while (state.Epoch <= Epochs && !cancellation.IsCancellationRequested)
        {
            StartEpoch(state.Epoch - 1);
            while (state.Batch < Batches && (state.Steps == first || !cancellation.IsCancellationRequested))
            {
                StepResult step = Step(session, state);
                double loss = DivergedException.RequireFinite(step.Loss, state.Steps + 1, LearningRate);
                state = state.After(loss * (MeansBatches ? 1 : step.Examples), step.Correct, step.Examples);
                progress?.Report(new TrainingProgress(state.Epoch, Epochs, state.Batch, Batches, Loss(state), null));
            }

            if (state.Batch < Batches)
            {
                break;
            }

            EpochResult result = new(state.Epoch, Loss(state), (double)state.Correct / state.Seen, TestAccuracy(session), state.Steps);
            state = state.NextEpoch(result);
            if (result.Epoch % SaveEvery == 0 || result.Epoch == Epochs)
            {
                checkpoints?.Save(session, _variables, state);
            }

            progress?.Report(new TrainingProgress(result.Epoch, Epochs, Batches, Batches, result.Loss, result));
        }

        if (state.Epoch <= Epochs)
        {
            checkpoints?.Save(session, _variables, state);
        }

        return state;
    }

    private double Loss(TrainingState state) => state.LossSum / (MeansBatches ? state.Batch : state.Seen);
}
