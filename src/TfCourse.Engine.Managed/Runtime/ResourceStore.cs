using System.Collections.Concurrent;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The resources of a session by container and name: what a handle refers to.</summary>
internal sealed class ResourceStore
{
    private readonly ConcurrentDictionary<ResourceHandle, object> _resources = new(Environment.ProcessorCount, 512);

    private int _removals;

    /// <summary>Grows with every removal: what a handle was found to mean holds while it stays the same.</summary>
    public int Removals => Volatile.Read(ref _removals);

    public bool TryGet(ResourceHandle handle, out object? resource)
    {
        if (handle.Found is { } found && found.Store == this && found.Removals == Removals)
        {
            resource = found.Resource;
            return true;
        }

        int removals = Removals;
        if (!_resources.TryGetValue(handle, out resource))
        {
            return false;
        }

        handle.Found = new FoundResource(this, removals, resource);
        return true;
    }

    public T GetOrAdd<T>(ResourceHandle handle, Func<T> create) where T : class
        => (TryGet(handle, out object? known) ? known : Add(handle, create)) as T
            ?? throw EngineException.InvalidArgument($"the resource '{handle.Name}' is not a {typeof(T).Name}");

    private object Add<T>(ResourceHandle handle, Func<T> create) where T : class => _resources.GetOrAdd(handle, _ => create());

    /// <summary>The resources of a kind.</summary>
    public IEnumerable<T> All<T>() where T : class => _resources.ValuesOf<T, ResourceHandle>();

    public bool Remove(ResourceHandle handle)
    {
        bool removed = _resources.TryRemove(handle, out _);
        Interlocked.Increment(ref _removals);
        return removed;
    }

    public void Clear()
    {
        _resources.RemoveAll();
        Interlocked.Increment(ref _removals);
    }
}

/// <summary>The value of a resource tensor: which resource of the session it means.</summary>
internal sealed record ResourceHandle(string Container, string Name)
{
    /// <summary>What the handle was found to mean last; holds until a resource is removed from the store.</summary>
    internal FoundResource? Found { get; set; }

    public bool Equals(ResourceHandle? other) => other is not null && Container == other.Container && Name == other.Name;

    public override int GetHashCode() => HashCode.Combine(Container, Name);
}

/// <summary>A resource that a handle was looked up to mean.</summary>
internal sealed record FoundResource(ResourceStore Store, int Removals, object Resource);

/// <summary>A variable: a value that lives in a session. Readers share its memory; a writer copies it first when someone still reads.</summary>
/// <param name="name">The name that messages use.</param>
internal sealed class Variable(string name = "")
{
    private static long _made;

    public string Name => name;

    /// <summary>A number that grows with every variable: who locks several, locks them in this order.</summary>
    public long Order { get; } = Interlocked.Increment(ref _made);

    /// <summary>Held while the value is read or written, so that updates of several threads do not mix.</summary>
    public VariableLock Lock { get; } = new();

    public TensorValue Value { get; } = new();

    public bool IsInitialized => Value.IsSet;

    /// <summary>Shares the value, if there is one of a type.</summary>
    public bool TryRead(DataType type, TensorValue to)
    {
        using (Lock.Hold())
        {
            bool can = Value.IsSet && Value.Type == type;
            if (can)
            {
                to.ShareFrom(Value, Value.Dims);
            }

            return can;
        }
    }

    /// <summary>Replaces the value, keeping the memory when nobody shares it and the size is the same. The lock is held.</summary>
    public void Assign(TensorValue value)
    {
        if (!(Value.IsSet && Value.Type == value.Type && Value.Dims == value.Dims && Value.Block is { IsExclusive: true }))
        {
            // Allocating first would release the shared block twice: Allocate releases only this value's own share.
            Value.Allocate(value.Type, value.Dims, null);
        }

        CopyElements(value, Value);
    }

    /// <summary>Makes the value's memory its own, to be updated in place. The lock is held.</summary>
    public void Own()
    {
        if (Value.Block is { } block ? !block.IsExclusive : Value.Objects is not null)
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
