using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>What a queue holds and how much of it.</summary>
/// <param name="Kind">The name of its op, without a version.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Types">The type of each component of an element.</param>
/// <param name="Shapes">The shape of each component; none when elements may be of any shapes.</param>
/// <param name="Capacity">How many elements may be inside.</param>
/// <param name="Kept">How many stay inside while the queue is open.</param>
internal sealed record QueueSpec(string Kind, string Name, DataType[] Types, PartialDims[] Shapes, int Capacity, int Kept)
{
    /// <summary>Whether elements of different sizes are brought to one size, by zeros, to leave together.</summary>
    public bool Pads => Kind == "PaddingFIFOQueue";

    /// <summary>Fails unless a node that shares the queue means one that is made alike.</summary>
    public void RequireSame(QueueSpec other)
    {
        void Check<T>(string what, T has, T wants)
        {
            if (!Equals(has, wants))
            {
                throw EngineException.InvalidArgument($"Shared queue '{Name}' has {what} {has} but requested {what} was {wants}");
            }
        }

        Check("type", Kind, other.Kind);
        Check("capacity", Capacity, other.Capacity);
        Check("min_after_dequeue", Kept, other.Kept);
        Check("component types", Text(Types, t => t.Name()), Text(other.Types, t => t.Name()));
        Check("component shapes", Text(Shapes, s => s.ToString()), Text(other.Shapes, s => s.ToString()));
    }

    /// <summary>Fails unless a tuple's types are the queue's.</summary>
    public void RequireTypes(IReadOnlyList<DataType> types)
    {
        if (!types.SequenceEqual(Types))
        {
            throw EngineException.InvalidArgument($"{Kind} '{Name}' holds elements of {Text(Types, t => t.Name())}, the node's components are {Text(types, t => t.Name())}");
        }
    }

    /// <summary>Fails unless a component's shape is the queue's.</summary>
    public void RequireShape(int component, in Dims dims)
    {
        if (Shapes.Length > 0 && !Shapes[component].IsCompatible(dims))
        {
            throw EngineException.InvalidArgument($"Shape mismatch in tuple component {component}. Expected {Shapes[component]}, got {dims}");
        }
    }

    /// <summary>Fails unless elements can be joined to batches.</summary>
    public void RequireShapes()
    {
        if (Shapes.Length == 0)
        {
            throw EngineException.InvalidArgument($"{Kind}'s DequeueMany and DequeueUpTo require the components to have specified shapes: '{Name}' was made without");
        }
    }

    private static string Text<T>(IEnumerable<T> items, Func<T, string> text) => $"[{string.Join(", ", items.Select(text))}]";
}
