namespace TfCourse.Engine.Managed;

/// <summary>The kernels of control flow and functions.</summary>
internal static class ControlKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("Case", static node => new CaseKernel(node));
        table.Add("ControlTrigger", static _ => Kernel.Of(static _ => { }));
        table.Add("Enter", PassKernel.Create);
        table.Add("Exit", PassKernel.Create);
        table.Add("If", static node => new IfKernel(node));
        table.Add("LoopCond", PassKernel.Create);
        table.Add("Merge", MergeKernel.Create);
        table.Add("NextIteration", PassKernel.Create);
        table.Add("PartitionedCall", CallKernel.Create);
        table.Add("RefEnter", PassKernel.Create);
        table.Add("RefExit", PassKernel.Create);
        table.Add("RefMerge", MergeKernel.Create);
        table.Add("RefNextIteration", PassKernel.Create);
        table.Add("RefSwitch", SwitchKernel.Create);
        table.Add("StatefulPartitionedCall", CallKernel.Create);
        table.Add("StatelessCase", static node => new CaseKernel(node));
        table.Add("StatelessIf", static node => new IfKernel(node));
        table.Add("StatelessWhile", static node => new WhileKernel(node));
        table.Add("Switch", SwitchKernel.Create);
        table.Add("While", static node => new WhileKernel(node));
    }
}
