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
        var inside = new HashSet<PlanNode>(members);
        var inputs = new List<PlanValue>();
        var numbers = new Dictionary<PlanValue, int>();
        foreach (PlanNode member in members)
        {
            foreach (PlanValue input in member.Inputs)
            {
                if (!inside.Contains(input.Node) && numbers.TryAdd(input, inputs.Count))
                {
                    inputs.Add(input);
                }
            }
        }

        var outputs = new List<PlanValue>();
        var hidden = new List<PlanValue>();
        foreach (PlanNode member in members)
        {
            for (int o = 0; o < member.Outputs; o++)
            {
                var value = new PlanValue(member, o);
                (member.Fetches[o] > 0 || member.Users.Exists(u => !inside.Contains(u) && Array.IndexOf(u.Inputs, value) >= 0) ? outputs : hidden).Add(value);
            }
        }

        foreach (PlanValue value in (PlanValue[])[.. outputs, .. hidden])
        {
            numbers.Add(value, numbers.Count);
        }

        FusionMember[] parts = [.. members.Select(m => new FusionMember(m.Info, m.TakesReferences, Array.ConvertAll(m.Inputs, i => numbers[i]), OutputNumbers(m, numbers)))];
        PlanNode last = members[^1];
        var node = new PlanNode(last.Info, last.Position, outputs.Count)
        {
            Inputs = [.. inputs],
            Controls = [.. members.SelectMany(m => m.Controls).Where(c => !inside.Contains(c)).Distinct()],
            Fusion = new Fusion(parts, inputs.Count, outputs.Count, numbers.Count, make),
            HasEffect = members.Any(m => m.HasEffect),
            TakesReferences = false,
            IsTarget = members.Any(m => m.IsTarget),
        };
        foreach (PlanNode member in members)
        {
            var values = new PlanValue[member.Outputs];
            for (int o = 0; o < values.Length; o++)
            {
                int at = outputs.IndexOf(new PlanValue(member, o));
                values[o] = at >= 0 ? new PlanValue(node, at) : default;
            }

            member.Replace(values, node);
        }

        return node;
    }

    private static int[] OutputNumbers(PlanNode member, Dictionary<PlanValue, int> numbers)
    {
        var found = new int[member.Outputs];
        for (int o = 0; o < found.Length; o++)
        {
            found[o] = numbers[new PlanValue(member, o)];
        }

        return found;
    }
}
