using System.Text;
using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>All variables of a graph, slots included, and the costs so far, in an npz file; made whole or not at all.</summary>
internal sealed class FrameworkState
{
    private const string CostsName = "costs", DescriptionName = "description";
    private readonly string _description;
    private readonly IVariableV1[] _variables;
    private readonly (Tensor Fed, Operation Assign)[] _restore;

    public FrameworkState(string description, IVariableV1[] variables)
    {
        (_description, _variables) = (description, variables);
        _restore = [.. variables.Select(v =>
        {
            Tensor fed = tf.placeholder(tf.float32, v.shape);
            return (fed, tf.assign(v, fed).op);
        })];
    }

    public void Save(Session session, string path, IReadOnlyList<double> costs)
    {
        Tensorflow.NumPy.NDArray[] values = session.run(_variables.Select(v => v.GraphElement).ToArray());
        string part = path + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        NpzWriter.Write(part,
        [
            KeyValuePair.Create(DescriptionName, NumericArray.Of(Encoding.UTF8.GetBytes(_description), [Encoding.UTF8.GetByteCount(_description)])),
            KeyValuePair.Create(CostsName, NumericArray.Of(costs.ToArray(), [costs.Count])),
            .. values.Select((value, i) => KeyValuePair.Create(NameOf(i), NumericArray.Of(value.ToArray<float>(), Array.ConvertAll(value.dims, d => checked((int)d))))),
        ]);
        File.Move(part, path, overwrite: true);
    }

    public List<double> Restore(Session session, string path)
    {
        using NpzFile file = NpzFile.Open(path);
        string found = Encoding.UTF8.GetString(file.Read(DescriptionName).As<byte>());
        if (found != _description)
        {
            throw new DataException(DataFault.Malformed, path, $"the state of a run '{found}'", $"one of '{_description}'", "Choose another folder, or the settings of that run.");
        }

        NumericArray[] arrays = [.. _variables.Select((_, i) => file.Read(NameOf(i)))];
        for (int i = 0; i < arrays.Length; i++)
        {
            session.run(_restore[i].Assign, new FeedItem(_restore[i].Fed, new HostTensor(DataType.DtFloat, [.. arrays[i].Shape.Select(d => (long)d)], arrays[i].As<float>())));
        }

        return [.. file.Read(CostsName).As<double>()];
    }

    private string NameOf(int variable) => _variables[variable].Op.name.Replace('/', '.');
}
