using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Adds the nodes that save and restore variables, under the names that TensorFlow gives them: save/SaveV2, save/RestoreV2, save/Assign, save/restore_all.</summary>
internal static class SaverGraph
{
    public static SaverDef Add(Graph graph, IReadOnlyDictionary<string, IVariableV1> variables, string? name, string filename)
    {
        graph.as_default();
        try
        {
            using (graph.Waiting(null))
            using (var scope = new ops.NameScope(name, "save"))
            {
                Tensor wish = Build.One("PlaceholderWithDefault", "filename", [filename], ("shape", Shape.Scalar));
                GraphTensor path = Build.One("PlaceholderWithDefault", "Const", [wish], ("shape", Shape.Scalar));
                Saveable[] saved = [.. variables.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => new Saveable(v.Key, v.Value))];
                Operation save = Save(path, saved);
                GraphTensor done;
                using (graph.Colocated(path.op))
                using (graph.Waiting([save]))
                {
                    done = Build.One("Identity", "control_dependency", [path]);
                }

                Operation restore = Restore(graph, path, saved);
                return new SaverDef
                {
                    FilenameTensorName = path.name,
                    SaveTensorName = done.name,
                    RestoreOpName = restore.name,
                    Version = SaverDef.Types.CheckpointFormatVersion.V2,
                };
            }
        }
        finally
        {
            graph.Exit();
        }
    }

    private static Operation Save(GraphTensor path, Saveable[] saved)
        => Build.Node("SaveV2", "SaveV2", [path, Names(saved), Slices(saved), .. saved.Select(s => s.Value)], ("dtypes", saved.Select(s => s.Type).ToArray()));

    private static Operation Restore(Graph graph, GraphTensor path, Saveable[] saved)
    {
        Operation read;
        using (graph.OnDevice("/device:CPU:0"))
        {
            read = Build.Node("RestoreV2", "RestoreV2", [path, Names(saved), Slices(saved)], ("dtypes", saved.Select(s => s.Type).ToArray()));
        }

        Operation[] assigned = [.. saved.Select((s, i) => s.Assign(read.OutputTensors[i]))];
        return Binding.tf.group(assigned, "restore_all");
    }

    private static Tensor Names(Saveable[] saved) => saved.Select(s => s.Key).ToArray();

    private static Tensor Slices(Saveable[] saved) => saved.Select(s => s.Slice).ToArray();

    // A variable under a name; a part of a partitioned one under the name of the whole.
    private sealed class Saveable(string name, IVariableV1 variable)
    {
        private readonly SaveSliceInfoDef? _part = VariableMessages.Source(variable)?.SaveSliceInfoDef;

        public string Key => _part?.FullName ?? name;

        public string Slice => _part is null ? "" : string.Join(' ', _part.FullShape) + " "
            + string.Join(':', _part.VarOffset.Zip(_part.VarShape, (start, length) => FormattableString.Invariant($"{start},{length}")));

        public Tensor Value => variable is ResourceVariable resource ? resource.GraphElement : variable.Handle;

        public TF_DataType Type => variable.dtype.as_base_dtype();

        public Operation Assign(GraphTensor value)
        {
            if (variable is not ResourceVariable)
            {
                return Build.Node("Assign", "Assign", [variable.Handle, value], ("validate_shape", variable.shape.IsFullyDefined));
            }

            Tensor copied;
            using (variable.Graph.OnDevice(variable.Op.Device))
            {
                copied = Build.One("Identity", "Identity", [value]);
                return Build.Node("AssignVariableOp", "AssignVariableOp", [variable.Handle, copied], ("dtype", Type));
            }
        }
    }
}
