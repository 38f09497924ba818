using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Adds the nodes that save and restore variables, under the names that TensorFlow gives them: save/SaveV2, save/RestoreV2, save/Assign, save/restore_all.</summary>
internal static class SaverGraph
{
    public static SaverDef Add(Graph graph, IReadOnlyDictionary<string, IVariableV1> variables, string? name, string filename, bool sharded)
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
                IGrouping<string, Saveable>[] shards = [.. saved.GroupBy(s => sharded ? s.Device : "").OrderBy(s => s.Key, StringComparer.Ordinal)];
                GraphTensor done = sharded ? SaveShards(graph, path, shards) : Saved(graph, path, saved);
                Operation restore = sharded ? RestoreShards(graph, path, shards) : Restore(graph, path, saved, "restore_all");
                return new SaverDef
                {
                    FilenameTensorName = path.name,
                    SaveTensorName = done.name,
                    RestoreOpName = restore.name,
                    Sharded = sharded,
                    Version = SaverDef.Types.CheckpointFormatVersion.V2,
                };
            }
        }
        finally
        {
            graph.Exit();
        }
    }

    private static GraphTensor Saved(Graph graph, GraphTensor path, Saveable[] saved)
    {
        Operation save = Save(path, saved);
        using (graph.Colocated(path.op))
        using (graph.Waiting([save]))
        {
            return Build.One("Identity", "control_dependency", [path]);
        }
    }

    // Each device writes the variables that lie on it, into files of its own beside the checkpoint; then they become one.
    private static GraphTensor SaveShards(Graph graph, GraphTensor path, IGrouping<string, Saveable>[] shards)
    {
        GraphTensor temporary;
        using (graph.OnDevice("/device:CPU:*"))
        {
            GraphTensor remote = Build.One("StaticRegexFullMatch", null, [path], ("pattern", "^s3://.*"));
            temporary = Build.One("StringJoin", null, [path, Build.One("Select", null, [remote, Binding.tf.constant(".part"), Binding.tf.constant("_temp/part")])]);
        }

        Tensor count = Binding.tf.constant(shards.Length, name: "num_shards");
        var (prefixes, written) = (new List<GraphTensor>(), new List<Operation>());
        foreach ((IGrouping<string, Saveable> shard, int number) in shards.Select((s, i) => (s, i)))
        {
            using (graph.OnDevice(OnProcessor(shard.Key)))
            {
                GraphTensor file = Build.One("ShardedFilename", "ShardedFilename", [temporary, Binding.tf.constant(number, name: "ShardedFilename/shard"), count]);
                prefixes.Add(file);
                written.Add(Saved(graph, file, [.. shard]).op);
            }
        }

        using (graph.Waiting([.. written]))
        using (graph.OnDevice(OnProcessor(shards[^1].Key)))
        {
            Operation merge = Build.Node("MergeV2Checkpoints", "MergeV2Checkpoints", [Build.One("Pack", "MergeV2Checkpoints/checkpoint_prefixes", [.. prefixes]), path], ("delete_old_dirs", true));
            using (graph.Waiting([merge]))
            {
                return Build.One("Identity", "Identity", [path]);
            }
        }
    }

    private static Operation RestoreShards(Graph graph, GraphTensor path, IGrouping<string, Saveable>[] shards)
    {
        var restored = new List<Operation>();
        foreach (IGrouping<string, Saveable> shard in shards)
        {
            using (graph.OnDevice(shard.Key))
            {
                restored.Add(Restore(graph, path, [.. shard], "restore_shard"));
            }
        }

        return Binding.tf.group([.. restored], "restore_all");
    }

    // Files are the processor's, whatever computes.
    private static string OnProcessor(string device)
        => (DeviceName.Parse(device) with { Type = "CPU", Index = "0" }).ToString();

    private static Operation Save(GraphTensor path, Saveable[] saved)
        => Build.Node("SaveV2", "SaveV2", [path, Names(saved), Slices(saved), .. saved.Select(s => s.Value)], ("dtypes", saved.Select(s => s.Type).ToArray()));

    private static Operation Restore(Graph graph, GraphTensor path, Saveable[] saved, string name)
    {
        Operation read;
        using (graph.OnDevice("/device:CPU:0"))
        {
            read = Build.Node("RestoreV2", "RestoreV2", [path, Names(saved), Slices(saved)], ("dtypes", saved.Select(s => s.Type).ToArray()));
        }

        Operation[] assigned = [.. saved.Select((s, i) => s.Assign(read.OutputTensors[i]))];
        return Binding.tf.group(assigned, name);
    }

    private static Tensor Names(Saveable[] saved) => saved.Select(s => s.Key).ToArray();

    private static Tensor Slices(Saveable[] saved) => saved.Select(s => s.Slice).ToArray();

    // A variable under a name; a part of a partitioned one under the name of the whole.
    private sealed class Saveable(string name, IVariableV1 variable)
    {
        private readonly SaveSliceInfoDef? _part = VariableMessages.Source(variable)?.SaveSliceInfoDef;

        public string Key => _part?.FullName ?? name;

        public string Device => variable.Op.Device;

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
