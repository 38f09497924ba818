using TfCourse.Engine;
using TfCourse.TestKit;

namespace TfCourse.Conformance;

/// <summary>Collects what two engines make of the same calls, under the name of what is being run.</summary>
internal sealed class EngineComparison
{
    private readonly Dictionary<(string, string), Row> _rows = [];
    private Row _row = new("", "");
    private string _case = "";
    private GoldenTolerance _tolerance = GoldenTolerance.Exact;
    private HashSet<string> _undefined = [];

    public IReadOnlyCollection<Row> Rows => _rows.Values;

    /// <summary>What is run now: part, name and case.</summary>
    public (string Part, string Name, string Id) Current => (_row.Part, _row.Name, _case);

    /// <summary>Whether TensorFlow is older than the version whose definitions graphs are written after.</summary>
    public bool IsOlderLibrary { get; init; }

    /// <summary>Told of each case, and knows those that end the process; null without one.</summary>
    public Supervision.Journal? Journal { get; init; }

    /// <summary>Whether the case that runs has shown a difference beyond its tolerance.</summary>
    public bool HasFound { get; private set; }

    /// <summary>What is run from now on.</summary>
    /// <param name="part">The part of the report.</param>
    /// <param name="name">The op, program or model.</param>
    /// <param name="id">The case.</param>
    /// <param name="tolerance">How near floating values have to be.</param>
    /// <param name="undefined">Tensors whose values TensorFlow does not promise; null for none.</param>
    /// <returns>Whether it is to be run: not when TensorFlow has ended a process in it.</returns>
    public bool Begin(string part, string name, string id, GoldenTolerance tolerance, HashSet<string>? undefined = null)
    {
        if (!_rows.TryGetValue((part, name), out Row? row))
        {
            _rows.Add((part, name), row = new Row(part, name));
        }

        (_row, _case, _tolerance, _undefined, HasFound) = (row, id, tolerance, undefined ?? [], false);
        row.Cases++;
        if (Journal?.Begin(part, name, id) != false)
        {
            return true;
        }

        row.Skip(id, "TensorFlow ended the process here");
        return false;
    }

    /// <summary>Compares a value of both engines.</summary>
    /// <param name="what">The tensor.</param>
    /// <param name="ours">The managed engine's.</param>
    /// <param name="theirs">TensorFlow's.</param>
    public void Compare(string what, HostTensor ours, HostTensor theirs)
    {
        if (_undefined.Contains(what))
        {
            return;
        }

        if (ours.DataType != theirs.DataType || !ours.Dimensions.SequenceEqual(theirs.Dimensions))
        {
            Find($"{what}: ours is {ours}, TensorFlow's {theirs}");
            return;
        }

        _row.Values += ours.Count;
        Distance distance = Distance.Of(ours, theirs);
        if (distance.Relative > _row.Most.Relative || (distance.Relative == _row.Most.Relative && distance.Ulps > _row.Most.Ulps))
        {
            (_row.Most, _row.Worst) = (_row.Most.Or(distance), _case);
        }

        GoldenComparison judged = GoldenCompare.Compare($"{what}", GoldenHost.ToGolden(theirs), GoldenHost.ToGolden(ours), _tolerance);
        if (!judged.Agrees)
        {
            Find(judged.Message);
        }
    }

    /// <summary>Compares how both engines failed; null for an engine that did not.</summary>
    public void CompareFailures(string what, EngineException? ours, EngineException? theirs)
    {
        if (ours?.Code == theirs?.Code)
        {
            return;
        }

        if (theirs is not null && LibraryGaps.Has(theirs, IsOlderLibrary) && (ours is null || ours.Code is StatusCode.Unimplemented or StatusCode.NotFound))
        {
            // There is nothing to compare with, or nobody has it: by different codes, as the engines look for kernels at different moments.
            _row.Skip(_case, $"{what}: the library has no such kernel: {theirs.Message.Split('\n')[0]}");
        }
        else
        {
            Find($"{what}: ours {Say(ours)}, TensorFlow {Say(theirs)}");
        }

        static string Say(EngineException? e) => e is null ? "gives values" : $"refuses as {e.Code}: {e.Message.Split('\n')[0]}";
    }

    public void Find(string finding)
    {
        HasFound = true;
        _row.Find(_case, finding);
    }
}
