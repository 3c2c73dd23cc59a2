using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MediaProviders.Docs.Tests.Errors;

/// <summary>
/// Every text for people in the plugin's source, read from the syntax tree, so that none is missed whatever it is thrown or written with: all string
/// literals and interpolated strings of two words or more, pieces joined by <c>+</c> taken as one. Left out is only what the tree shows to be no message:
/// descriptions of the schema, attributes, and the bracketed texts that a type shows a debugger instead of its content.
/// </summary>
internal static class SourceTexts
{
    private static readonly HashSet<string> Descriptions = new(StringComparer.Ordinal)
    {
        "Property", "ObjectType", "EnumType", "EnumValue", "ArrayType", "MapType", "CommandSyntax",
    };

    /// <summary>The texts of a folder's files, in order.</summary>
    public static IReadOnlyList<SourceText> In(string folder) =>
        [.. Repository.Files(folder, "*.cs").SelectMany(path => Of(path, Repository.Read(path)))];

    /// <summary>The texts of one file.</summary>
    public static IEnumerable<SourceText> Of(string path, string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None));
        foreach (var expression in tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>().Where(IsWhole))
        {
            string text = Collapse(TextOf(expression));
            if (IsForPeople(text) && !IsDescription(expression) && !IsStandIn(expression, text))
            {
                yield return new SourceText(path, expression.GetLocation().GetLineSpan().StartLinePosition.Line + 1, text);
            }
        }
    }

    // A text is whole when it is not itself a piece of a sum of texts.
    private static bool IsWhole(ExpressionSyntax expression) => IsText(expression) && !(Outer(expression) is BinaryExpressionSyntax sum && IsText(sum));

    private static bool IsText(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression),
        InterpolatedStringExpressionSyntax => true,
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => IsText(Inner(sum.Left)) || IsText(Inner(sum.Right)),
        _ => false,
    };

    private static string TextOf(ExpressionSyntax expression) => Inner(expression) switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax interpolated =>
            string.Concat(interpolated.Contents.Select(part => part is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : "…")),
        BinaryExpressionSyntax sum when IsText(sum) => TextOf(sum.Left) + TextOf(sum.Right),
        _ => "…",
    };

    private static ExpressionSyntax Inner(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax parenthesized ? Inner(parenthesized.Expression) : expression;

    private static SyntaxNode? Outer(SyntaxNode node) => node.Parent is ParenthesizedExpressionSyntax parenthesized ? Outer(parenthesized) : node.Parent;

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsForPeople(string text) => text.Split(' ').Count(word => word.Any(char.IsLetter)) >= 2;

    // Of 'Type Name { get; } = new(…)' and of 'Type name = new(…)'.
    private static string DeclaredType(ImplicitObjectCreationExpressionSyntax made) => made.Parent?.Parent switch
    {
        PropertyDeclarationSyntax property => property.Type.ToString(),
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variable } => variable.Type.ToString(),
        _ => "",
    };

    private static bool IsStandIn(SyntaxNode node, string text) =>
        text is ['[', .., ']'] && node.Ancestors().OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.ValueText == "ToString");

    private static bool IsDescription(SyntaxNode node) => node.Ancestors().Any(ancestor => ancestor switch
    {
        AttributeSyntax => true,
        ObjectCreationExpressionSyntax made => Descriptions.Contains(made.Type.ToString()),
        ImplicitObjectCreationExpressionSyntax made => Descriptions.Contains(DeclaredType(made)),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Description" } } => true,
        _ => false,
    });
}

/// <summary>A text for people in the source: its fixed parts, with <c>…</c> where a value goes.</summary>
/// <param name="Line">The line it begins on, from 1.</param>
internal sealed record SourceText(string Path, int Line, string Text)
{
    public override string ToString() => $"{Path}:{Line}: {Text}";
}
