using MediaProviders.Safety.Operations;
using MediaProviders.Sinch.Entries;
using MediaProviders.Values;

namespace MediaProviders.Safety.Guards;

/// <summary>
/// Keeps mask characters from being sent: some servers show <c>****</c> in place of a credential, and a program that took it from there would make it the
/// credential.
/// </summary>
internal static class MaskedText
{
    /// <summary>Stops a write whose entry holds a text of mask characters alone.</summary>
    /// <param name="doing">The write, as the beginning of a refusal: "Creating 'bot/images' is refused".</param>
    /// <param name="entry">What is to be sent.</param>
    /// <exception cref="OperationFailedException">A text of it is a mask.</exception>
    public static void ThrowIfIn(string doing, MediaProvider entry)
    {
        if (PathIn(entry.Credentials) is { } path)
        {
            throw new OperationFailedException(
                FailureKind.InvalidInput,
                $"{doing}: '{path}' holds mask characters alone ('*' or '•'), which an API shows in place of a text that it hides. "
                    + "Nothing was sent. Give the real text.");
        }
    }

    private static string? PathIn(Credentials credentials) => credentials switch
    {
        Credentials.Basic basic when new SecretText(basic.Username).IsMask => "config.basic.username",
        Credentials.Basic { Password.IsMask: true } => "config.basic.password",
        Credentials.Bearer { Token.IsMask: true } => "config.bearer",
        _ => null,
    };
}
