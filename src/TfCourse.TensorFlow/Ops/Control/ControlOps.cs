namespace Tensorflow;

/// <summary>The ops of control flow and functions.</summary>
internal static class ControlOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("Assert", static () => Messages.Assert());
        table.Add("Case", static () => Case.Stateful());
        table.Add("ControlTrigger", static () => Loops.ControlTrigger());
        table.Add("EmptyTensorList", static () => TensorListMaking.Empty());
        table.Add("Enter", static () => Loops.Enter());
        table.Add("Exit", static () => Loops.Exit());
        table.Add("FakeParam", static () => Messages.FakeParam());
        table.Add("If", static () => If.Stateful());
        table.Add("LoopCond", static () => Loops.LoopCond());
        table.Add("Merge", static () => Merge.Value());
        table.Add("NextIteration", static () => Loops.NextIteration());
        table.Add("OptionalFromValue", static () => Optionals.FromValue());
        table.Add("OptionalGetValue", static () => Optionals.GetValue());
        table.Add("OptionalHasValue", static () => Optionals.HasValue());
        table.Add("OptionalNone", static () => Optionals.None());
        table.Add("PartitionedCall", static () => PartitionedCall.Stateless());
        table.Add("Print", static () => Messages.Print());
        table.Add("PrintV2", static () => Messages.PrintV2());
        table.Add("RefEnter", static () => Loops.RefEnter());
        table.Add("RefExit", static () => Loops.RefExit());
        table.Add("RefMerge", static () => Merge.Reference());
        table.Add("RefNextIteration", static () => Loops.RefNextIteration());
        table.Add("RefSwitch", static () => Switch.Reference());
        table.Add("StackCloseV2", static () => StackV2.Close());
        table.Add("StackPopV2", static () => StackV2.Pop());
        table.Add("StackPushV2", static () => StackV2.Push());
        table.Add("StackV2", static () => StackV2.Define());
        table.Add("StatefulPartitionedCall", static () => PartitionedCall.Stateful());
        table.Add("StatelessCase", static () => Case.Stateless());
        table.Add("StatelessIf", static () => If.Stateless());
        table.Add("StatelessWhile", static () => While.Stateless());
        table.Add("Switch", static () => Switch.Value());
        table.Add("SymbolicGradient", static () => SymbolicGradient.Define());
        table.Add("TensorArrayCloseV3", static () => TensorArrayV3.Close());
        table.Add("TensorArrayConcatV3", static () => TensorArrayElements.Concat());
        table.Add("TensorArrayGatherV3", static () => TensorArrayElements.Gather());
        table.Add("TensorArrayGradV3", static () => TensorArrayV3.Grad());
        table.Add("TensorArrayGradWithShape", static () => TensorArrayV3.GradWithShape());
        table.Add("TensorArrayReadV3", static () => TensorArrayElements.Read());
        table.Add("TensorArrayScatterV3", static () => TensorArrayElements.Scatter());
        table.Add("TensorArraySizeV3", static () => TensorArrayV3.Size());
        table.Add("TensorArraySplitV3", static () => TensorArrayElements.Split());
        table.Add("TensorArrayV3", static () => TensorArrayV3.Define());
        table.Add("TensorArrayWriteV3", static () => TensorArrayElements.Write());
        table.Add("TensorListConcat", static () => TensorListReading.Concat());
        table.Add("TensorListConcatLists", static () => TensorListChanging.ConcatLists());
        table.Add("TensorListConcatV2", static () => TensorListReading.ConcatV2());
        table.Add("TensorListElementShape", static () => TensorListReading.ElementShape());
        table.Add("TensorListFromTensor", static () => TensorListMaking.FromTensor());
        table.Add("TensorListGather", static () => TensorListReading.Gather());
        table.Add("TensorListGetItem", static () => TensorListReading.GetItem());
        table.Add("TensorListLength", static () => TensorListReading.Length());
        table.Add("TensorListPopBack", static () => TensorListChanging.PopBack());
        table.Add("TensorListPushBack", static () => TensorListChanging.PushBack());
        table.Add("TensorListPushBackBatch", static () => TensorListChanging.PushBackBatch());
        table.Add("TensorListReserve", static () => TensorListMaking.Reserve());
        table.Add("TensorListResize", static () => TensorListChanging.Resize());
        table.Add("TensorListScatter", static () => TensorListScattering.New());
        table.Add("TensorListScatterIntoExistingList", static () => TensorListScattering.Existing());
        table.Add("TensorListScatterV2", static () => TensorListScattering.Sized());
        table.Add("TensorListSetItem", static () => TensorListChanging.SetItem());
        table.Add("TensorListSplit", static () => TensorListMaking.Split());
        table.Add("TensorListStack", static () => TensorListReading.Stack());
        table.Add("Timestamp", static () => Messages.Timestamp());
        table.Add("While", static () => While.Stateful());
    }
}
