using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>A product or convolution, and then bias and element-wise functions on its result in place, a few rows at a time, but for what it does itself.</summary>
internal sealed unsafe class EpilogueKernel(ManagedSession session, Fusion fusion) : FusedKernel(session, fusion), IChunks
{
    private const int PartElements = 1 << 13;
    private const int ParallelElements = 1 << 16;
    private readonly Stage[] _stages = new Stage[fusion.Members.Length - 1];
    private TensorValue[] _results = [];
    private IEpilogueHead? _head;
    private byte* _data;
    private int _taken, _rows, _columns, _partRows, _size;
    private bool _isFloat;

    private enum Work
    {
        Kernel,
        Bias,
        RowBias,
        Elements,
    }

    public void Run(int chunk)
    {
        int first = chunk * _partRows, rows = Math.Min(_partRows, _rows - first);
        Span<nint> inputs = stackalloc nint[2];
        long offset = (long)first * _columns * _size;
        byte* y = _data + offset;
        foreach (ref readonly Stage stage in _stages.AsSpan(_taken))
        {
            if (stage.Work is Work.Bias or Work.RowBias)
            {
                if (_isFloat)
                {
                    AddBias<float>(stage, y, first, rows);
                }
                else
                {
                    AddBias<double>(stage, y, first, rows);
                }

                continue;
            }

            inputs[stage.At] = (nint)y;
            if (stage.Inputs == 2)
            {
                inputs[1 - stage.At] = stage.Single == 0 ? stage.Other + (nint)offset : stage.Other;
            }

            stage.Elements!.RunPart(inputs[..stage.Inputs], stage.Single, (nint)y, rows * _columns);
        }
    }

    private void AddBias<T>(in Stage stage, byte* y, int first, int rows) where T : unmanaged, System.Numerics.INumber<T>
    {
        if (stage.Work == Work.Bias)
        {
            BiasRows.Add((T*)y, (T*)stage.Other, rows, _columns);
        }
        else
        {
            BiasRows.AddToRows((T*)y, (T*)stage.Other + first, rows, _columns);
        }
    }

    protected override bool TryRun(KernelContext c)
    {
        // All happens in place: what the first one writes is the result of the last one.
        RunMember(0);
        _taken = _head?.Taken ?? 0;
        TensorValue result = _results[^1];
        if (_taken == _stages.Length)
        {
            return true;
        }

        if (result.Block is not { IsExclusive: true } || !Plan(result))
        {
            return RunRest();
        }

        _data = result.Data;
        _columns = (int)result.Dims[-1];
        _rows = result.Count / _columns;
        _size = result.Type.Size();
        _isFloat = result.Type == DataType.DtFloat;
        _partRows = result.Count <= PartElements ? _rows : Math.Max(1, PartElements / _columns);
        int parts = (_rows + _partRows - 1) / _partRows;
        (result.Count >= ParallelElements ? Workers.Current : Workers.Alone).RunShared(this, parts);
        return true;
    }

    protected override void Bound(KernelContext c)
    {
        _results = Array.ConvertAll(Members, m => Values[m.Outputs[0]]);
        Redirect(0, _results[^1]);
        var followers = new Follower[_stages.Length];
        for (int i = 0; i < _stages.Length; i++)
        {
            FusionMember member = Members[i + 1];
            int at = Array.IndexOf(member.Inputs, Members[i].Outputs[0]);
            _stages[i] = new Stage
            {
                At = at,
                Inputs = member.Inputs.Length,
                OtherValue = member.Inputs.Length == 2 ? Values[member.Inputs[1 - at]] : null,
                Elements = Kernels[i + 1] as ElementKernel,
                IsBias = member.Info.Op == "BiasAdd",
                MayBeBias = member.Info.Op is "Add" or "AddV2",
            };
            followers[i] = new Follower(member.Info.Op, at, _stages[i].OtherValue);
        }

        _head = Kernels[0] as IEpilogueHead;
        _head?.Offer(followers);
    }

    // What each stage does to the result, given the shapes of now; false when a stage needs its own kernel.
    private bool Plan(TensorValue result)
    {
        ref readonly Dims dims = ref result.Dims;
        if (dims.Rank < 2 || dims.Count == 0)
        {
            return false;
        }

        foreach (ref Stage stage in _stages.AsSpan(_taken))
        {
            stage.Single = 0;
            if (stage.OtherValue is not { } other)
            {
                if (stage.Elements?.Takes(0) != true)
                {
                    return false;
                }

                stage.Work = Work.Elements;
                continue;
            }

            stage.Other = (nint)other.Data;
            if (stage.IsBias || stage.MayBeBias)
            {
                if (other.Dims.Rank == 1 && other.Dims.Count == dims[-1])
                {
                    stage.Work = Work.Bias;
                    continue;
                }

                if (stage.IsBias)
                {
                    return false;
                }

                // The course's layout: columns are examples.
                if (dims.Rank == 2 && other.Dims.Rank == 2 && dims[1] > 1 && other.Dims[0] == dims[0] && other.Dims[1] == 1)
                {
                    stage.Work = Work.RowBias;
                    continue;
                }
            }

            stage.Single = other.Dims == dims ? 0 : other.Dims.Count == 1 && other.Dims.Rank <= dims.Rank ? 1u << (1 - stage.At) : 3;
            if (stage.Elements?.Takes(stage.Single) != true)
            {
                return false;
            }

            stage.Work = Work.Elements;
        }

        return true;
    }

    private bool RunRest()
    {
        _results[_taken].MoveFrom(_results[^1]);
        for (int i = _taken + 1; i < Members.Length; i++)
        {
            RunMember(i);
            _results[i - 1].Release();
        }

        return true;
    }

    private struct Stage
    {
        public int At, Inputs;
        public Work Work;
        public uint Single;
        public nint Other;
        public bool IsBias, MayBeBias;
        public TensorValue? OtherValue;
        public ElementKernel? Elements;
    }
}
