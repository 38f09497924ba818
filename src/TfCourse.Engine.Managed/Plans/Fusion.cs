namespace TfCourse.Engine.Managed;

/// <summary>A node of several that run as one; its values are numbered: inputs first, then outputs, then what stays inside.</summary>
/// <param name="Info">The node as the graph has it.</param>
/// <param name="TakesReferences">Whether an input refers to a variable.</param>
/// <param name="Inputs">The numbers of its inputs.</param>
/// <param name="Outputs">The numbers of its outputs.</param>
internal sealed record FusionMember(NodeInfo Info, bool TakesReferences, int[] Inputs, int[] Outputs);

/// <summary>Several nodes made one. Immutable; each instance of a plan makes its kernel.</summary>
/// <param name="Members">The nodes, in an order in which they may run.</param>
/// <param name="Inputs">How many values come from outside.</param>
/// <param name="Outputs">How many values are seen outside.</param>
/// <param name="Values">How many values there are in all.</param>
/// <param name="Make">Makes the kernel.</param>
internal sealed record Fusion(FusionMember[] Members, int Inputs, int Outputs, int Values, Func<ManagedSession, Fusion, Kernel> Make)
{
    public Kernel Create(ManagedSession session) => Make(session, this);

    /// <summary>Makes one node of several, which stand in the order of the plan.</summary>
    /// <returns>The node, to be added to the graph; the members are replaced by it.</returns>
    public static PlanNode Join(IReadOnlyList<PlanNode> members, Func<ManagedSession, Fusion, Kernel> make)
    {
        foreach (PlanNode member in members)
        {
            member.Mark = members;
        }

        // Inputs first, then what is seen outside, then what stays inside.
        var inputs = new List<PlanValue>();
        var numbers = new Dictionary<PlanValue, int>(2 * members.Count);
        var controls = new List<PlanNode>();
        foreach (PlanNode member in members)
        {
            foreach (PlanValue input in member.Inputs)
            {
                if (input.Node.Mark != members && numbers.TryAdd(input, inputs.Count))
                {
                    inputs.Add(input);
                }
            }

            foreach (PlanNode control in member.Controls)
            {
                if (control.Mark != members && !controls.Contains(control))
                {
                    controls.Add(control);
                }
            }
        }

        int seen = Number(members, numbers, seen: true);
        Number(members, numbers, seen: false);
        var parts = new FusionMember[members.Count];
        for (int m = 0; m < parts.Length; m++)
        {
            PlanNode member = members[m];
            var results = new int[member.Outputs];
            for (int o = 0; o < results.Length; o++)
            {
                results[o] = numbers[new PlanValue(member, o)];
            }

            parts[m] = new FusionMember(member.Info, member.TakesReferences, Array.ConvertAll(member.Inputs, i => numbers[i]), results);
        }

        PlanNode last = members[^1];
        var node = new PlanNode(last.Info, last.Position, seen)
        {
            Inputs = [.. inputs],
            Controls = [.. controls],
            Fusion = new Fusion(parts, inputs.Count, seen, numbers.Count, make),
            HasEffect = Any(members, static m => m.HasEffect),
            TakesReferences = false,
            IsTarget = Any(members, static m => m.IsTarget),
        };
        for (int m = 0; m < parts.Length; m++)
        {
            var values = new PlanValue[members[m].Outputs];
            for (int o = 0; o < values.Length; o++)
            {
                int at = parts[m].Outputs[o] - inputs.Count;
                values[o] = at < seen ? new PlanValue(node, at) : default;
            }

            members[m].Replace(values, node);
        }

        return node;
    }

    // Numbers the values that are seen outside, or those that are not; says how many there are.
    private static int Number(IReadOnlyList<PlanNode> members, Dictionary<PlanValue, int> numbers, bool seen)
    {
        int before = numbers.Count;
        foreach (PlanNode member in members)
        {
            for (int o = 0; o < member.Outputs; o++)
            {
                var value = new PlanValue(member, o);
                if (IsSeen(value, members) == seen)
                {
                    numbers.Add(value, numbers.Count);
                }
            }
        }

        return numbers.Count - before;
    }

    private static bool IsSeen(PlanValue value, object members)
    {
        if (value.Node.Fetches[value.Output] > 0)
        {
            return true;
        }

        foreach (PlanNode user in value.Node.Users)
        {
            if (user.Mark != members && value.IsTakenBy(user))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Any(IReadOnlyList<PlanNode> members, Predicate<PlanNode> holds)
    {
        foreach (PlanNode member in members)
        {
            if (holds(member))
            {
                return true;
            }
        }

        return false;
    }
}
