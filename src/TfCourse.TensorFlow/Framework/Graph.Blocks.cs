namespace Tensorflow;

public sealed partial class Graph
{
    internal ScopeBlock Waiting(IReadOnlyList<Operation>? dependencies)
    {
        PushControlDependencies(dependencies);
        return new ScopeBlock(PopControlDependencies);
    }

    internal ScopeBlock Colocated(Operation? op, bool ignoreExisting = false)
    {
        PushColocation(op, ignoreExisting);
        return new ScopeBlock(PopColocation);
    }

    internal ScopeBlock AtHome(AttrValue home)
    {
        PushHome(home);
        return new ScopeBlock(PopHome);
    }

    internal ScopeBlock OnDevice(string? device)
    {
        PushDevice(device);
        return new ScopeBlock(PopDevice);
    }

    internal ScopeBlock PlacedBy(Func<Operation, string>? function)
    {
        if (function is null)
        {
            return OnDevice(null);
        }

        PushDevice(function);
        return new ScopeBlock(PopDevice);
    }
}
