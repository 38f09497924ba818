namespace NumSharp;

/// <summary>The element types an <see cref="NDArray"/> can hold. Values equal those of <see cref="TypeCode"/>.</summary>
public enum NPTypeCode
{
    /// <summary>No type.</summary>
    Empty = 0,

    /// <summary><see cref="bool"/>, the type of masks.</summary>
    Boolean = 3,

    /// <summary><see cref="byte"/>, as in images.</summary>
    Byte = 6,

    /// <summary><see cref="int"/>.</summary>
    Int32 = 9,

    /// <summary><see cref="long"/>.</summary>
    Int64 = 11,

    /// <summary><see cref="float"/>.</summary>
    Single = 13,

    /// <summary><see cref="double"/>, the type of everything that is not asked for otherwise.</summary>
    Double = 14,
}
