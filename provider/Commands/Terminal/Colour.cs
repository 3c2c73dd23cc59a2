namespace MediaProviders.Commands.Terminal;

/// <summary>The colours of a text, by their numbers in ECMA-48.</summary>
internal enum Colour
{
    /// <summary>No colour, but bold: a heading.</summary>
    Bold = 1,

    /// <summary>Red: something is wrong.</summary>
    Red = 31,

    /// <summary>Green: all is well.</summary>
    Green = 32,

    /// <summary>Yellow: something should be known.</summary>
    Yellow = 33,
}
