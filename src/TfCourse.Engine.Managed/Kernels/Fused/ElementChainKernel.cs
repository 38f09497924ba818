using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>Element-wise nodes as one pass over memory: a part of all inputs goes through all of them before the next part, so that what lies between stays in the nearest cache.</summary>
internal sealed unsafe class ElementChainKernel(ManagedSession session, Fusion fusion) : FusedKernel(session, fusion), IChunks
{
    private const int ScratchBytes = 16 << 10;
    private const int ParallelElements = 1 << 15;

    // A kernel may read a whole register that begins with the one element of a value.
    private const int RoomOfOne = 64;

    private readonly int[] _sizes = new int[fusion.Values];
    private readonly int[] _scratch = new int[fusion.Values]; // place of an inner value, in elements of 8 bytes a part's length
    private readonly nint[] _data = new nint[fusion.Values];
    private readonly byte[] _ones = GC.AllocateArray<byte>(RoomOfOne * (fusion.Values + 1), pinned: true);

    // The last two: the last mini-batch of an epoch is often a smaller one.
    private Layout? _layout, _before;
    private bool _fits;
    private Group _group;
    private int _part;

    public void Run(int chunk)
    {
        int start = chunk * _part;
        Run(_group.Steps, start, Math.Min(_part, _group.Count - start));
    }

    [SkipLocalsInit]
    private void Run(ReadOnlySpan<Step> steps, int start, int count)
    {
        byte* scratch = stackalloc byte[ScratchBytes];
        Span<nint> inputs = stackalloc nint[16];
        foreach (ref readonly Step step in steps)
        {
            Operand[] operands = step.Operands;
            for (int i = 0; i < operands.Length; i++)
            {
                inputs[i] = Address(operands[i], start, scratch);
            }

            step.Elements.RunPart(inputs[..operands.Length], step.Single, Address(step.Output, start, scratch), count);
        }
    }

    private nint Address(in Operand operand, int start, byte* scratch)
        => operand.Place >= 0 ? (nint)(scratch + operand.Place) : _data[operand.Value] + ((nint)start * operand.Size);

    protected override void Bound(KernelContext c)
    {
        int bytes = 0, inner = InputCount + OutputCount;
        int[] lastUse = new int[Values.Length];
        for (int i = 0; i < Members.Length; i++)
        {
            FusionMember member = Members[i];
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

            int[] inputs = Members[i].Inputs;
            for (int k = 0; k < inputs.Length; k++)
            {
                int input = inputs[k];
                if (input >= inner && lastUse[input] == i && Array.IndexOf(inputs, input) == k)
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

        fixed (byte* ones = _ones)
        {
            for (int i = inner; i < Values.Length; i++)
            {
                _data[i] = (nint)ones + (i * RoomOfOne);
            }
        }

        (_layout, _before) = (null, null);
        _fits = (long)places * bytes <= ScratchBytes && Members.All(m => m.Inputs.Length <= 16);
    }

    protected override bool TryRun(KernelContext c)
    {
        if (_layout is null || !IsOf(_layout))
        {
            (_layout, _before) = (_before is not null && IsOf(_before) ? _before : Analyse(), _layout);
        }

        Layout layout = _layout;
        if (!layout.Fits)
        {
            return false;
        }

        for (int i = 0; i < OutputCount; i++)
        {
            Values[InputCount + i].Allocate(_types[i], layout.Outputs[i], c.Run.Pool);
        }

        for (int i = 0; i < InputCount + OutputCount; i++)
        {
            _data[i] = (nint)Values[i].Data;
        }

        Run(layout.Once, 0, 1);
        foreach (Group group in layout.Groups)
        {
            _group = group;
            int parts = (group.Count + _part - 1) / _part;
            (group.Count >= ParallelElements ? Workers.Current : Workers.Alone).RunShared(this, parts);
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

    private bool IsOf(Layout layout)
    {
        for (int i = 0; i < layout.Inputs.Length; i++)
        {
            if (layout.Inputs[i] != Values[i].Dims)
            {
                return false;
            }
        }

        return true;
    }

    // Values of one element are for all; the others, and so the members, fall into groups of one shape each, which have nothing to do
    // with each other.
    private Layout Analyse()
    {
        var shapes = new List<Dims>();
        var (inputs, outputs, groups, ranks) = (new Dims[InputCount], new Dims[OutputCount], new int[Values.Length], new int[Values.Length]);
        for (int i = 0; i < InputCount; i++)
        {
            Dims dims = inputs[i] = Values[i].Dims;
            (groups[i], ranks[i]) = (dims.Count == 1 ? -1 : IndexOf(shapes, dims), dims.Rank);
            if (groups[i] < 0 && dims.Count != 1)
            {
                groups[i] = shapes.Count;
                shapes.Add(dims);
            }
        }

        bool fits = _fits && shapes.TrueForAll(s => s.Count > 0);
        var steps = new List<Step>[shapes.Count + 1];
        for (int g = 0; g < steps.Length; g++)
        {
            steps[g] = [];
        }

        for (int m = 0; m < Members.Length; m++)
        {
            FusionMember member = Members[m];
            int output = member.Outputs[0], group = -1, rank = 0;
            foreach (int input in member.Inputs)
            {
                (group, rank) = (Math.Max(group, groups[input]), Math.Max(rank, ranks[input]));
            }

            (groups[output], ranks[output]) = (group, rank);
            uint single = 0;
            for (int k = 0; k < member.Inputs.Length && group >= 0; k++)
            {
                int of = groups[member.Inputs[k]];
                single |= of < 0 ? 1u << k : 0;
                fits &= of < 0 || of == group;
            }

            var elements = (ElementKernel)Kernels[m];
            fits &= group < 0 || (rank == shapes[group].Rank && elements.Takes(single));
            steps[group + 1].Add(new Step(elements, Array.ConvertAll(member.Inputs, i => At(i, groups[i] < 0)), At(output, group < 0), single));
            if (output < InputCount + OutputCount)
            {
                outputs[output - InputCount] = group < 0 ? new Dims([.. Enumerable.Repeat(1L, rank)]) : shapes[group];
            }
        }

        var all = new List<Group>();
        for (int g = 0; g < shapes.Count; g++)
        {
            if (steps[g + 1].Count > 0)
            {
                all.Add(new Group((int)shapes[g].Count, [.. steps[g + 1]]));
            }
        }

        return new Layout(inputs, outputs, [.. steps[0]], [.. all], fits);
    }

    // The list's own would be compiled for shapes when a program starts.
    private static int IndexOf(List<Dims> shapes, in Dims shape)
    {
        for (int i = 0; i < shapes.Count; i++)
        {
            if (shapes[i] == shape)
            {
                return i;
            }
        }

        return -1;
    }

    private Operand At(int value, bool isOne) => new(value, isOne ? 0 : _sizes[value], value >= InputCount + OutputCount && !isOne ? _scratch[value] : -1);

    // What to do with inputs of some shapes: members that take only single elements once, then the others, shape by shape.
    private sealed record Layout(Dims[] Inputs, Dims[] Outputs, Step[] Once, Group[] Groups, bool Fits);

    // Where a member finds a value: at a place of its own in the scratch memory, else at an address that moves on by a size an element.
    private readonly record struct Operand(int Value, int Size, int Place);

    // Steps that walk so many elements each.
    private readonly record struct Group(int Count, Step[] Steps);

    private readonly record struct Step(ElementKernel Elements, Operand[] Operands, Operand Output, uint Single);
}
