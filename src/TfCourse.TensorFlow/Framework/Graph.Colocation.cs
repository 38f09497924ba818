using Google.Protobuf;

namespace Tensorflow;

public sealed partial class Graph
{
    private readonly Stack<(IReadOnlyList<Operation> With, Stack<DeviceBlock> Devices)> _colocations = new();
    private readonly Stack<AttrValue> _homes = new();

    /// <summary>From here on new operations are placed with this one too; null: with none.</summary>
    /// <param name="op">The operation; null forgets those around.</param>
    /// <param name="ignoreExisting">Whether those around are forgotten.</param>
    internal void PushColocation(Operation? op, bool ignoreExisting = false)
    {
        IReadOnlyList<Operation> around = ignoreExisting || !_colocations.TryPeek(out var top) ? [] : top.With;
        _colocations.Push((op is null ? [] : [.. around, op], ForgetDevices()));
    }

    /// <summary>Undoes the last of <see cref="PushColocation"/>.</summary>
    internal void PopColocation() => RestoreDevices(_colocations.Pop().Devices);

    /// <summary>New operations belong to the variable of that name, unless a colocation says something else.</summary>
    internal void PushHome(AttrValue home) => _homes.Push(home);

    /// <summary>Undoes the last of <see cref="PushHome"/>.</summary>
    internal void PopHome() => _homes.Pop();

    /// <summary>Gives a new operation its place beside others.</summary>
    internal void Colocate(Operation op)
    {
        if (_homes.TryPeek(out AttrValue? home) && !op.HasExtra("_class"))
        {
            op.SetExtra("_class", home);
        }

        if (!_colocations.TryPeek(out var top) || top.With.Count == 0)
        {
            return;
        }

        var names = new List<string>();
        foreach (Operation with in top.With)
        {
            names.AddRange(with.HasExtra("_class") ? with.get_attr("_class").List.S.Select(s => s.ToStringUtf8()) : ["loc:@" + with.name]);
        }

        // The innermost that has a device gives it.
        op.Device = top.With.Reverse().FirstOrDefault(w => w.Device.Length > 0)?.Device ?? op.Device;
        var list = new AttrValue.Types.ListValue();
        list.S.AddRange((names.Count > 1 ? names.Distinct().Order(StringComparer.Ordinal) : names.AsEnumerable()).Select(ByteString.CopyFromUtf8));
        op.SetExtra("_class", new AttrValue { List = list });
    }

    /// <summary>The attribute that places a node beside another.</summary>
    internal static AttrValue ColocationWith(string node)
    {
        var list = new AttrValue.Types.ListValue();
        list.S.Add(ByteString.CopyFromUtf8("loc:@" + node));
        return new AttrValue { List = list };
    }
}
