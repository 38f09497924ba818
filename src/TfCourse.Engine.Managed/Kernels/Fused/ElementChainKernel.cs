using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>Element-wise nodes as one pass over memory: a part of all inputs goes through all of them before the next part, so that what lies between stays in the nearest cache.</summary>
internal sealed unsafe class ElementChainKernel(ManagedSession session, Fusion fusion) : FusedKernel(session, fusion), IChunks
{
    private const int ScratchBytes = 16 << 10;
    private const int ParallelElements = 1 << 15;
    private readonly Step[] _steps = new Step[fusion.Members.Length];
    private readonly int[] _sizes = new int[fusion.Values];
    private readonly int[] _scratch = new int[fusion.Values]; // place of an inner value, in elements of 8 bytes a part's length
    private readonly nint[] _data = new nint[fusion.Values];
    private readonly Dims[] _last = new Dims[fusion.Inputs];
    private bool _known, _fits;
    private int _full, _count, _part;

    [SkipLocalsInit]
    public void Run(int chunk)
    {
        byte* scratch = stackalloc byte[ScratchBytes];
        Span<nint> inputs = stackalloc nint[16];
        int start = chunk * _part, count = Math.Min(_part, _count - start), inner = InputCount + OutputCount;
        foreach (ref readonly Step step in _steps.AsSpan())
        {
            int[] numbers = step.Inputs;
            for (int i = 0; i < numbers.Length; i++)
            {
                int n = numbers[i];
                inputs[i] = n >= inner ? (nint)(scratch + _scratch[n]) : ((step.Single >> i) & 1) != 0 ? _data[n] : _data[n] + ((nint)start * _sizes[n]);
            }

            int o = step.Output;
            nint output = o >= inner ? (nint)(scratch + _scratch[o]) : _data[o] + ((nint)start * _sizes[o]);
            step.Elements.RunPart(inputs[..numbers.Length], step.Single, output, count);
        }
    }

    protected override void Bound(KernelContext c)
    {
        int bytes = 0, inner = InputCount + OutputCount;
        int[] lastUse = new int[Values.Length];
        for (int i = 0; i < Members.Length; i++)
        {
            FusionMember member = Members[i];
            _steps[i] = new Step((ElementKernel)Kernels[i], member.Inputs, member.Outputs[0]);
            _sizes[member.Outputs[0]] = member.Info.OutputTypes[0].Size();
            for (int k = 0; k < member.Inputs.Length; k++)
            {
                lastUse[member.Inputs[k]] = i;
                _sizes[member.Inputs[k]] = member.Info.InputTypes[k].Size();
            }
        }

        // Inner values take places of eight bytes an element, which are free again after their last use.
        var free = new Stack<int>();
        int places = 0;
        for (int i = 0; i < Members.Length; i++)
        {
            int output = Members[i].Outputs[0];
            if (output >= inner)
            {
                _scratch[output] = free.TryPop(out int place) ? place : places++;
            }

            foreach (int input in Members[i].Inputs.Distinct())
            {
                if (input >= inner && lastUse[input] == i)
                {
                    free.Push(_scratch[input]);
                }
            }
        }

        int widest = 4;
        foreach (int size in _sizes)
        {
            widest = Math.Max(widest, size);
        }

        _part = Math.Max(64, Math.Min(1024, ScratchBytes / Math.Max(1, places) / widest) & ~63);
        bytes = _part * widest;
        for (int i = inner; i < _scratch.Length; i++)
        {
            _scratch[i] *= bytes;
        }

        _known = false;
        _fits = (long)places * bytes <= ScratchBytes && Members.All(m => m.Inputs.Length <= 16);
    }

    protected override bool TryRun(KernelContext c)
    {
        if (!_known || !IsLast())
        {
            Analyse();
        }

        if (_full < 0)
        {
            return false;
        }

        ref readonly Dims dims = ref _last[_full];
        for (int i = InputCount; i < InputCount + OutputCount; i++)
        {
            Values[i].Allocate(_types[i - InputCount], dims, c.Run.Pool);
        }

        for (int i = 0; i < InputCount + OutputCount; i++)
        {
            _data[i] = (nint)Values[i].Data;
        }

        _count = (int)dims.Count;
        int parts = (_count + _part - 1) / _part;
        if (_count >= ParallelElements)
        {
            Workers.Current.RunShared(this, parts);
        }
        else
        {
            for (int i = 0; i < parts; i++)
            {
                Run(i);
            }
        }

        return true;
    }

    private readonly Tensorflow.DataType[] _types = OutputTypes(fusion);

    private static Tensorflow.DataType[] OutputTypes(Fusion fusion)
    {
        var types = new Tensorflow.DataType[fusion.Outputs];
        foreach (FusionMember member in fusion.Members)
        {
            if (member.Outputs[0] < fusion.Inputs + fusion.Outputs)
            {
                types[member.Outputs[0] - fusion.Inputs] = member.Info.OutputTypes[0];
            }
        }

        return types;
    }

    private bool IsLast()
    {
        for (int i = 0; i < _last.Length; i++)
        {
            if (_last[i] != Values[i].Dims)
            {
                return false;
            }
        }

        return true;
    }

    // Which inputs are whole and which are one element for all; whether every member takes its own so.
    private void Analyse()
    {
        _known = true;
        _full = 0;
        for (int i = 0; i < InputCount; i++)
        {
            _last[i] = Values[i].Dims;
            _full = _last[i].Count > _last[_full].Count || (_last[i].Count == _last[_full].Count && _last[i].Rank > _last[_full].Rank) ? i : _full;
        }

        ref readonly Dims full = ref _last[_full];
        bool fits = _fits && full.Count > 0;
        Span<bool> single = stackalloc bool[Values.Length];
        single.Clear();
        for (int i = 0; i < InputCount; i++)
        {
            single[i] = _last[i] != full;
            fits &= !single[i] || (_last[i].Count == 1 && full.Count > 1);
        }

        foreach (ref Step step in _steps.AsSpan())
        {
            uint mask = 0;
            for (int i = 0; i < step.Inputs.Length; i++)
            {
                mask |= single[step.Inputs[i]] ? 1u << i : 0;
            }

            step.Single = mask;
            fits &= mask != (1u << step.Inputs.Length) - 1 && step.Elements.Takes(mask);
        }

        if (!fits)
        {
            _full = -1;
        }
    }

    private struct Step(ElementKernel elements, int[] inputs, int output)
    {
        public readonly ElementKernel Elements = elements;
        public readonly int[] Inputs = inputs;
        public readonly int Output = output;
        public uint Single = 0;
    }
}
