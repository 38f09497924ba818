using System.Collections.Concurrent;

namespace Tensorflow;

/// <summary>All ops by name. Definitions are made when first asked for, so that starting costs nothing for ops not used.</summary>
internal static class OpCatalogue
{
    private static readonly Dictionary<string, Func<OpDefinition>> Rows = Table();
    private static readonly ConcurrentDictionary<string, OpDefinition> Made = new(Environment.ProcessorCount, Rows.Count);

    /// <summary>The names of all ops.</summary>
    public static IReadOnlyCollection<string> Names => Rows.Keys;

    public static bool Contains(string op) => Rows.ContainsKey(op);

    /// <summary>The definition of an op.</summary>
    /// <exception cref="NotFoundError">There is none.</exception>
    public static OpDefinition Find(string op) => Made.TryGetValue(op, out OpDefinition? definition) ? definition
        : Rows.TryGetValue(op, out Func<OpDefinition>? make) ? Made.GetOrAdd(op, _ => make())
        : throw new NotFoundError($"Op type not registered '{op}'. src/TfCourse.TensorFlow/Ops lists the ops there are.");

    /// <summary>The declaration of an op, or null.</summary>
    public static OpDefinition? TryFind(string op) => Contains(op) ? Find(op) : null;

    private static Dictionary<string, Func<OpDefinition>> Table()
    {
        var table = new Dictionary<string, Func<OpDefinition>>();
        MathOps.AddTo(table);
        LinearAlgebraOps.AddTo(table);
        ReductionOps.AddTo(table);
        ArrayOps.AddTo(table);
        TextOps.AddTo(table);
        NnOps.AddTo(table);
        ImageOps.AddTo(table);
        QueueOps.AddTo(table);
        SparseOps.AddTo(table);
        RandomOps.AddTo(table);
        StateOps.AddTo(table);
        TrainingOps.AddTo(table);
        ControlOps.AddTo(table);
        FileOps.AddTo(table);
        SummaryOps.AddTo(table);
        return table;
    }
}
