namespace Tensorflow;

/// <summary>The update ops of optimizers.</summary>
internal static class TrainingOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("ApplyAdaMax", static () => ApplyAdaMax.Define("ApplyAdaMax"));
        table.Add("ApplyAdadelta", static () => ApplyAdadelta.Define("ApplyAdadelta"));
        table.Add("ApplyAdagrad", static () => ApplyAdagrad.Define("ApplyAdagrad"));
        table.Add("ApplyAdagradDA", static () => ApplyAdagradDA.Define("ApplyAdagradDA"));
        table.Add("ApplyAdagradV2", static () => ApplyAdagradV2.Define("ApplyAdagradV2"));
        table.Add("ApplyAdam", static () => ApplyAdam.Define("ApplyAdam"));
        table.Add("ApplyAddSign", static () => ApplyAddSign.Define("ApplyAddSign"));
        table.Add("ApplyCenteredRMSProp", static () => ApplyCenteredRMSProp.Define("ApplyCenteredRMSProp"));
        table.Add("ApplyFtrl", static () => ApplyFtrl.Define("ApplyFtrl"));
        table.Add("ApplyFtrlV2", static () => ApplyFtrl.Define("ApplyFtrlV2"));
        table.Add("ApplyGradientDescent", static () => ApplyGradientDescent.Define("ApplyGradientDescent"));
        table.Add("ApplyMomentum", static () => ApplyMomentum.Define("ApplyMomentum"));
        table.Add("ApplyPowerSign", static () => ApplyPowerSign.Define("ApplyPowerSign"));
        table.Add("ApplyProximalAdagrad", static () => ApplyProximalAdagrad.Define("ApplyProximalAdagrad"));
        table.Add("ApplyProximalGradientDescent", static () => ApplyProximalGradientDescent.Define("ApplyProximalGradientDescent"));
        table.Add("ApplyRMSProp", static () => ApplyRMSProp.Define("ApplyRMSProp"));
        table.Add("ResourceApplyAdaMax", static () => ApplyAdaMax.Define("ResourceApplyAdaMax"));
        table.Add("ResourceApplyAdadelta", static () => ApplyAdadelta.Define("ResourceApplyAdadelta"));
        table.Add("ResourceApplyAdagrad", static () => ApplyAdagrad.Define("ResourceApplyAdagrad"));
        table.Add("ResourceApplyAdagradDA", static () => ApplyAdagradDA.Define("ResourceApplyAdagradDA"));
        table.Add("ResourceApplyAdagradV2", static () => ApplyAdagradV2.Define("ResourceApplyAdagradV2"));
        table.Add("ResourceApplyAdam", static () => ApplyAdam.Define("ResourceApplyAdam"));
        table.Add("ResourceApplyAdamWithAmsgrad", static () => ApplyAdamWithAmsgrad.Define("ResourceApplyAdamWithAmsgrad"));
        table.Add("ResourceApplyAddSign", static () => ApplyAddSign.Define("ResourceApplyAddSign"));
        table.Add("ResourceApplyCenteredRMSProp", static () => ApplyCenteredRMSProp.Define("ResourceApplyCenteredRMSProp"));
        table.Add("ResourceApplyFtrl", static () => ApplyFtrl.Define("ResourceApplyFtrl"));
        table.Add("ResourceApplyFtrlV2", static () => ApplyFtrl.Define("ResourceApplyFtrlV2"));
        table.Add("ResourceApplyGradientDescent", static () => ApplyGradientDescent.Define("ResourceApplyGradientDescent"));
        table.Add("ResourceApplyKerasMomentum", static () => ApplyKerasMomentum.Define("ResourceApplyKerasMomentum"));
        table.Add("ResourceApplyMomentum", static () => ApplyMomentum.Define("ResourceApplyMomentum"));
        table.Add("ResourceApplyPowerSign", static () => ApplyPowerSign.Define("ResourceApplyPowerSign"));
        table.Add("ResourceApplyProximalAdagrad", static () => ApplyProximalAdagrad.Define("ResourceApplyProximalAdagrad"));
        table.Add("ResourceApplyProximalGradientDescent", static () => ApplyProximalGradientDescent.Define("ResourceApplyProximalGradientDescent"));
        table.Add("ResourceApplyRMSProp", static () => ApplyRMSProp.Define("ResourceApplyRMSProp"));
        table.Add("ResourceSparseApplyAdadelta", static () => ApplyAdadelta.Define("ResourceSparseApplyAdadelta"));
        table.Add("ResourceSparseApplyAdagrad", static () => ApplyAdagrad.Define("ResourceSparseApplyAdagrad"));
        table.Add("ResourceSparseApplyAdagradDA", static () => ApplyAdagradDA.Define("ResourceSparseApplyAdagradDA"));
        table.Add("ResourceSparseApplyAdagradV2", static () => ApplyAdagradV2.Define("ResourceSparseApplyAdagradV2"));
        table.Add("ResourceSparseApplyCenteredRMSProp", static () => ApplyCenteredRMSProp.Define("ResourceSparseApplyCenteredRMSProp"));
        table.Add("ResourceSparseApplyFtrl", static () => ApplyFtrl.Define("ResourceSparseApplyFtrl"));
        table.Add("ResourceSparseApplyFtrlV2", static () => ApplyFtrl.Define("ResourceSparseApplyFtrlV2"));
        table.Add("ResourceSparseApplyKerasMomentum", static () => ApplyKerasMomentum.Define("ResourceSparseApplyKerasMomentum"));
        table.Add("ResourceSparseApplyMomentum", static () => ApplyMomentum.Define("ResourceSparseApplyMomentum"));
        table.Add("ResourceSparseApplyProximalAdagrad", static () => ApplyProximalAdagrad.Define("ResourceSparseApplyProximalAdagrad"));
        table.Add("ResourceSparseApplyProximalGradientDescent", static () => ApplyProximalGradientDescent.Define("ResourceSparseApplyProximalGradientDescent"));
        table.Add("ResourceSparseApplyRMSProp", static () => ApplyRMSProp.Define("ResourceSparseApplyRMSProp"));
        table.Add("SparseApplyAdadelta", static () => ApplyAdadelta.Define("SparseApplyAdadelta"));
        table.Add("SparseApplyAdagrad", static () => ApplyAdagrad.Define("SparseApplyAdagrad"));
        table.Add("SparseApplyAdagradDA", static () => ApplyAdagradDA.Define("SparseApplyAdagradDA"));
        table.Add("SparseApplyAdagradV2", static () => ApplyAdagradV2.Define("SparseApplyAdagradV2"));
        table.Add("SparseApplyCenteredRMSProp", static () => ApplyCenteredRMSProp.Define("SparseApplyCenteredRMSProp"));
        table.Add("SparseApplyFtrl", static () => ApplyFtrl.Define("SparseApplyFtrl"));
        table.Add("SparseApplyFtrlV2", static () => ApplyFtrl.Define("SparseApplyFtrlV2"));
        table.Add("SparseApplyMomentum", static () => ApplyMomentum.Define("SparseApplyMomentum"));
        table.Add("SparseApplyProximalAdagrad", static () => ApplyProximalAdagrad.Define("SparseApplyProximalAdagrad"));
        table.Add("SparseApplyProximalGradientDescent", static () => ApplyProximalGradientDescent.Define("SparseApplyProximalGradientDescent"));
        table.Add("SparseApplyRMSProp", static () => ApplyRMSProp.Define("SparseApplyRMSProp"));
    }
}
