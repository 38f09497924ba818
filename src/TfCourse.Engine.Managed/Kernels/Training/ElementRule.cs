using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>Runs a rule over elements, a register at a time.</summary>
internal sealed unsafe class ElementRule<TRule, T>(TRule rule) : IUpdateElements, IChunks
    where TRule : struct, IUpdateRule where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int PartElements = 1 << 14;
    private const int ParallelElements = 1 << 16;
    private T[] _scalars = [];
    private Hyperparameters<T> _h;
    private T* _w, _a, _b, _c, _g;
    private int _count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Prepare(ReadOnlySpan<double> hyperparameters)
    {
        if (_scalars.Length != hyperparameters.Length)
        {
            _scalars = hyperparameters.Length <= Hyperparameters<T>.Most ? new T[hyperparameters.Length]
                : throw EngineException.Internal($"an update rule with {hyperparameters.Length} hyperparameters: at most {Hyperparameters<T>.Most} are possible");
        }

        for (int i = 0; i < _scalars.Length; i++)
        {
            _scalars[i] = T.CreateTruncating(hyperparameters[i]);
        }

        TRule.Prepare(_scalars.AsSpan());
        for (int i = 0; i < _scalars.Length; i++)
        {
            _h[i] = new Vector<T>(_scalars[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(ReadOnlySpan<Variable> variables, int at, TensorValue gradient, int from, int count)
    {
        Require(variables, at, gradient, from, count);
        _w = Part(variables, 0, at);
        _a = Part(variables, 1, at);
        _b = Part(variables, 2, at);
        _c = Part(variables, 3, at);
        _g = (T*)gradient.Data + from;
        _count = count;
        if (count >= ParallelElements)
        {
            Workers.Current.RunShared(this, (count + PartElements - 1) / PartElements);
        }
        else if (at + count == variables[0].Value.Count)
        {
            // Blocks end with room for a whole register: what lies behind the last element may be computed as well, nobody reads it.
            Loop(_w, _a, _b, _c, _g, (count + Vector<T>.Count - 1) / Vector<T>.Count);
        }
        else
        {
            Apply(0, count);
        }
    }

    public void Run(int chunk) => Apply(chunk * PartElements, Math.Min(PartElements, _count - (chunk * PartElements)));

    /// <summary>Updates elements; slots that the rule has not are empty.</summary>
    public void Apply(Span<T> w, Span<T> a, Span<T> b, Span<T> c, ReadOnlySpan<T> g)
    {
        fixed (T* pw = w, pa = a, pb = b, pc = c, pg = g)
        {
            _w = pw;
            _a = pa;
            _b = pb;
            _c = pc;
            _g = pg;
            Apply(0, w.Length);
        }
    }

    private void Apply(int start, int count)
    {
        int vectors = count / Vector<T>.Count, done = start + (vectors * Vector<T>.Count);
        Loop(From(_w, start), From(_a, start), From(_b, start), From(_c, start), _g + start, vectors);
        if (done < start + count)
        {
            Rest(done, start + count - done);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Loop(T* w, T* a, T* b, T* c, T* g, int vectors)
    {
        Hyperparameters<T> h = _h;
        for (int i = 0; i < vectors; i++)
        {
            Vector<T> first = TRule.Slots > 0 ? ((Vector<T>*)a)[i] : default;
            Vector<T> second = TRule.Slots > 1 ? ((Vector<T>*)b)[i] : default;
            Vector<T> third = TRule.Slots > 2 ? ((Vector<T>*)c)[i] : default;
            Step(in h, ref ((Vector<T>*)w)[i], ref first, ref second, ref third, ((Vector<T>*)g)[i]);
            if (TRule.Slots > 0)
            {
                ((Vector<T>*)a)[i] = first;
            }

            if (TRule.Slots > 1)
            {
                ((Vector<T>*)b)[i] = second;
            }

            if (TRule.Slots > 2)
            {
                ((Vector<T>*)c)[i] = third;
            }
        }
    }

    private void Rest(int at, int count)
    {
        Vector<T> w = Load(_w, at, count), a = Load(_a, at, count), b = Load(_b, at, count), c = Load(_c, at, count);
        Step(in _h, ref w, ref a, ref b, ref c, Load(_g, at, count));
        Store(w, _w, at, count);
        Store(a, _a, at, count);
        Store(b, _b, at, count);
        Store(c, _c, at, count);
    }

    // Where the gradient stays 0, slots fall step by step and would stay for ever at numbers without a leading digit, with which
    // processors compute several times slower; TensorFlow's kernels take them for 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Step(in Hyperparameters<T> h, ref Vector<T> w, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c, Vector<T> g)
    {
        rule.Step(in h, ref w, ref a, ref b, ref c, g);
        (a, b, c) = (Normal(a), Normal(b), Normal(c));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Normal(Vector<T> x)
        => Vector.AndNot(x, Vector.LessThan(Vector.Abs(x), new Vector<T>(typeof(T) == typeof(float) ? (T)(object)SmallestNormal.Float : (T)(object)SmallestNormal.Double)));

    private static T* Part(ReadOnlySpan<Variable> variables, int number, int at) => number < variables.Length ? (T*)variables[number].Value.Data + at : null;

    private static T* From(T* all, int start) => all == null ? null : all + start;

    private static Vector<T> Load(T* all, int at, int count)
    {
        if (all == null)
        {
            return default;
        }

        Span<T> full = stackalloc T[Vector<T>.Count];
        full.Clear();
        new ReadOnlySpan<T>(all + at, count).CopyTo(full);
        return new Vector<T>(full);
    }

    private static void Store(Vector<T> vector, T* all, int at, int count)
    {
        for (int i = 0; all != null && i < count; i++)
        {
            all[at + i] = vector[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Require(ReadOnlySpan<Variable> variables, int at, TensorValue gradient, int from, int count)
    {
        bool fits = variables.Length > TRule.Slots && at >= 0 && from >= 0 && count >= 0 && count <= gradient.Count - from;
        foreach (Variable variable in variables)
        {
            fits &= count <= variable.Value.Count - at;
        }

        if (!fits)
        {
            throw EngineException.Internal($"an update of {count} elements at {at} by a gradient of {gradient.Count} at {from} does not fit its variables");
        }
    }
}
