namespace TfCourse.Engine.Managed;

/// <summary>The kernels of control flow and functions.</summary>
internal static class ControlKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("Assert", AssertKernel.Create);
        table.Add("Case", static node => new CaseKernel(node));
        table.Add("ControlTrigger", static _ => Kernel.Of(static _ => { }));
        table.Add("EmptyTensorList", EmptyTensorListKernel.Create);
        table.Add("Enter", PassKernel.Create);
        table.Add("Exit", PassKernel.Create);
        table.Add("FakeParam", FakeParamKernel.Create);
        table.Add("If", static node => new IfKernel(node));
        table.Add("LoopCond", PassKernel.Create);
        table.Add("Merge", MergeKernel.Create);
        table.Add("NextIteration", PassKernel.Create);
        table.Add("OptionalFromValue", OptionalKernels.FromValue);
        table.Add("OptionalGetValue", OptionalKernels.GetValue);
        table.Add("OptionalHasValue", OptionalKernels.HasValue);
        table.Add("OptionalNone", OptionalKernels.None);
        table.Add("PartitionedCall", CallKernel.Create);
        table.Add("Print", PrintKernel.Create);
        table.Add("PrintV2", PrintKernel.V2);
        table.Add("RefEnter", PassKernel.Create);
        table.Add("RefExit", PassKernel.Create);
        table.Add("RefMerge", MergeKernel.Create);
        table.Add("RefNextIteration", PassKernel.Create);
        table.Add("RefSwitch", SwitchKernel.Create);
        table.Add("StackCloseV2", StackCloseV2Kernel.Create);
        table.Add("StackPopV2", StackPopV2Kernel.Create);
        table.Add("StackPushV2", StackPushV2Kernel.Create);
        table.Add("StackV2", StackV2Kernel.Create);
        table.Add("StatefulPartitionedCall", CallKernel.Create);
        table.Add("StatelessCase", static node => new CaseKernel(node));
        table.Add("StatelessIf", static node => new IfKernel(node));
        table.Add("StatelessWhile", static node => new WhileKernel(node));
        table.Add("Switch", SwitchKernel.Create);
        table.Add("SymbolicGradient", CallKernel.Gradient);
        table.Add("TensorArrayCloseV3", TensorArrayCloseV3Kernel.Create);
        table.Add("TensorArrayConcatV3", TensorArrayConcatV3Kernel.Create);
        table.Add("TensorArrayGatherV3", TensorArrayGatherV3Kernel.Create);
        table.Add("TensorArrayGradV3", TensorArrayGradV3Kernel.Create);
        table.Add("TensorArrayGradWithShape", TensorArrayGradV3Kernel.Create);
        table.Add("TensorArrayReadV3", TensorArrayReadV3Kernel.Create);
        table.Add("TensorArrayScatterV3", TensorArrayScatterV3Kernel.Create);
        table.Add("TensorArraySizeV3", TensorArraySizeV3Kernel.Create);
        table.Add("TensorArraySplitV3", TensorArraySplitV3Kernel.Create);
        table.Add("TensorArrayV3", TensorArrayV3Kernel.Create);
        table.Add("TensorArrayWriteV3", TensorArrayWriteV3Kernel.Create);
        table.Add("TensorListConcat", static node => new TensorListConcatKernel(node));
        table.Add("TensorListConcatLists", TensorListConcatListsKernel.Create);
        table.Add("TensorListConcatV2", static node => new TensorListConcatKernel(node));
        table.Add("TensorListElementShape", TensorListElementShapeKernel.Create);
        table.Add("TensorListFromTensor", TensorListFromTensorKernel.Create);
        table.Add("TensorListGather", TensorListGatherKernel.Create);
        table.Add("TensorListGetItem", TensorListGetItemKernel.Create);
        table.Add("TensorListLength", TensorListLengthKernel.Create);
        table.Add("TensorListPopBack", TensorListPopBackKernel.Create);
        table.Add("TensorListPushBack", TensorListPushBackKernel.Create);
        table.Add("TensorListPushBackBatch", TensorListPushBackKernel.Batch);
        table.Add("TensorListReserve", TensorListReserveKernel.Create);
        table.Add("TensorListResize", TensorListResizeKernel.Create);
        table.Add("TensorListScatter", TensorListScatterKernels.New);
        table.Add("TensorListScatterIntoExistingList", TensorListScatterKernels.Existing);
        table.Add("TensorListScatterV2", TensorListScatterKernels.Sized);
        table.Add("TensorListSetItem", TensorListSetItemKernel.Create);
        table.Add("TensorListSplit", TensorListSplitKernel.Create);
        table.Add("TensorListStack", TensorListStackKernel.Create);
        table.Add("Timestamp", TimestampKernel.Create);
        table.Add("While", static node => new WhileKernel(node));
    }
}
