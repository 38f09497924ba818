namespace TfCourse.Engine.Managed;

/// <summary>The kernels of control flow and functions.</summary>
internal static class ControlKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("Assert", static node => AssertKernel.Create(node));
        table.Add("Case", static node => new CaseKernel(node));
        table.Add("ControlTrigger", static _ => Kernel.Of(static _ => { }));
        table.Add("EmptyTensorList", static node => EmptyTensorListKernel.Create(node));
        table.Add("Enter", static node => PassKernel.Create(node));
        table.Add("Exit", static node => PassKernel.Create(node));
        table.Add("FakeParam", static node => FakeParamKernel.Create(node));
        table.Add("If", static node => new IfKernel(node));
        table.Add("LoopCond", static node => PassKernel.Create(node));
        table.Add("Merge", static node => MergeKernel.Create(node));
        table.Add("NextIteration", static node => PassKernel.Create(node));
        table.Add("OptionalFromValue", static node => OptionalKernels.FromValue(node));
        table.Add("OptionalGetValue", static node => OptionalKernels.GetValue(node));
        table.Add("OptionalHasValue", static node => OptionalKernels.HasValue(node));
        table.Add("OptionalNone", static node => OptionalKernels.None(node));
        table.Add("PartitionedCall", static node => CallKernel.Create(node));
        table.Add("Print", static node => PrintKernel.Create(node));
        table.Add("PrintV2", static node => PrintKernel.V2(node));
        table.Add("RefEnter", static node => PassKernel.Create(node));
        table.Add("RefExit", static node => PassKernel.Create(node));
        table.Add("RefMerge", static node => MergeKernel.Create(node));
        table.Add("RefNextIteration", static node => PassKernel.Create(node));
        table.Add("RefSwitch", static node => SwitchKernel.Create(node));
        table.Add("StackCloseV2", static node => StackCloseV2Kernel.Create(node));
        table.Add("StackPopV2", static node => StackPopV2Kernel.Create(node));
        table.Add("StackPushV2", static node => StackPushV2Kernel.Create(node));
        table.Add("StackV2", static node => StackV2Kernel.Create(node));
        table.Add("StatefulPartitionedCall", static node => CallKernel.Create(node));
        table.Add("StatelessCase", static node => new CaseKernel(node));
        table.Add("StatelessIf", static node => new IfKernel(node));
        table.Add("StatelessWhile", static node => new WhileKernel(node));
        table.Add("Switch", static node => SwitchKernel.Create(node));
        table.Add("SymbolicGradient", static node => CallKernel.Gradient(node));
        table.Add("TensorArrayCloseV3", static node => TensorArrayCloseV3Kernel.Create(node));
        table.Add("TensorArrayConcatV3", static node => TensorArrayConcatV3Kernel.Create(node));
        table.Add("TensorArrayGatherV3", static node => TensorArrayGatherV3Kernel.Create(node));
        table.Add("TensorArrayGradV3", static node => TensorArrayGradV3Kernel.Create(node));
        table.Add("TensorArrayGradWithShape", static node => TensorArrayGradV3Kernel.Create(node));
        table.Add("TensorArrayReadV3", static node => TensorArrayReadV3Kernel.Create(node));
        table.Add("TensorArrayScatterV3", static node => TensorArrayScatterV3Kernel.Create(node));
        table.Add("TensorArraySizeV3", static node => TensorArraySizeV3Kernel.Create(node));
        table.Add("TensorArraySplitV3", static node => TensorArraySplitV3Kernel.Create(node));
        table.Add("TensorArrayV3", static node => TensorArrayV3Kernel.Create(node));
        table.Add("TensorArrayWriteV3", static node => TensorArrayWriteV3Kernel.Create(node));
        table.Add("TensorListConcat", static node => new TensorListConcatKernel(node));
        table.Add("TensorListConcatLists", static node => TensorListConcatListsKernel.Create(node));
        table.Add("TensorListConcatV2", static node => new TensorListConcatKernel(node));
        table.Add("TensorListElementShape", static node => TensorListElementShapeKernel.Create(node));
        table.Add("TensorListFromTensor", static node => TensorListFromTensorKernel.Create(node));
        table.Add("TensorListGather", static node => TensorListGatherKernel.Create(node));
        table.Add("TensorListGetItem", static node => TensorListGetItemKernel.Create(node));
        table.Add("TensorListLength", static node => TensorListLengthKernel.Create(node));
        table.Add("TensorListPopBack", static node => TensorListPopBackKernel.Create(node));
        table.Add("TensorListPushBack", static node => TensorListPushBackKernel.Create(node));
        table.Add("TensorListPushBackBatch", static node => TensorListPushBackKernel.Batch(node));
        table.Add("TensorListReserve", static node => TensorListReserveKernel.Create(node));
        table.Add("TensorListResize", static node => TensorListResizeKernel.Create(node));
        table.Add("TensorListScatter", static node => TensorListScatterKernels.New(node));
        table.Add("TensorListScatterIntoExistingList", static node => TensorListScatterKernels.Existing(node));
        table.Add("TensorListScatterV2", static node => TensorListScatterKernels.Sized(node));
        table.Add("TensorListSetItem", static node => TensorListSetItemKernel.Create(node));
        table.Add("TensorListSplit", static node => TensorListSplitKernel.Create(node));
        table.Add("TensorListStack", static node => TensorListStackKernel.Create(node));
        table.Add("Timestamp", static node => TimestampKernel.Create(node));
        table.Add("While", static node => new WhileKernel(node));
    }
}
