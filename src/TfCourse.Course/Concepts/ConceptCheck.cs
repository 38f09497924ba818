using Tensorflow;
using TfCourse.Checking;
using TfCourse.Engine;
using TfCourse.Reference;

namespace TfCourse.Course;

/// <summary>How far the two versions of one result are apart, over all configurations.</summary>
/// <param name="Result">What was compared: A2, dW1, cost.</param>
/// <param name="Type">float64 or float32.</param>
/// <param name="Tolerance">The largest relative difference that counts as agreement.</param>
/// <param name="Worst">The configuration that differs most.</param>
/// <param name="Seed">Its seed.</param>
public sealed record ConceptRow(string Result, string Type, double Tolerance, ParameterComparison Worst, int Seed)
{
    /// <summary>Whether all configurations agree; a value that is not finite never does.</summary>
    public bool Agrees => Worst.RelativeDifference <= Tolerance;
}

/// <summary>What the check of a concept found.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Configurations">How many were drawn.</param>
/// <param name="Rows">A row a result and type.</param>
public sealed record ConceptReport(Concept Concept, int Configurations, IReadOnlyList<ConceptRow> Rows)
{
    /// <summary>Whether there is something to compare and all of it agrees.</summary>
    public bool Agrees => Rows.Count > 0 && Rows.All(row => row.Agrees);
}

/// <summary>Runs both versions of a concept on seeded configurations and compares all that they give.</summary>
public static class ConceptCheck
{
    /// <summary>Two orders of the same arithmetic in float64.</summary>
    public const double DoubleTolerance = 1e-10;

    /// <summary>A graph in float32 against float64 by hand.</summary>
    public const double SingleTolerance = 1e-5;

    /// <summary>Checks a concept.</summary>
    /// <param name="concept">The concept.</param>
    /// <param name="configurations">How many configurations are drawn, with the seeds 1, 2, …; at least 1.</param>
    /// <param name="engine">The engine that runs the graphs; null for the default one.</param>
    /// <param name="types">The graph's types; null for float64 and float32.</param>
    /// <returns>A row a result and type.</returns>
    public static ConceptReport Run(Concept concept, int configurations = 10, IEngine? engine = null, IReadOnlyList<TF_DataType>? types = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(configurations, 1);
        var rows = new OrderedDictionary<(string Result, TF_DataType Type), (ParameterComparison Worst, int Seed)>();
        foreach (TF_DataType type in types ?? [TF_DataType.TF_DOUBLE, TF_DataType.TF_FLOAT])
        {
            for (int seed = 1; seed <= configurations; seed++)
            {
                using var trial = new ConceptTrial(seed, type, engine);
                concept.Compare(trial);
                trial.Finish();
                foreach ((string name, ParameterComparison here) in trial.Compared)
                {
                    if (!rows.TryGetValue((name, type), out var worst) || !(here.RelativeDifference <= worst.Worst.RelativeDifference))
                    {
                        rows[(name, type)] = (here, seed);
                    }
                }
            }
        }

        return new ConceptReport(concept, configurations,
            [.. rows.Select(row => new ConceptRow(row.Key.Result, row.Key.Type.as_numpy_name(), Tolerance(row.Key.Type), row.Value.Worst, row.Value.Seed))]);
    }

    private static double Tolerance(TF_DataType type) => type == TF_DataType.TF_DOUBLE ? DoubleTolerance : SingleTolerance;
}
