namespace Tensorflow;

/// <summary>The ops of control flow and functions.</summary>
internal static class ControlOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("Case", Case.Stateful);
        table.Add("ControlTrigger", Loops.ControlTrigger);
        table.Add("Enter", Loops.Enter);
        table.Add("Exit", Loops.Exit);
        table.Add("If", If.Stateful);
        table.Add("LoopCond", Loops.LoopCond);
        table.Add("Merge", Merge.Value);
        table.Add("NextIteration", Loops.NextIteration);
        table.Add("PartitionedCall", PartitionedCall.Stateless);
        table.Add("RefEnter", Loops.RefEnter);
        table.Add("RefExit", Loops.RefExit);
        table.Add("RefMerge", Merge.Reference);
        table.Add("RefNextIteration", Loops.RefNextIteration);
        table.Add("RefSwitch", Switch.Reference);
        table.Add("StatefulPartitionedCall", PartitionedCall.Stateful);
        table.Add("StatelessCase", Case.Stateless);
        table.Add("StatelessIf", If.Stateless);
        table.Add("StatelessWhile", While.Stateless);
        table.Add("Switch", Switch.Value);
        table.Add("While", While.Stateful);
    }
}
