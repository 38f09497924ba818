using TfCourse.Engine;

namespace Tensorflow;

/// <summary>The functions of <c>tf.saved_model</c>.</summary>
public sealed class saved_model_api
{
    /// <summary>The tag of graphs that serve.</summary>
    public const string SERVING = "serve";

    /// <summary>The tag of graphs that train.</summary>
    public const string TRAINING = "train";

    /// <summary>The name of the signature that is meant when none is named.</summary>
    public const string DEFAULT_SERVING_SIGNATURE_DEF_KEY = "serving_default";

    /// <summary>The method of a signature of any inputs and outputs.</summary>
    public const string PREDICT_METHOD_NAME = "tensorflow/serving/predict";

    internal saved_model_api()
    {
    }

    /// <summary>Loads a model into a graph and session of its own.</summary>
    /// <param name="export_dir">Its folder.</param>
    /// <param name="tags">Which of its graphs; null for its only one.</param>
    /// <param name="limits">Upper bounds; the default ones when null.</param>
    /// <param name="files">Where; the files of this machine when null.</param>
    /// <returns>The model, to be disposed.</returns>
    /// <exception cref="EngineException">NotFound: folder, variables or an asset; DataLoss: a file is damaged; ResourceExhausted: a limit is passed.</exception>
    /// <exception cref="GraphException">There is no graph of these tags, or it cannot be imported.</exception>
    public LoadedModel load(string export_dir, string[]? tags = null, FormatLimits? limits = null, IFileSystem? files = null)
    {
        files ??= SystemFileSystem.Instance;
        SavedModel model = SavedModelFiles.Read(files, export_dir, limits);
        SavedModelFiles.RequireTags(model, tags, export_dir);
        var session = new Session(new Graph());
        try
        {
            (MetaGraphDef meta, IDisposable? permit) = SavedModelLoader.Load(session, model, tags, export_dir, files);
            SavedModelLoader.RequireSignatures(session.graph, meta);
            return new LoadedModel(session, meta, permit);
        }
        catch (Exception)
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Loads a model's graph and variables into a session, as TensorFlow 1's <c>tf.saved_model.loader.load</c>.</summary>
    /// <param name="sess">The session; the nodes join its graph.</param>
    /// <param name="tags">Which of the model's graphs.</param>
    /// <param name="export_dir">The model's folder.</param>
    /// <param name="import_scope">The prefix of the nodes' names; empty for none.</param>
    /// <returns>The MetaGraph, with the signatures.</returns>
    /// <exception cref="RuntimeError">There is no graph of these tags.</exception>
    public MetaGraphDef load(Session sess, string[] tags, string export_dir, string import_scope = "")
        => SavedModelLoader.Load(sess, SavedModelFiles.Read(SystemFileSystem.Instance, export_dir, null), tags, export_dir, SystemFileSystem.Instance, import_scope).Meta;

    /// <summary>Whether a folder holds a SavedModel.</summary>
    /// <param name="export_dir">The folder.</param>
    /// <returns>Whether it has a saved_model.pb or .pbtxt.</returns>
    public bool contains_saved_model(string export_dir) => SavedModelFiles.IsModel(SystemFileSystem.Instance, export_dir);

    /// <summary>Begins a model; see <see cref="SavedModelBuilder"/>.</summary>
    /// <param name="export_dir">The folder, which holds no files.</param>
    /// <returns>The builder.</returns>
    public SavedModelBuilder Builder(string export_dir) => new(export_dir);

    /// <summary>Writes a model of one signature, serving_default.</summary>
    /// <param name="session">The session whose graph and variables are saved.</param>
    /// <param name="export_dir">The folder, which holds no files.</param>
    /// <param name="inputs">What it takes, by name.</param>
    /// <param name="outputs">What it gives, by name.</param>
    public void simple_save(Session session, string export_dir, Dictionary<string, Tensor> inputs, Dictionary<string, Tensor> outputs)
        => save(session, export_dir, new Dictionary<string, SignatureDef> { [DEFAULT_SERVING_SIGNATURE_DEF_KEY] = predict_signature_def(inputs, outputs) });

    /// <summary>Writes a model with the tag "serve".</summary>
    /// <param name="session">The session whose graph and variables are saved.</param>
    /// <param name="export_dir">The folder, which holds no files.</param>
    /// <param name="signatures">What it computes, by name.</param>
    /// <param name="saver">The saver to use, e.g. of a finalized graph; null for a new one of all variables.</param>
    public void save(Session session, string export_dir, IReadOnlyDictionary<string, SignatureDef> signatures, Saver? saver = null)
    {
        var builder = new SavedModelBuilder(export_dir);
        builder.add_meta_graph_and_variables(session, [SERVING], signatures, clear_devices: true, saver: saver);
        builder.save();
    }

    /// <summary>A tensor as a signature names it.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <returns>Name, type and shape.</returns>
    public TensorInfo build_tensor_info(Tensor tensor)
        => new() { Name = tensor.FetchedIn(tensor is GraphTensor g ? g.graph : ops.get_default_graph()).name, Dtype = (DataType)tensor.dtype.as_base_dtype(), TensorShape = tensor.shape.as_proto() };

    /// <summary>A signature.</summary>
    /// <param name="inputs">What it takes, by name.</param>
    /// <param name="outputs">What it gives, by name.</param>
    /// <param name="method_name">What kind of signature it is.</param>
    /// <returns>The message.</returns>
    public SignatureDef build_signature_def(Dictionary<string, TensorInfo> inputs, Dictionary<string, TensorInfo> outputs, string method_name = PREDICT_METHOD_NAME)
    {
        var signature = new SignatureDef { MethodName = method_name };
        signature.Inputs.Add(inputs);
        signature.Outputs.Add(outputs);
        return signature;
    }

    /// <summary>A signature of tensors.</summary>
    /// <param name="inputs">What it takes, by name.</param>
    /// <param name="outputs">What it gives, by name.</param>
    /// <returns>The message.</returns>
    public SignatureDef predict_signature_def(Dictionary<string, Tensor> inputs, Dictionary<string, Tensor> outputs)
        => build_signature_def(inputs.ToDictionary(i => i.Key, i => build_tensor_info(i.Value)), outputs.ToDictionary(o => o.Key, o => build_tensor_info(o.Value)));
}

/// <content>saved_model.</content>
public sealed partial class tensorflow
{
    /// <summary>Models in folders.</summary>
    public saved_model_api saved_model { get; } = new();
}
