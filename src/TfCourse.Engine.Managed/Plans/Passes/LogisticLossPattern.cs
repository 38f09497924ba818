namespace TfCourse.Engine.Managed;

/// <summary>The nodes of a logistic loss and of its gradient, as the library writes them.</summary>
internal sealed class LogisticLossPattern
{
    private readonly HashSet<PlanNode> _set;
    private readonly PlanNode _loss, _isPositive, _slope, _byLabel, _onePlus;

    private LogisticLossPattern(PlanNode loss, PlanNode isPositive, PlanNode slope, PlanNode byLabel, PlanNode onePlus, HashSet<PlanNode> set)
    {
        (_loss, _isPositive, _slope, _byLabel, _onePlus, _set) = (loss, isPositive, slope, byLabel, onePlus, set);
        Members = [.. set];
        Members.Sort(static (a, b) => a.Position.CompareTo(b.Position));
    }

    /// <summary>The nodes, in the order of the plan.</summary>
    public List<PlanNode> Members { get; }

    /// <summary>What makes the kernel of the nodes.</summary>
    public Func<ManagedSession, Fusion, Kernel> Make()
    {
        int loss = Members.IndexOf(_loss), x = Members.IndexOf(_isPositive), g = Members.IndexOf(_slope), z = Members.IndexOf(_byLabel), one = Members.IndexOf(_onePlus);
        return (session, f) => new LogisticLossKernel(session, f, new LogisticLossValues(
            X: f.Members[x].Inputs[0], Z: f.Members[z].Inputs[1], G: f.Members[g].Inputs[1], One: f.Members[one].Inputs[0], Loss: f.Members[loss].Outputs[0]));
    }

    /// <summary>Finds the nodes whose last is a sum of the gradient's four parts; null when they are others, or others need what lies between them.</summary>
    public static LogisticLossPattern? EndingIn(PlanNode sum)
    {
        // g where x ≥ 0; -g·z; and through e^-|x| what flows to x below 0 and to -x from 0 on.
        if (!(sum.Inputs is [var slope, var byLabel, var below, var above]
            && Is(slope, "Select", out PlanValue isPositive, out PlanValue g, out PlanValue none)
            && Is(byLabel, "Mul", out PlanValue minusG, out PlanValue z) && IsNegative(minusG, g)
            && Is(below, "Select", out PlanValue sign, out PlanValue nothing, out PlanValue flow) && sign == isPositive
            && Is(above, "Neg", out PlanValue turned) && Is(turned, "Select", out sign, out PlanValue sameFlow, out PlanValue same) && sign == isPositive && sameFlow == flow && same == nothing
            && Is(flow, "Mul", out PlanValue inLog, out PlanValue power)
            && Is(inLog, "Mul", out PlanValue sameG, out PlanValue inverse) && IsSame(sameG, g)
            && Is(inverse, "Reciprocal", out PlanValue onePlus) && Is(onePlus, "AddV2", out PlanValue one, out PlanValue samePower) && samePower == power && IsAll(one, 1) && one.Node.Constant!.Dims.Rank == 0))
        {
            return null;
        }

        // e^-|x|.
        if (!(Is(power, "Exp", out PlanValue negative) && Is(negative, "Select", out sign, out PlanValue minusX, out PlanValue x) && sign == isPositive && IsNegative(minusX, x)
            && Is(isPositive, "GreaterEqual", out PlanValue sameX, out PlanValue zero) && sameX == x
            && IsZero(zero) && IsZero(none) && IsZero(nothing)))
        {
            return null;
        }

        // The loss.
        if (!(User(power.Node, "Log1p") is { } log && User(log, "AddV2") is { } loss && Is(new(loss, 0), "AddV2", out PlanValue linear, out PlanValue sameLog) && sameLog.Node == log
            && Is(linear, "Sub", out PlanValue positive, out PlanValue product)
            && Is(positive, "Select", out sign, out sameX, out PlanValue otherwise) && sign == isPositive && sameX == x && IsZero(otherwise)
            && Is(product, "Mul", out sameX, out PlanValue sameZ) && sameX == x && sameZ == z))
        {
            return null;
        }

        PlanValue[] inner = [slope, byLabel, minusG, below, above, turned, flow, inLog, inverse, onePlus, power, negative, minusX, isPositive, new(log, 0), linear, positive, product];
        HashSet<PlanNode> set = [sum, loss, .. inner.Select(static v => v.Node).Where(static n => n.Constant is null)];
        set.UnionWith(new[] { zero, none, nothing, otherwise }.Select(static v => v.Node).Where(n => n.Constant is null && IsUsedWithin(n, set)).ToArray());

        var found = new LogisticLossPattern(loss, isPositive.Node, slope.Node, byLabel.Node, onePlus.Node, set);
        return found.IsApart(g) ? found : null;
    }

