using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>What a configuration trains, ready to run: its data are read, its settings are in their ranges.</summary>
public sealed class TrainingRun
{
    private readonly Func<IProgress<TrainingProgress>?, RunCheckpoints?, string?, CancellationToken, TrainingResult> _run;

    private TrainingRun(DatasetSplit data, IReadOnlyList<int> sizes, Func<IProgress<TrainingProgress>?, RunCheckpoints?, string?, CancellationToken, TrainingResult> run)
        => (Data, LayerSizes, _run) = (data, sizes, run);

    /// <summary>The data.</summary>
    public DatasetSplit Data { get; }

    /// <summary>Units of the layers, the features first.</summary>
    public IReadOnlyList<int> LayerSizes { get; }

    /// <summary>The data set that a model takes unless told otherwise: its own; for signs the folder of the user's own photographs, if there is one.</summary>
    /// <param name="model">The model.</param>
    public static string DatasetOf(TrainableModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return (model.Name == TrainableModel.Signs ? SignsFiles.Folder : null) ?? model.Dataset;
    }

    /// <summary>The run of a configuration.</summary>
    /// <param name="config">Model and settings.</param>
    /// <param name="cluster">Where replicas train; null for this process. Signs train in this process alone.</param>
    /// <exception cref="ArgumentException">A setting is out of its range, or the data do not suit the model.</exception>
    /// <exception cref="DataException">The data are missing or damaged.</exception>
    public static TrainingRun Of(RunConfig config, ClusterTraining? cluster = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        TrainingSettings s = config.Settings;
        s.Validate();
        if (config.Model.Name != TrainableModel.Signs)
        {
            DatasetSplit data = DatasetCatalog.Load(config.Model.Dataset);
            return new TrainingRun(data, [data.Train.FeatureSize, s.Hidden, data.Train.ClassCount], new Trainer(s, data, cluster).Run);
        }

        DatasetSplit signs = DatasetCatalog.Names.Contains(config.Model.Dataset) ? DatasetCatalog.Load(config.Model.Dataset) : SignsFiles.Read(config.Model.Dataset);
        var framework = new FrameworkTraining(new FrameworkSettings(FrameworkForm.Tf1, s.Epochs, s.BatchSize, (float)s.LearningRate, s.Seed, s.Threads), signs);
        return new TrainingRun(signs, framework.LayerSizes, framework.Run);
    }

    /// <summary>Trains.</summary>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="checkpoints">Where the state is saved; null for nowhere.</param>
    /// <param name="resume">A checkpoint of these to go on from; null to begin.</param>
    /// <param name="cancellation">Ends training after the present batch; the result then says so.</param>
    public TrainingResult Run(IProgress<TrainingProgress>? progress = null, RunCheckpoints? checkpoints = null, string? resume = null, CancellationToken cancellation = default)
        => _run(progress, checkpoints, resume, cancellation);
}
