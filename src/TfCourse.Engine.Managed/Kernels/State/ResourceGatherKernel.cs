namespace TfCourse.Engine.Managed;

/// <summary>
/// ResourceGather: output[b…, i…, rest…] = variable[b…, indices[b…, i…], rest…], where b… are the first batch_dims axes of both.
/// </summary>
internal sealed class ResourceGatherKernel : Kernel
{
    private readonly int _batchDims;
    private readonly Tensorflow.DataType _type;

    public ResourceGatherKernel(NodeInfo node) => (_batchDims, _type) = (checked((int)node.Int("batch_dims")), node.Type("dtype"));

    public override void Run(KernelContext c)
    {
        Variable variable = Variables.Find(c, 0);
        using (variable.Lock.Hold())
        {
            TensorValue value = Variables.Value(c, 0, variable, _type);
            Dims shape = value.Dims, indices = c.Dims(1);
            int batch = Check(shape, indices);
            c.Result(0).Allocate(_type, Dims.Join(Dims.Join(shape.Span[..batch], indices.Span[batch..]).Span, shape.Span[(batch + 1)..]), c.Run.Pool);
            int row = (int)shape.Product(batch + 1, shape.Rank), perBatch = (int)indices.Product(batch, indices.Rank);
            for (int i = 0; i < c.Value(1).Count; i++)
            {
                long index = Indexing.Require(c, 1, i, shape[batch]);
                long from = ((i / perBatch * shape[batch]) + index) * row;
                ElementUpdates.Copy(c.Result(0), i * row, value, (int)from, row);
            }
        }
    }

    private int Check(in Dims shape, in Dims indices)
    {
        int batch = _batchDims < 0 ? _batchDims + indices.Rank : _batchDims;
        if (batch < 0 || batch > indices.Rank || batch >= shape.Rank)
        {
            throw EngineException.InvalidArgument($"batch_dims {_batchDims} is out of range: the variable has the shape {shape}, indices the shape {indices}");
        }

        return shape.Span[..batch].SequenceEqual(indices.Span[..batch]) ? batch
            : throw EngineException.InvalidArgument($"the first {batch} sizes of variable and indices must be equal: {shape} and {indices}");
    }
}
