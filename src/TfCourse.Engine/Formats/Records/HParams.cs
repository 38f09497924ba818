using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Tensorflow;

namespace TfCourse.Engine;

/// <summary>Summaries that TensorBoard's HParams page reads: the hyperparameters of a run, and how it ended.</summary>
public static class HParams
{
    private const string Plugin = "hparams";

    /// <summary>The summary with which a run begins.</summary>
    /// <param name="group">Runs of one group are repetitions; usually the run's name.</param>
    /// <param name="hyperparameters">Names and values: bool, text or number.</param>
    /// <param name="startSeconds">When it began, in seconds since 1970.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="ArgumentException">A value is something else.</exception>
    public static Summary Start(string group, IEnumerable<KeyValuePair<string, object>> hyperparameters, double startSeconds)
    {
        var start = new HParamsSessionStart { GroupName = group, StartTimeSecs = startSeconds };
        foreach ((string name, object value) in hyperparameters.OrderBy(h => h.Key, StringComparer.Ordinal))
        {
            start.Hparams.Add(name, Value(name, value));
        }

        return Summarize("_hparams_/session_start_info", new HParamsPluginData { SessionStartInfo = start });
    }

    /// <summary>The summary with which a run ends.</summary>
    /// <param name="status">How it ended.</param>
    /// <param name="endSeconds">When, in seconds since 1970.</param>
    /// <returns>The summary.</returns>
    public static Summary End(HParamsSessionEnd.Types.Status status, double endSeconds)
        => Summarize("_hparams_/session_end_info", new HParamsPluginData { SessionEndInfo = new HParamsSessionEnd { Status = status, EndTimeSecs = endSeconds } });

    /// <summary>The summary that says which hyperparameters and metrics an experiment has.</summary>
    /// <param name="experiment">The message.</param>
    /// <returns>The summary.</returns>
    public static Summary Experiment(HParamsExperiment experiment) => Summarize("_hparams_/experiment", new HParamsPluginData { Experiment = experiment });

    /// <summary>What a summary says of hyperparameters; null for other summaries.</summary>
    /// <param name="value">A value of a summary.</param>
    /// <returns>The message.</returns>
    /// <exception cref="EngineException">DataLoss: its content is damaged.</exception>
    public static HParamsPluginData? Read(Summary.Types.Value value)
        => value.Metadata?.PluginData?.PluginName == Plugin ? GraphFiles.Decode<HParamsPluginData>(value.Metadata.PluginData.Content.Memory, value.Tag) : null;

    private static Summary Summarize(string tag, HParamsPluginData data)
    {
        var value = new Summary.Types.Value
        {
            Tag = tag,
            Metadata = new SummaryMetadata { PluginData = new SummaryMetadata.Types.PluginData { PluginName = Plugin, Content = data.ToByteString() } },
            Tensor = TensorProtos.Encode(new HostTensor(DataType.DtFloat, [0])),
        };
        return new Summary { Value = { value } };
    }

    private static Value Value(string name, object value) => value switch
    {
        bool b => Google.Protobuf.WellKnownTypes.Value.ForBool(b),
        string s => Google.Protobuf.WellKnownTypes.Value.ForString(s),
        float or double or int or long => Google.Protobuf.WellKnownTypes.Value.ForNumber(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"The hyperparameter '{name}' is a {value?.GetType().Name ?? "null"}; a bool, a text or a number is needed.", nameof(value)),
    };
}