    // Nobody else takes what lies between, and neither the gradient that comes in nor what a member waits for needs the loss.
    private bool IsApart(PlanValue g)
    {
        foreach (PlanNode member in Members)
        {
            bool isSeen = member == _loss || member == Members[^1];
            if (member is { Fusion: not null } or { Constant: not null } or { TakesReferences: true } or { HasEffect: true } or { IsTarget: true } or { IsRemoved: true }
                || !(isSeen || (!member.IsFetched(0) && IsUsedWithin(member, _set)))
                || !Array.TrueForAll(member.Controls, c => _set.Contains(c) || c.Position < _loss.Position))
            {
                return false;
            }
        }

        return g.Node.Constant is not null || g.Node.Position < _loss.Position;
    }

    private static bool IsUsedWithin(PlanNode node, HashSet<PlanNode> set)
    {
        foreach (PlanNode user in node.Users)
        {
            if (!set.Contains(user))
            {
                return false;
            }
        }

        return true;
    }

    private static PlanNode? User(PlanNode node, string op)
    {
        foreach (PlanNode user in node.Users)
        {
            if (user.Op.Name == op)
            {
                return user;
            }
        }

        return null;
    }

    // The node of a value that is fed has no inputs.
    private static bool Is(PlanValue value, string op, out PlanValue input)
    {
        bool is1 = value.Node.Op.Name == op && value.Node.Inputs.Length == 1;
        input = is1 ? value.Node.Inputs[0] : default;
        return is1;
    }

    private static bool Is(PlanValue value, string op, out PlanValue first, out PlanValue second)
    {
        bool is2 = value.Node.Op.Name == op && value.Node.Inputs.Length == 2;
        (first, second) = is2 ? (value.Node.Inputs[0], value.Node.Inputs[1]) : default;
        return is2;
    }

    private static bool Is(PlanValue value, string op, out PlanValue first, out PlanValue second, out PlanValue third)
    {
        bool is3 = value.Node.Op.Name == op && value.Node.Inputs.Length == 3;
        (first, second, third) = is3 ? (value.Node.Inputs[0], value.Node.Inputs[1], value.Node.Inputs[2]) : default;
        return is3;
    }

    // What is constant has been folded, by every node that would have reshaped it.
    private static bool IsSame(PlanValue a, PlanValue b)
        => a == b || (a.Node.Constant is { } one && b.Node.Constant is { } other && one.Dims == other.Dims && one.Span<float>().SequenceEqual(other.Span<float>()));

    private static bool IsNegative(PlanValue value, PlanValue of) => value.Node.Constant is { } folded
        ? of.Node.Constant is { } constant && folded.Dims == constant.Dims && IsNegative(folded.Span<float>(), constant.Span<float>())
        : Is(value, "Neg", out PlanValue x) && x == of;

    private static bool IsNegative(ReadOnlySpan<float> values, ReadOnlySpan<float> of)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] != -of[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsZero(PlanValue value) => value.Node.Op.Name == "ZerosLike" || IsAll(value, 0);

    private static bool IsAll(PlanValue value, float number)
        => value.Node.Constant is { Type: Tensorflow.DataType.DtFloat, Count: > 0 } constant && constant.Span<float>().IndexOfAnyExcept(number) < 0;
}
