using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>The definition of every op that the naive engine knows.</summary>
public static class NaiveOps
{
    private static readonly Dictionary<string, Func<NaiveCall, NaiveTensor[]>> Table = All();

    /// <summary>The ops there are.</summary>
    public static IReadOnlyCollection<string> Names => Table.Keys;

    /// <summary>What a call gives.</summary>
    /// <exception cref="EngineException">Unimplemented when the op is not among those.</exception>
    public static NaiveTensor[] Run(NaiveCall call)
        => Table.TryGetValue(call.Op, out Func<NaiveCall, NaiveTensor[]>? define) ? define(call)
            : throw EngineException.Unimplemented($"the naive engine has no definition of {call.Op}");

    private static Dictionary<string, Func<NaiveCall, NaiveTensor[]>> All()
    {
        var table = new Dictionary<string, Func<NaiveCall, NaiveTensor[]>>(StringComparer.Ordinal);
        NaiveUnary.AddTo(table);
        NaiveBinary.AddTo(table);
        NaiveProducts.AddTo(table);
        NaiveReductions.AddTo(table);
        NaiveScans.AddTo(table);
        NaiveSegments.AddTo(table);
        NaiveSoftmaxes.AddTo(table);
        NaiveConvolutions.AddTo(table);
        NaivePools.AddTo(table);
        NaiveNormalizations.AddTo(table);
        NaiveShapes.AddTo(table);
        NaiveMoves.AddTo(table);
        NaiveSlices.AddTo(table);
        NaiveGathers.AddTo(table);
        NaiveChoices.AddTo(table);
        NaiveUpdates.AddTo(table);
        return table;
    }
}
