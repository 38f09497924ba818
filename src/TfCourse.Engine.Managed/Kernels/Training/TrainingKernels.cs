namespace TfCourse.Engine.Managed;

/// <summary>The kernels of optimizers' updates.</summary>
internal static class TrainingKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("ApplyAdaMax", AdaMaxRule.Create);
        table.Add("ApplyAdadelta", AdadeltaRule.Create);
        table.Add("ApplyAdagrad", AdagradRule.Create);
        table.Add("ApplyAdagradDA", AdagradDARule.Create);
        table.Add("ApplyAdagradV2", AdagradV2Rule.Create);
        table.Add("ApplyAdam", AdamRule.Create);
        table.Add("ApplyAddSign", AddSignRule.Create);
        table.Add("ApplyCenteredRMSProp", CenteredRMSPropRule.Create);
        table.Add("ApplyFtrl", FtrlRule.Create);
        table.Add("ApplyFtrlV2", FtrlRule.Create);
        table.Add("ApplyGradientDescent", GradientDescentRule.Create);
        table.Add("ApplyMomentum", MomentumRule.Create);
        table.Add("ApplyPowerSign", PowerSignRule.Create);
        table.Add("ApplyProximalAdagrad", ProximalAdagradRule.Create);
        table.Add("ApplyProximalGradientDescent", ProximalGradientDescentRule.Create);
        table.Add("ApplyRMSProp", RMSPropRule.Create);
        table.Add("ResourceApplyAdaMax", AdaMaxRule.Create);
        table.Add("ResourceApplyAdadelta", AdadeltaRule.Create);
        table.Add("ResourceApplyAdagrad", AdagradRule.Create);
        table.Add("ResourceApplyAdagradDA", AdagradDARule.Create);
        table.Add("ResourceApplyAdagradV2", AdagradV2Rule.Create);
        table.Add("ResourceApplyAdam", AdamRule.Create);
        table.Add("ResourceApplyAdamWithAmsgrad", AdamWithAmsgradRule.Create);
        table.Add("ResourceApplyAddSign", AddSignRule.Create);
        table.Add("ResourceApplyCenteredRMSProp", CenteredRMSPropRule.Create);
        table.Add("ResourceApplyFtrl", FtrlRule.Create);
        table.Add("ResourceApplyFtrlV2", FtrlRule.Create);
        table.Add("ResourceApplyGradientDescent", GradientDescentRule.Create);
        table.Add("ResourceApplyKerasMomentum", KerasMomentumRule.Create);
        table.Add("ResourceApplyMomentum", MomentumRule.Create);
        table.Add("ResourceApplyPowerSign", PowerSignRule.Create);
        table.Add("ResourceApplyProximalAdagrad", ProximalAdagradRule.Create);
        table.Add("ResourceApplyProximalGradientDescent", ProximalGradientDescentRule.Create);
        table.Add("ResourceApplyRMSProp", RMSPropRule.Create);
        table.Add("ResourceSparseApplyAdadelta", AdadeltaRule.Create);
        table.Add("ResourceSparseApplyAdagrad", AdagradRule.Create);
        table.Add("ResourceSparseApplyAdagradDA", AdagradDARule.Create);
        table.Add("ResourceSparseApplyAdagradV2", AdagradV2Rule.Create);
        table.Add("ResourceSparseApplyCenteredRMSProp", CenteredRMSPropRule.Create);
        table.Add("ResourceSparseApplyFtrl", FtrlRule.Create);
        table.Add("ResourceSparseApplyFtrlV2", FtrlRule.Create);
        table.Add("ResourceSparseApplyKerasMomentum", KerasMomentumRule.Create);
        table.Add("ResourceSparseApplyMomentum", MomentumRule.Create);
        table.Add("ResourceSparseApplyProximalAdagrad", ProximalAdagradRule.Create);
        table.Add("ResourceSparseApplyProximalGradientDescent", ProximalGradientDescentRule.Create);
        table.Add("ResourceSparseApplyRMSProp", RMSPropRule.Create);
        table.Add("SparseApplyAdadelta", AdadeltaRule.Create);
        table.Add("SparseApplyAdagrad", AdagradRule.Create);
        table.Add("SparseApplyAdagradDA", AdagradDARule.Create);
        table.Add("SparseApplyAdagradV2", AdagradV2Rule.Create);
        table.Add("SparseApplyCenteredRMSProp", CenteredRMSPropRule.Create);
        table.Add("SparseApplyFtrl", FtrlRule.Create);
        table.Add("SparseApplyFtrlV2", FtrlRule.Create);
        table.Add("SparseApplyMomentum", MomentumRule.Create);
        table.Add("SparseApplyProximalAdagrad", ProximalAdagradRule.Create);
        table.Add("SparseApplyProximalGradientDescent", ProximalGradientDescentRule.Create);
        table.Add("SparseApplyRMSProp", RMSPropRule.Create);
    }
}
