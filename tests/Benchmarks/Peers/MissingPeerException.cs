namespace MediaProviders.Benchmarks.Peers;

/// <summary>A peer that is to be measured is not there. Old figures are never printed in its place.</summary>
/// <param name="remedy">How it is made.</param>
internal sealed class MissingPeerException(string peer, string remedy) : Exception($"{peer} is missing, and nothing is measured without it. {remedy}");
