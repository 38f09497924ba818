namespace TfCourse.Engine.Managed;

/// <summary>The kernels of control flow and functions.</summary>
internal static class ControlKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("Case", static node => new CaseKernel(node));
        table.Add("If", static node => new IfKernel(node));
        table.Add("PartitionedCall", CallKernel.Create);
        table.Add("StatefulPartitionedCall", CallKernel.Create);
        table.Add("StatelessCase", static node => new CaseKernel(node));
        table.Add("StatelessIf", static node => new IfKernel(node));
        table.Add("StatelessWhile", static node => new WhileKernel(node));
        table.Add("While", static node => new WhileKernel(node));
    }
}
