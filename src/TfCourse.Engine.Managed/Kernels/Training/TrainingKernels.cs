namespace TfCourse.Engine.Managed;

/// <summary>The kernels of optimizers' updates.</summary>
internal static class TrainingKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("ApplyAdaMax", static node => AdaMaxRule.Create(node));
        table.Add("ApplyAdadelta", static node => AdadeltaRule.Create(node));
        table.Add("ApplyAdagrad", static node => AdagradRule.Create(node));
        table.Add("ApplyAdagradDA", static node => AdagradDARule.Create(node));
        table.Add("ApplyAdagradV2", static node => AdagradV2Rule.Create(node));
        table.Add("ApplyAdam", static node => AdamRule.Create(node));
        table.Add("ApplyAddSign", static node => AddSignRule.Create(node));
        table.Add("ApplyCenteredRMSProp", static node => CenteredRMSPropRule.Create(node));
        table.Add("ApplyFtrl", static node => FtrlRule.Create(node));
        table.Add("ApplyFtrlV2", static node => FtrlRule.Create(node));
        table.Add("ApplyGradientDescent", static node => GradientDescentRule.Create(node));
        table.Add("ApplyMomentum", static node => MomentumRule.Create(node));
        table.Add("ApplyPowerSign", static node => PowerSignRule.Create(node));
        table.Add("ApplyProximalAdagrad", static node => ProximalAdagradRule.Create(node));
        table.Add("ApplyProximalGradientDescent", static node => ProximalGradientDescentRule.Create(node));
        table.Add("ApplyRMSProp", static node => RMSPropRule.Create(node));
        table.Add("ResourceApplyAdaMax", static node => AdaMaxRule.Create(node));
        table.Add("ResourceApplyAdadelta", static node => AdadeltaRule.Create(node));
        table.Add("ResourceApplyAdagrad", static node => AdagradRule.Create(node));
        table.Add("ResourceApplyAdagradDA", static node => AdagradDARule.Create(node));
        table.Add("ResourceApplyAdagradV2", static node => AdagradV2Rule.Create(node));
        table.Add("ResourceApplyAdam", static node => AdamRule.Create(node));
        table.Add("ResourceApplyAdamWithAmsgrad", static node => AdamWithAmsgradRule.Create(node));
        table.Add("ResourceApplyAddSign", static node => AddSignRule.Create(node));
        table.Add("ResourceApplyCenteredRMSProp", static node => CenteredRMSPropRule.Create(node));
        table.Add("ResourceApplyFtrl", static node => FtrlRule.Create(node));
        table.Add("ResourceApplyFtrlV2", static node => FtrlRule.Create(node));
        table.Add("ResourceApplyGradientDescent", static node => GradientDescentRule.Create(node));
        table.Add("ResourceApplyKerasMomentum", static node => KerasMomentumRule.Create(node));
        table.Add("ResourceApplyMomentum", static node => MomentumRule.Create(node));
        table.Add("ResourceApplyPowerSign", static node => PowerSignRule.Create(node));
        table.Add("ResourceApplyProximalAdagrad", static node => ProximalAdagradRule.Create(node));
        table.Add("ResourceApplyProximalGradientDescent", static node => ProximalGradientDescentRule.Create(node));
        table.Add("ResourceApplyRMSProp", static node => RMSPropRule.Create(node));
        table.Add("ResourceSparseApplyAdadelta", static node => AdadeltaRule.Create(node));
        table.Add("ResourceSparseApplyAdagrad", static node => AdagradRule.Create(node));
        table.Add("ResourceSparseApplyAdagradDA", static node => AdagradDARule.Create(node));
        table.Add("ResourceSparseApplyAdagradV2", static node => AdagradV2Rule.Create(node));
        table.Add("ResourceSparseApplyCenteredRMSProp", static node => CenteredRMSPropRule.Create(node));
        table.Add("ResourceSparseApplyFtrl", static node => FtrlRule.Create(node));
        table.Add("ResourceSparseApplyFtrlV2", static node => FtrlRule.Create(node));
        table.Add("ResourceSparseApplyKerasMomentum", static node => KerasMomentumRule.Create(node));
        table.Add("ResourceSparseApplyMomentum", static node => MomentumRule.Create(node));
        table.Add("ResourceSparseApplyProximalAdagrad", static node => ProximalAdagradRule.Create(node));
        table.Add("ResourceSparseApplyProximalGradientDescent", static node => ProximalGradientDescentRule.Create(node));
        table.Add("ResourceSparseApplyRMSProp", static node => RMSPropRule.Create(node));
        table.Add("SparseApplyAdadelta", static node => AdadeltaRule.Create(node));
        table.Add("SparseApplyAdagrad", static node => AdagradRule.Create(node));
        table.Add("SparseApplyAdagradDA", static node => AdagradDARule.Create(node));
        table.Add("SparseApplyAdagradV2", static node => AdagradV2Rule.Create(node));
        table.Add("SparseApplyCenteredRMSProp", static node => CenteredRMSPropRule.Create(node));
        table.Add("SparseApplyFtrl", static node => FtrlRule.Create(node));
        table.Add("SparseApplyFtrlV2", static node => FtrlRule.Create(node));
        table.Add("SparseApplyMomentum", static node => MomentumRule.Create(node));
        table.Add("SparseApplyProximalAdagrad", static node => ProximalAdagradRule.Create(node));
        table.Add("SparseApplyProximalGradientDescent", static node => ProximalGradientDescentRule.Create(node));
        table.Add("SparseApplyRMSProp", static node => RMSPropRule.Create(node));
    }
}
