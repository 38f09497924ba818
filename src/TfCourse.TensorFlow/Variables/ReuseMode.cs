namespace Tensorflow;

/// <summary>Whether get_variable makes variables or finds those that are there: false (make), true (find) or <see cref="AUTO_REUSE"/> (find, else make).</summary>
public readonly struct ReuseMode : IEquatable<ReuseMode>
{
    private readonly byte _value;

    private ReuseMode(byte value) => _value = value;

    /// <summary>Finds a variable when it is there and makes it otherwise.</summary>
    public static ReuseMode AUTO_REUSE { get; } = new(2);

    internal bool IsSet => _value > 0;

    internal bool IsTrue => _value == 1;

    /// <summary>true reuses; false does not say anything: a scope inside of one that reuses reuses.</summary>
    public static implicit operator ReuseMode(bool reuse) => new(reuse ? (byte)1 : (byte)0);

    /// <summary>Whether both are the same mode.</summary>
    public static bool operator ==(ReuseMode x, ReuseMode y) => x._value == y._value;

    /// <summary>Whether both are different modes.</summary>
    public static bool operator !=(ReuseMode x, ReuseMode y) => x._value != y._value;

    /// <inheritdoc/>
    public bool Equals(ReuseMode other) => this == other;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ReuseMode other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => _value;

    /// <summary>False, True or AUTO_REUSE.</summary>
    public override string ToString() => _value switch { 0 => "False", 1 => "True", _ => nameof(AUTO_REUSE) };
}
