namespace MediaProviders.Commands.Tests.Importing;

public sealed class ImportNamesTests
{
    private readonly ImportNames names = new([]);

    [Theory]
    [InlineData("images", "images")]
    [InlineData("cdn_token-2", "cdn_token-2")]
    [InlineData("old name/v1", "old-name-v1")]
    [InlineData("  a  b  ", "a-b")]
    [InlineData("größe", "gr-e")]
    [InlineData("日本", "entry")]
    [InlineData("---", "entry")]
    [InlineData("a\u001b[31mb\n", "a-31mb")]
    [InlineData("pulumi", "pulumi-2")]
    public void ResourceOf_Name_CanBeAResourceName(string entry, string resource) => names.ResourceOf(entry).ShouldBe(resource);

    [Fact]
    public void ResourceOf_NamesThatBecomeTheSame_GetNumbers()
    {
        string[] given = ["a b", "a/b", "a-b", "A b"];

        given.Select(names.ResourceOf).ShouldBe(["a-b", "a-b-2", "a-b-3", "A-b-4"]);
    }

    [Fact]
    public void ResourceOf_LongName_IsCut() => names.ResourceOf(new string('x', 500) + "!").ShouldBe(new string('x', 200));

    [Theory]
    [InlineData("images", "imagesPassword")]
    [InlineData("Old-name_v1", "oldNameV1Password")]
    [InlineData("2020-logs", "entry2020LogsPassword")]
    [InlineData("_", "entryPassword")]
    public void ConfigKeyOf_Resource_IsACamelCaseWord(string resource, string key) => names.ConfigKeyOf(resource, "Password").ShouldBe(key);

    [Fact]
    public void ConfigKeyOf_NameThatAResourceHas_IsAnother()
    {
        // Resources and configuration share their names in Pulumi YAML.
        names.ResourceOf("imagesPassword");
        names.ResourceOf("images");

        names.ConfigKeyOf("images", "Password").ShouldBe("imagesPassword2");
    }

    // A stack's file is YAML in any of its forms, or JSON.
    [Theory]
    [InlineData("config:\n  media:imagesPassword:\n    secure: v1:abc\n")]
    [InlineData("config:\r\n  media:imagesPassword:\r\n    secure: v1:abc\r\n")]
    [InlineData("config: {media:imagesPassword: {secure: v1}}")]
    [InlineData("config:\n  \"media:imagesPassword\": x\n")]
    [InlineData("config:\n  'media:imagesPassword' : x\n")]
    [InlineData("config:\n  imagesPassword\t: x\n")]
    [InlineData("{\"config\":{\"media:imagesPassword\":{\"secure\":\"v1\"}}}")]
    [InlineData("{\"config\":{\"imagesPassword\"\n:\t1}}")]
    [InlineData("\ufeffimagesPassword: x")]
    public void KeysOf_AFileOfAnyForm_HasTheKey(string text) => ImportNames.KeysOf(text).ShouldContain("imagesPassword");

    [Theory]
    [InlineData("Pulumi.yaml")]
    [InlineData("Pulumi.dev.yml")]
    [InlineData("Pulumi.dev.json")]
    public void InUse_AFileOfTheStack_IsRead(string file)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, file), "{\"config\":{\"media:imagesPassword\":\"x\"}}");

            ImportNames.InUse([], [folder.FullName]).ShouldContain("imagesPassword");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The CLI finds the project from a folder in it, and the files of its stacks where the project says.
    [Theory]
    [InlineData("Pulumi.yaml", "name: media\nstackConfigDir: deploy/stacks # not here\n")]
    [InlineData("Pulumi.yaml", "config: 'deploy/stacks'\r\nname: media\r\n")]
    [InlineData("Pulumi.json", "{\"name\":\"media\",\"stackConfigDir\":\"deploy/stacks\"}")]
    public void InUse_ProjectAboveAndItsStacksElsewhere_AreRead(string file, string project)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, file), project);
            File.WriteAllText(Path.Combine(folder.CreateSubdirectory("deploy/stacks").FullName, "Pulumi.dev.yaml"), "config:\n  media:imagesPassword: x\n");

            var inUse = ImportNames.InUse([], [folder.CreateSubdirectory("src/states").FullName]);

            inUse.ShouldContain("imagesPassword");
            inUse.ShouldContain("name");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
