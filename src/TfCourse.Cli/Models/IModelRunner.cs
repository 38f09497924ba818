using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using TfCourse.Engine.Native;
using static Tensorflow.Binding;

namespace TfCourse.Cli;

/// <summary>A SavedModel that is ready to compute what its signatures say.</summary>
internal interface IModelRunner : IDisposable
{
    IReadOnlyDictionary<string, SignatureDef> Signatures { get; }

    /// <summary>The outputs of a signature by their names.</summary>
    Dictionary<string, NDArray> Run(string signature, IReadOnlyList<(string Name, HostTensor Value)> inputs);

    /// <summary>Loads a model by the engine that is chosen: TensorFlow's library by its own loader, which knows any op that it has.</summary>
    public static IModelRunner Load(string folder, string[]? tags) => Session.DefaultEngine is NativeEngine native
        ? new NativeRunner(native.LoadModel(folder, tags ?? OnlyTags(folder)))
        : new OwnRunner(tf.saved_model.load(folder, tags));

    private static string[] OnlyTags(string folder)
    {
        MetaGraphDef[] graphs = [.. ModelReport.Read(folder).MetaGraphs];
        return graphs.Length == 1 ? [.. graphs[0].MetaInfoDef.Tags] : throw new ArgumentException(
            $"'{folder}' has {graphs.Length} graphs; choose one with --tags: {string.Join(" or ", graphs.Select(g => string.Join(',', g.MetaInfoDef.Tags)))}.");
    }

    private sealed class OwnRunner(LoadedModel model) : IModelRunner
    {
        public IReadOnlyDictionary<string, SignatureDef> Signatures => model.signatures;

        public Dictionary<string, NDArray> Run(string signature, IReadOnlyList<(string Name, HostTensor Value)> inputs)
            => model.run(signature, [.. inputs.Select(i => (i.Name, NDArray.Of(i.Value)))]);

        public void Dispose() => model.Dispose();
    }

    private sealed class NativeRunner(NativeModel model) : IModelRunner
    {
        public IReadOnlyDictionary<string, SignatureDef> Signatures => model.MetaGraph.SignatureDef;

        public Dictionary<string, NDArray> Run(string signature, IReadOnlyList<(string Name, HostTensor Value)> inputs)
        {
            SignatureDef def = Signatures[signature];
            string[] outputs = [.. def.Outputs.Keys.Order(StringComparer.Ordinal)];
            HostTensor[] values = new HostTensor[outputs.Length];
            model.Session.Prepare(new RunSignature([.. inputs.Select(i => def.Inputs[i.Name].Name)], [.. outputs.Select(o => def.Outputs[o].Name)], []))
                .Run([.. inputs.Select(i => i.Value)], values);
            return outputs.Zip(values).ToDictionary(o => o.First, o => NDArray.Of(o.Second));
        }

        public void Dispose() => model.Dispose();
    }
}
