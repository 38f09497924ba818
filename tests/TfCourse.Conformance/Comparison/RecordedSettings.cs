using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.Conformance;

/// <summary>TensorFlow as the values were recorded with it: on one thread of the processor, and with no rewriting of graphs, so that it computes what a graph says.</summary>
internal sealed class RecordedSettings(IEngine engine) : IEngine
{
    public string Name => engine.Name;

    public IEngineSession Open(ConfigProto? config = null, string target = "") => engine.Open(Of(config), target);

    /// <summary>These settings, and those of a configuration that do not contradict them.</summary>
    public static ConfigProto Of(ConfigProto? config)
    {
        ConfigProto plain = config?.Clone() ?? new ConfigProto();
        plain.IntraOpParallelismThreads = 1;
        plain.InterOpParallelismThreads = 1;
        plain.GraphOptions = new GraphOptions
        {
            OptimizerOptions = new OptimizerOptions { OptLevel = OptimizerOptions.Types.Level.L0 },
            RewriteOptions = new RewriterConfig { DisableMetaOptimizer = true },
        };
        plain.DeviceCount["GPU"] = 0;
        return plain;
    }
}
