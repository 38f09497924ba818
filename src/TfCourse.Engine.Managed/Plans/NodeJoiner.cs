namespace TfCourse.Engine.Managed;

/// <summary>Makes one node of several. What it needs to do so is used again for the next ones.</summary>
internal sealed class NodeJoiner(PlanGraph graph)
{
    private static readonly PlanValue[] Unseen = [default];
    private readonly List<PlanValue> _inputs = [];
    private readonly List<PlanNode> _controls = [];
    private readonly ValueNumbers _numbers = new();
    private int _members;

    /// <summary>Makes one node of several, which stand in the order of the plan; their users are known.</summary>
    /// <returns>The node, to be added to the graph; the members are replaced by it.</returns>
    public PlanNode Join(List<PlanNode> members, Func<ManagedSession, Fusion, Kernel> make)
    {
        _members = graph.NewWalk();
        bool hasEffect = false, isTarget = false;
        foreach (PlanNode member in members)
        {
            member.Walk = _members;
            hasEffect |= member.HasEffect;
            isTarget |= member.IsTarget;
        }

        // Inputs first, then what is seen outside, then what stays inside.
        FindInputs(members);
        int seen = Number(members, seen: true);
        Number(members, seen: false);
        var parts = new FusionMember[members.Count];
        for (int m = 0; m < parts.Length; m++)
        {
            PlanNode member = members[m];
            var taken = new int[member.Inputs.Length];
            for (int i = 0; i < taken.Length; i++)
            {
                taken[i] = _numbers[member.Inputs[i]];
            }

            var results = new int[member.Outputs];
            for (int o = 0; o < results.Length; o++)
            {
                results[o] = _numbers[new PlanValue(member, o)];
            }

            parts[m] = new FusionMember(member.Info, member.TakesReferences, taken, results);
        }

        PlanNode last = members[^1];
        var node = new PlanNode(last.Info, last.Position, seen)
        {
            Inputs = [.. _inputs],
            Controls = [.. _controls],
            Fusion = new Fusion(parts, _inputs.Count, seen, _numbers.Count, make),
            HasEffect = hasEffect,
            TakesReferences = false,
            IsTarget = isTarget,
        };
        PlanNode[] waits = [node];
        for (int m = 0; m < parts.Length; m++)
        {
            members[m].Replace(Seen(parts[m].Outputs, node), waits);
        }

        return node;
    }

    private void FindInputs(List<PlanNode> members)
    {
        _numbers.Clear();
        _inputs.Clear();
        _controls.Clear();
        int waits = graph.NewWalk();
        foreach (PlanNode member in members)
        {
            foreach (PlanValue input in member.Inputs)
            {
                if (input.Node.Walk != _members && _numbers.TryAdd(input))
                {
                    _inputs.Add(input);
                }
            }

            foreach (PlanNode control in member.Controls)
            {
                if (control.Walk != _members && control.Walk != waits)
                {
                    control.Walk = waits;
                    _controls.Add(control);
                }
            }
        }
    }

    // Numbers the values that are seen outside, or those that are not; says how many there are.
    private int Number(List<PlanNode> members, bool seen)
    {
        int before = _numbers.Count;
        foreach (PlanNode member in members)
        {
            for (int o = 0; o < member.Outputs; o++)
            {
                var value = new PlanValue(member, o);
                if (IsSeen(value) == seen)
                {
                    _numbers.TryAdd(value);
                }
            }
        }

        return _numbers.Count - before;
    }

    private bool IsSeen(PlanValue value)
    {
        if (value.Node.IsFetched(value.Output))
        {
            return true;
        }

        foreach (PlanNode user in value.Node.Users)
        {
            if (user.Walk != _members && value.IsTakenBy(user))
            {
                return true;
            }
        }

        return false;
    }

    // Where users find the values of a member.
    private PlanValue[] Seen(int[] numbers, PlanNode node)
    {
        int first = _inputs.Count;
        if (numbers.Length == 1 && numbers[0] >= first + node.Outputs)
        {
            return Unseen;
        }

        var values = new PlanValue[numbers.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = numbers[i] < first + node.Outputs ? new PlanValue(node, numbers[i] - first) : default;
        }

        return values;
    }
}
