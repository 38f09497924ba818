using System.Numerics;
using System.Runtime.InteropServices;

namespace TfCourse.Engine.Managed;

/// <summary>Runs a rule over elements, a register at a time; the rest in a register filled up with zeros.</summary>
internal sealed class ElementRule<TRule, T>(TRule rule) : IUpdateElements
    where TRule : struct, IUpdateRule where T : unmanaged, IFloatingPointIeee754<T>
{
    private T[] _scalars = [];
    private Vector<T>[] _h = [];

    public void Prepare(ReadOnlySpan<double> hyperparameters)
    {
        if (_h.Length != hyperparameters.Length)
        {
            (_scalars, _h) = (new T[hyperparameters.Length], new Vector<T>[hyperparameters.Length]);
        }

        for (int i = 0; i < _h.Length; i++)
        {
            _scalars[i] = T.CreateTruncating(hyperparameters[i]);
        }

        TRule.Prepare(_scalars.AsSpan());
        for (int i = 0; i < _h.Length; i++)
        {
            _h[i] = new Vector<T>(_scalars[i]);
        }
    }

    public void Apply(ReadOnlySpan<Variable> variables, int at, TensorValue gradient, int from, int count)
        => Apply(Part(variables, 0, at, count), Part(variables, 1, at, count), Part(variables, 2, at, count), Part(variables, 3, at, count), gradient.Span<T>().Slice(from, count));

    /// <summary>Updates elements; slots that the rule has not are empty.</summary>
    public void Apply(Span<T> w, Span<T> a, Span<T> b, Span<T> c, ReadOnlySpan<T> g)
    {
        ReadOnlySpan<Vector<T>> h = _h;
        Span<Vector<T>> wv = MemoryMarshal.Cast<T, Vector<T>>(w), av = MemoryMarshal.Cast<T, Vector<T>>(a);
        Span<Vector<T>> bv = MemoryMarshal.Cast<T, Vector<T>>(b), cv = MemoryMarshal.Cast<T, Vector<T>>(c);
        ReadOnlySpan<Vector<T>> gv = MemoryMarshal.Cast<T, Vector<T>>(g);
        Vector<T> none = default;
        for (int i = 0; i < wv.Length; i++)
        {
            rule.Step(h, ref wv[i], ref TRule.Slots > 0 ? ref av[i] : ref none, ref TRule.Slots > 1 ? ref bv[i] : ref none, ref TRule.Slots > 2 ? ref cv[i] : ref none, gv[i]);
        }

        int done = wv.Length * Vector<T>.Count;
        if (done < w.Length)
        {
            Rest(h, w[done..], From(a, done), From(b, done), From(c, done), g[done..]);
        }
    }

    private void Rest(ReadOnlySpan<Vector<T>> h, Span<T> w, Span<T> a, Span<T> b, Span<T> c, ReadOnlySpan<T> g)
    {
        Vector<T> wv = Load(w), av = Load(a), bv = Load(b), cv = Load(c);
        rule.Step(h, ref wv, ref av, ref bv, ref cv, Load(g));
        Store(wv, w);
        Store(av, a);
        Store(bv, b);
        Store(cv, c);
    }

    private static Span<T> Part(ReadOnlySpan<Variable> variables, int number, int at, int count)
        => number < variables.Length ? variables[number].Value.Span<T>().Slice(at, count) : default;

    private static Span<T> From(Span<T> all, int start) => all.IsEmpty ? all : all[start..];

    private static Vector<T> Load(ReadOnlySpan<T> part)
    {
        Span<T> full = stackalloc T[Vector<T>.Count];
        full.Clear();
        part.CopyTo(full);
        return new Vector<T>(full);
    }

    private static void Store(Vector<T> vector, Span<T> part)
    {
        Span<T> full = stackalloc T[Vector<T>.Count];
        vector.CopyTo(full);
        full[..part.Length].CopyTo(part);
    }
}
