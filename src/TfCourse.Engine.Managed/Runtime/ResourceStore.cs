using System.Collections.Concurrent;

namespace TfCourse.Engine.Managed;

/// <summary>The resources of a session by container and name: what a handle refers to.</summary>
internal sealed class ResourceStore
{
    private readonly ConcurrentDictionary<(string Container, string Name), object> _resources = new();

    public bool TryGet(ResourceHandle handle, out object? resource) => _resources.TryGetValue((handle.Container, handle.Name), out resource);

    public T GetOrAdd<T>(ResourceHandle handle, Func<T> create) where T : class
        => _resources.GetOrAdd((handle.Container, handle.Name), _ => create()) as T
            ?? throw EngineException.InvalidArgument($"the resource '{handle.Name}' is not a {typeof(T).Name}");

    public bool Remove(ResourceHandle handle) => _resources.TryRemove((handle.Container, handle.Name), out _);

    public void Clear() => _resources.Clear();
}

/// <summary>The value of a resource tensor: which resource of the session it means.</summary>
internal sealed record ResourceHandle(string Container, string Name);

/// <summary>A variable: a value that lives in a session. Readers share its memory; a writer copies it first when someone still reads.</summary>
/// <param name="name">The name that messages use.</param>
internal sealed class Variable(string name = "")
{
    private static long _made;

    public string Name => name;

    /// <summary>A number that grows with every variable: who locks several, locks them in this order.</summary>
    public long Order { get; } = Interlocked.Increment(ref _made);

    /// <summary>Held while the value is read or written, so that updates of several threads do not mix.</summary>
    public Lock Lock { get; } = new();

    public TensorValue Value { get; } = new();

    public bool IsInitialized => Value.IsSet;

    /// <summary>Replaces the value, keeping the memory when nobody shares it and the size is the same.</summary>
    public void Assign(TensorValue value)
    {
        lock (Lock)
        {
            if (!(Value.IsSet && Value.Type == value.Type && Value.Dims == value.Dims && Value.Block is { IsExclusive: true }))
            {
                // Allocating first would release the shared block twice: Allocate releases only this value's own share.
                Value.Allocate(value.Type, value.Dims, null);
            }

            CopyElements(value, Value);
        }
    }

    /// <summary>Makes the value's memory its own, to be updated in place. The lock is held.</summary>
    public void Own()
    {
        if (Value.Block is { IsExclusive: false } || Value.Objects is not null)
        {
            var copy = new TensorValue();
            copy.Allocate(Value.Type, Value.Dims, null);
            CopyElements(Value, copy);
            Value.ShareFrom(copy, copy.Dims);
            copy.Release();
        }
    }

    private static unsafe void CopyElements(TensorValue from, TensorValue to)
    {
        if (from.Objects is not null)
        {
            Array.Copy(from.Objects, to.Objects!, from.Count);
        }
        else if (from.Count > 0)
        {
            long bytes = (long)from.Count * from.Type.Size();
            Buffer.MemoryCopy(from.Data, to.Data, bytes, bytes);
        }
    }
}
