namespace MediaProviders.Api;

/// <summary>One HTTP exchange that has ended.</summary>
/// <param name="Method"><c>GET</c>, <c>POST</c> or <c>DELETE</c>.</param>
/// <param name="RouteTemplate">The route without data.</param>
/// <param name="Status">The HTTP status; null when no answer came.</param>
/// <param name="Failure">Why it failed; null for a success.</param>
/// <param name="Started">When it was sent.</param>
/// <param name="Duration">From the request until the answer was read.</param>
internal readonly record struct CallAttempt(string Method, string RouteTemplate, int? Status, ApiFailure? Failure, DateTimeOffset Started, TimeSpan Duration);
