using System.Text.Json.Nodes;

namespace TfCourse.Checking;

/// <summary>
/// The checks of one file: register functions, then <see cref="Run"/>. <c>tfcourse check FILE.cs</c> runs such a file and
/// shows its reports; run by itself it prints them.
/// </summary>
/// <param name="output">Where reports are printed: Console.Out.</param>
public sealed class CheckProgram(TextWriter output)
{
    /// <summary>The environment variable that names the file to write reports to instead of printing them.</summary>
    public const string ReportVariable = "TFCOURSE_CHECK_REPORT";

    private readonly List<Func<CheckReport>> _checks = [];

    /// <summary>Registers a network: see <see cref="GradientCheck"/>.</summary>
    /// <typeparam name="T">The arrays.</typeparam>
    /// <param name="name">What to call it.</param>
    /// <param name="parameters">Parameters by name, at the point to check.</param>
    /// <param name="cost">J of the parameters.</param>
    /// <param name="gradients">dJ by each parameter.</param>
    /// <param name="facts">What is known: X, Y, λ, …</param>
    /// <param name="adapter">Reads and writes arrays of another library.</param>
    public CheckProgram Network<T>(
        string name, IReadOnlyDictionary<string, T> parameters, Func<Dictionary<string, T>, double> cost, Func<Dictionary<string, T>, IReadOnlyDictionary<string, T>> gradients, NetworkFacts? facts = null, ArrayAdapter<T>? adapter = null)
        => Add(() => GradientCheck.Run(parameters, cost, gradients, facts, name, adapter: adapter));

    /// <summary>Registers a network whose functions take their data: see <see cref="GradientCheck"/>.</summary>
    /// <typeparam name="T">The arrays.</typeparam>
    /// <param name="name">What to call it.</param>
    /// <param name="parameters">Parameters by name, at the point to check.</param>
    /// <param name="cost">J of (parameters, X, Y).</param>
    /// <param name="gradients">dJ by each parameter, of (parameters, X, Y).</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="facts">What else is known: λ, …</param>
    /// <param name="adapter">Reads and writes arrays of another library.</param>
    public CheckProgram Network<T>(
        string name, IReadOnlyDictionary<string, T> parameters, Func<Dictionary<string, T>, T, T, double> cost, Func<Dictionary<string, T>, T, T, IReadOnlyDictionary<string, T>> gradients, T x, T y, NetworkFacts? facts = null,
        ArrayAdapter<T>? adapter = null)
        => Add(() => GradientCheck.Run(parameters, cost, gradients, x, y, facts, name, adapter: adapter));

    /// <summary>Registers a layer: see <see cref="LayerCheck"/>.</summary>
    /// <typeparam name="T">The arrays.</typeparam>
    /// <param name="name">What to call it.</param>
    /// <param name="inputs">Input and parameters by name.</param>
    /// <param name="forward">The output.</param>
    /// <param name="backward">The gradients by each input of (inputs, dY).</param>
    /// <param name="adapter">Reads and writes arrays of another library.</param>
    public CheckProgram Layer<T>(string name, IReadOnlyDictionary<string, T> inputs, Func<Dictionary<string, T>, T> forward, Func<Dictionary<string, T>, T, IReadOnlyDictionary<string, T>> backward,
        ArrayAdapter<T>? adapter = null)
        => Add(() => LayerCheck.Run(inputs, forward, backward, name, adapter: adapter));

    /// <summary>Registers a loss: see <see cref="LossCheck"/>.</summary>
    /// <typeparam name="T">The arrays.</typeparam>
    /// <param name="name">What to call it.</param>
    /// <param name="prediction">Where to check.</param>
    /// <param name="target">The labels.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="gradient">Its gradient by the prediction.</param>
    /// <param name="adapter">Reads and writes arrays of another library.</param>
    public CheckProgram Loss<T>(string name, T prediction, T target, Func<T, T, double> loss, Func<T, T, T> gradient, ArrayAdapter<T>? adapter = null)
        => Add(() => LossCheck.Run(prediction, target, loss, gradient, name, adapter: adapter));

    /// <summary>Registers an optimizer: see <see cref="OptimizerCheck"/>.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="claim">The rule it is meant to follow.</param>
    /// <param name="make">Makes it afresh.</param>
    public CheckProgram Optimizer(string name, OptimizerClaim claim, Func<OptimizerStep> make) => Add(() => OptimizerCheck.Run(claim, make, name));

    /// <summary>Registers any check.</summary>
    /// <param name="check">Runs it.</param>
    public CheckProgram Add(Func<CheckReport> check)
    {
        _checks.Add(check);
        return this;
    }

    /// <summary>Runs all checks.</summary>
    /// <returns>0 when all agree, 1 when not: the program's exit code.</returns>
    public int Run()
    {
        if (_checks.Count == 0)
            throw new InvalidOperationException("There is nothing to check: register at least one network, layer, loss, optimizer, … before Run.");
        CheckReport[] reports = [.. _checks.Select(check => check())];
        if (Environment.GetEnvironmentVariable(ReportVariable) is { Length: > 0 } file)
            File.WriteAllText(file, new JsonArray([.. reports.Select(r => (JsonNode)ReportJson.Write(r))]).ToJsonString());
        else
        {
            foreach (CheckReport report in reports)
                output.WriteLine(ReportText.Of(report));
        }

        return reports.All(r => r.Agrees) ? 0 : 1;
    }
}
