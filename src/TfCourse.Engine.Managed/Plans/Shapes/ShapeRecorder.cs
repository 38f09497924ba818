using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Goes with one run of a plan and notes, step by step, which shapes and values the shapes of the feeds decide.</summary>
internal sealed class ShapeRecorder
{
    // Larger values are as fast computed as read.
    private const int MostBytes = 1 << 16;

    private readonly ManagedSession _session;
    private readonly Decided[] _slots;
    private readonly Dictionary<(NodeInfo, int), TensorValue> _values = [];
    private readonly Dictionary<(NodeInfo, int), Dims> _dims = [];
    private readonly Dictionary<Variable, Decided> _variables = [];
    private readonly List<(Variable, Dims)> _assumed = [];
    private bool _anythingWritten;

    public ShapeRecorder(ManagedSession session, Plan plan)
    {
        (_session, _slots) = (session, new Decided[plan.Slots]);
        foreach (int feed in plan.Feeds)
        {
            _slots[feed] = Decided.Shape;
        }

        foreach ((int slot, _) in plan.Constants)
        {
            _slots[slot] = Decided.Value;
        }
    }

    /// <summary>What was found.</summary>
    /// <param name="feeds">The shapes of the feeds.</param>
    public DecidedShapes Result(Dims[] feeds) => new(feeds, _values, _dims, _assumed);

    /// <summary>Looks at a step that has just run.</summary>
    public void After(PlanStep step, KernelContext c)
    {
        if (step.Fusion is not { } fusion)
        {
            Span<Decided> inputs = Take(step.Inputs, _slots);
            Decided decided = step.TakesReferences ? Decided.Nothing
                : Of(step.Node, inputs, c.InputCount > 0 ? c.Value(0) : null, c.OutputCount > 0 ? c.Result(0) : null);
            for (int o = 0; o < step.Outputs.Length; o++)
            {
                _slots[step.Outputs[o]] = Note(step.Node, o, decided, c.Result(o));
            }

            return;
        }

        var values = new Decided[fusion.Values];
        Take(step.Inputs, _slots).CopyTo(values);
        foreach (FusionMember member in fusion.Members)
        {
            Decided decided = member.TakesReferences ? Decided.Nothing
                : Of(member.Info, Take(member.Inputs, values), Input(member.Inputs, fusion, c), Output(member.Outputs, fusion, c));
            for (int o = 0; o < member.Outputs.Length; o++)
            {
                int number = member.Outputs[o], output = number - fusion.Inputs;
                values[number] = decided;
                if (output < fusion.Outputs)
                {
                    _slots[step.Outputs[output]] = values[number] = Note(member.Info, o, decided, c.Result(output));
                }
            }
        }
    }

    // The first input of a member, if it comes from outside, and the first output, if it is seen outside.
    private static TensorValue? Input(int[] numbers, Fusion fusion, KernelContext c) => numbers.Length > 0 && numbers[0] < fusion.Inputs ? c.Value(numbers[0]) : null;

    private static TensorValue? Output(int[] numbers, Fusion fusion, KernelContext c)
        => numbers.Length > 0 && numbers[0] - fusion.Inputs < fusion.Outputs ? c.Result(numbers[0] - fusion.Inputs) : null;

    private static Decided[] Take(int[] numbers, Decided[] from) => Array.ConvertAll(numbers, n => from[n]);

    private Decided Of(NodeInfo node, ReadOnlySpan<Decided> inputs, TensorValue? first, TensorValue? result)
    {
        if (Effects.Calls(node, _session))
        {
            _anythingWritten = true;
            return Decided.Nothing;
        }

        return Array.IndexOf(node.InputTypes, DataType.DtResource) < 0
            ? ShapeRule.Of(node, Effects.Has(node, _session), inputs)
            : OfVariable(node, inputs, first, result);
    }

    // A variable that was not written in this run has the shape that it had before, which Holds looks at.
    private Decided OfVariable(NodeInfo node, ReadOnlySpan<Decided> inputs, TensorValue? handles, TensorValue? result)
    {
        if (inputs[0] != Decided.Value || handles?.Objects?.GetValue(0) is not ResourceHandle handle
            || !_session.Resources.TryGet(handle, out object? resource) || resource is not Variable variable)
        {
            _anythingWritten |= !Effects.OnlyReads(node);
            return Decided.Nothing;
        }

        switch (node.Op)
        {
            case "ReadVariableOp":
                if (_anythingWritten || result is null)
                {
                    return Decided.Nothing;
                }

                if (_variables.TryAdd(variable, Decided.Shape))
                {
                    _assumed.Add((variable, result.Dims));
                }

                return _variables[variable];
            case "AssignVariableOp":
                _variables[variable] = inputs[1] > Decided.Nothing ? Decided.Shape : Decided.Nothing;
                return Decided.Nothing;
            default:
                _anythingWritten |= !(Effects.OnlyReads(node) || KeepsShape(node.Op));
                return Decided.Nothing;
        }
    }

    private static bool KeepsShape(string op) => op.StartsWith("Resource", StringComparison.Ordinal) || op is "AssignAddVariableOp" or "AssignSubVariableOp";

    private Decided Note(NodeInfo node, int output, Decided decided, TensorValue value)
    {
        if (decided == Decided.Nothing || !value.IsSet)
        {
            return Decided.Nothing;
        }

        _dims[(node, output)] = value.Dims;
        if (decided == Decided.Value && (long)value.Count * value.Type.Size() <= MostBytes)
        {
            var copy = new TensorValue();
            copy.CopyFrom(value, null);
            _values[(node, output)] = copy;
            return Decided.Value;
        }

        return Decided.Shape;
    }
}
