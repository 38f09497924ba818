namespace Tensorflow;

/// <summary>The ops of control flow and functions.</summary>
internal static class ControlOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("Case", Case.Stateful);
        table.Add("If", If.Stateful);
        table.Add("PartitionedCall", PartitionedCall.Stateless);
        table.Add("StatefulPartitionedCall", PartitionedCall.Stateful);
        table.Add("StatelessCase", Case.Stateless);
        table.Add("StatelessIf", If.Stateless);
        table.Add("StatelessWhile", While.Stateless);
        table.Add("While", While.Stateful);
    }
}
