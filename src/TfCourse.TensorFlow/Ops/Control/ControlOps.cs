namespace Tensorflow;

/// <summary>The ops of control flow and functions.</summary>
internal static class ControlOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("Assert", Messages.Assert);
        table.Add("Case", Case.Stateful);
        table.Add("ControlTrigger", Loops.ControlTrigger);
        table.Add("EmptyTensorList", TensorListMaking.Empty);
        table.Add("Enter", Loops.Enter);
        table.Add("Exit", Loops.Exit);
        table.Add("FakeParam", Messages.FakeParam);
        table.Add("If", If.Stateful);
        table.Add("LoopCond", Loops.LoopCond);
        table.Add("Merge", Merge.Value);
        table.Add("NextIteration", Loops.NextIteration);
        table.Add("OptionalFromValue", Optionals.FromValue);
        table.Add("OptionalGetValue", Optionals.GetValue);
        table.Add("OptionalHasValue", Optionals.HasValue);
        table.Add("OptionalNone", Optionals.None);
        table.Add("PartitionedCall", PartitionedCall.Stateless);
        table.Add("Print", Messages.Print);
        table.Add("PrintV2", Messages.PrintV2);
        table.Add("RefEnter", Loops.RefEnter);
        table.Add("RefExit", Loops.RefExit);
        table.Add("RefMerge", Merge.Reference);
        table.Add("RefNextIteration", Loops.RefNextIteration);
        table.Add("RefSwitch", Switch.Reference);
        table.Add("StackCloseV2", StackV2.Close);
        table.Add("StackPopV2", StackV2.Pop);
        table.Add("StackPushV2", StackV2.Push);
        table.Add("StackV2", StackV2.Define);
        table.Add("StatefulPartitionedCall", PartitionedCall.Stateful);
        table.Add("StatelessCase", Case.Stateless);
        table.Add("StatelessIf", If.Stateless);
        table.Add("StatelessWhile", While.Stateless);
        table.Add("Switch", Switch.Value);
        table.Add("SymbolicGradient", SymbolicGradient.Define);
        table.Add("TensorArrayCloseV3", TensorArrayV3.Close);
        table.Add("TensorArrayConcatV3", TensorArrayElements.Concat);
        table.Add("TensorArrayGatherV3", TensorArrayElements.Gather);
        table.Add("TensorArrayGradV3", TensorArrayV3.Grad);
        table.Add("TensorArrayGradWithShape", TensorArrayV3.GradWithShape);
        table.Add("TensorArrayReadV3", TensorArrayElements.Read);
        table.Add("TensorArrayScatterV3", TensorArrayElements.Scatter);
        table.Add("TensorArraySizeV3", TensorArrayV3.Size);
        table.Add("TensorArraySplitV3", TensorArrayElements.Split);
        table.Add("TensorArrayV3", TensorArrayV3.Define);
        table.Add("TensorArrayWriteV3", TensorArrayElements.Write);
        table.Add("TensorListConcat", TensorListReading.Concat);
        table.Add("TensorListConcatLists", TensorListChanging.ConcatLists);
        table.Add("TensorListConcatV2", TensorListReading.ConcatV2);
        table.Add("TensorListElementShape", TensorListReading.ElementShape);
        table.Add("TensorListFromTensor", TensorListMaking.FromTensor);
        table.Add("TensorListGather", TensorListReading.Gather);
        table.Add("TensorListGetItem", TensorListReading.GetItem);
        table.Add("TensorListLength", TensorListReading.Length);
        table.Add("TensorListPopBack", TensorListChanging.PopBack);
        table.Add("TensorListPushBack", TensorListChanging.PushBack);
        table.Add("TensorListPushBackBatch", TensorListChanging.PushBackBatch);
        table.Add("TensorListReserve", TensorListMaking.Reserve);
        table.Add("TensorListResize", TensorListChanging.Resize);
        table.Add("TensorListScatter", TensorListScattering.New);
        table.Add("TensorListScatterIntoExistingList", TensorListScattering.Existing);
        table.Add("TensorListScatterV2", TensorListScattering.Sized);
        table.Add("TensorListSetItem", TensorListChanging.SetItem);
        table.Add("TensorListSplit", TensorListMaking.Split);
        table.Add("TensorListStack", TensorListReading.Stack);
        table.Add("Timestamp", Messages.Timestamp);
        table.Add("While", While.Stateful);
    }
}
