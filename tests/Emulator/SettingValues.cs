namespace MediaProviders.Emulator;

/// <summary>The second field of an error body, beside <c>message</c>.</summary>
public enum ErrorDetailField
{
    /// <summary><c>details</c>, as in the vendor's prose.</summary>
    Details,

    /// <summary><c>reason</c>, as in the vendor's OpenAPI file.</summary>
    Reason,

    /// <summary><c>details</c> and <c>reason</c>.</summary>
    Both,

    /// <summary><c>title</c> and <c>reason</c> without a <c>message</c>, as in the schema of an early OpenAPI file.</summary>
    Title,
}

/// <summary>The body of a list without entries.</summary>
public enum EmptyListForm
{
    /// <summary>The whole envelope with <c>[]</c>.</summary>
    EmptyArray,

    /// <summary><c>{}</c>.</summary>
    EmptyObject,

    /// <summary>The envelope down to <c>application</c>.</summary>
    NoMedia,

    /// <summary>The envelope down to <c>media</c>.</summary>
    NoProviders,

    /// <summary>The whole envelope with <c>"providers":null</c>.</summary>
    NullProviders,

    /// <summary><c>null</c>.</summary>
    NullBody,
}

/// <summary>Which names a POST may carry; never an empty one.</summary>
public enum NameRule
{
    /// <summary>1 to 200 ASCII letters, hyphens and underscores.</summary>
    Letters,

    /// <summary>The same with digits.</summary>
    LettersAndDigits,

    /// <summary>Anything, as before 2020-03-10.</summary>
    Off,
}

/// <summary>Whether a request is accepted that the documents leave open.</summary>
public enum Verdict
{
    /// <summary>400.</summary>
    Refuse,

    /// <summary>Accepted.</summary>
    Accept,
}

/// <summary>The place of an overwritten entry.</summary>
public enum OverwriteSlot
{
    /// <summary>The place it had.</summary>
    Kept,

    /// <summary>The last place.</summary>
    MovesToEnd,
}

/// <summary>The order in which a request is judged.</summary>
public enum CheckOrder
{
    /// <summary>401 before 400, 404, 405 and 415.</summary>
    AuthenticationFirst,

    /// <summary>The others before 401.</summary>
    RequestFirst,
}

/// <summary>The answer to a method that a known path does not offer.</summary>
public enum UnsupportedMethod
{
    /// <summary>405; nothing is changed.</summary>
    MethodNotAllowed,

    /// <summary>404; nothing is changed.</summary>
    NotFound,

    /// <summary>405, but DELETE on the collection empties the list, as a draft of the vendor's page had it in 2019.</summary>
    WipesTheList,
}

/// <summary>When two names are the same.</summary>
public enum NameComparison
{
    /// <summary>When all characters are.</summary>
    CaseSensitive,

    /// <summary>When they are but for the case of letters.</summary>
    CaseInsensitive,
}

/// <summary>How the list shows passwords and bearers.</summary>
public enum ListedSecrets
{
    /// <summary>As they are.</summary>
    ClearText,

    /// <summary>As eight asterisks.</summary>
    Asterisks,

    /// <summary>As eight bullets (U+2022).</summary>
    Bullets,

    /// <summary>Not at all.</summary>
    Omitted,
}

/// <summary>Which members of an accepted POST are stored.</summary>
public enum StoredMembers
{
    /// <summary>Those the documents know.</summary>
    Known,

    /// <summary>All of them.</summary>
    All,
}

/// <summary>How the texts of a POST are stored.</summary>
public enum StoredTexts
{
    /// <summary>As they are sent.</summary>
    AsSent,

    /// <summary>User names without blanks around them.</summary>
    TrimmedUsernames,

    /// <summary>User names in lower case.</summary>
    LowerCaseUsernames,

    /// <summary>Names of entries in lower case.</summary>
    LowerCaseNames,
}

/// <summary>The order of the list.</summary>
public enum ListOrder
{
    /// <summary>As written.</summary>
    Insertion,

    /// <summary>By name, ordinally.</summary>
    Sorted,

    /// <summary>Another one each time, from the seed of the emulator.</summary>
    Shuffled,
}

/// <summary>The body of a successful POST or DELETE.</summary>
public enum EmptySuccess
{
    /// <summary>None: <c>Content-Length: 0</c>.</summary>
    NoBody,

    /// <summary><c>{}</c>.</summary>
    EmptyObject,

    /// <summary><c>null</c>.</summary>
    NullBody,
}

/// <summary>A limit on the requests of one bot.</summary>
/// <param name="RequestsPerSecond">How many are served in any one second; at least 1.</param>
/// <param name="Status">
/// 429, sent with <c>Retry-After: 1</c>, or 500 with the text that the vendor documents for a throttled <c>capability</c> call.
/// </param>
public sealed record Throttle(int RequestsPerSecond, int Status = 429);
