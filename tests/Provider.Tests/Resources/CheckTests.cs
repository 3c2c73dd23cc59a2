namespace MediaProviders.Provider.Tests.Resources;

public sealed class CheckTests : ResourceTests
{
    [Fact]
    public void Check_Complete_FillsDefaultsAndMarksSecretsAtTheLeaf()
    {
        var result = fixture.Check("images", Tree.Of(("name", "images"), ("config", Tree.Secret(Tree.Basic("reader", "pass")))));
        result.Problems.ShouldBeEmpty();
        Tree.Show(result.Inputs).ShouldBe("{botId: bot, config: {basic: {password: S(pass), username: reader}}, name: images, overwrite: false, type: www}");
        fixture.Emulator.Requests.Total.ShouldBe(0);
    }

    [Theory]
    [InlineData("images-2", "images-2")]
    [InlineData("two words", "two words")]
    [InlineData("изображения", "изображения")]
    [InlineData("line\nbreak", "line\\u000Abreak")]
    [InlineData("images\n", "images\\u000A")]
    public void Check_IllegalName_NamesTheRuleAndTheName(string name, string shown)
    {
        var problem = fixture.Check("images", Tree.Of(("name", name), ("config", Tree.Bearer("t")))).Problems.ShouldHaveSingleItem();
        problem.ShouldBe(new Problem(
            problem.Path, $"may only contain the letters A-Z and a-z, '-' and '_', 1 to 200 of them, but is '{shown}'. The API has accepted no other names "
                + "since 2020-03-10.", ShowsValue: true));
        problem.Path.ToString().ShouldBe("name");
    }

    [Theory]
    [InlineData(200, 0)]
    [InlineData(201, 1)]
    public void Check_LengthOfName_IsAtMost200(int length, int problems) =>
        fixture.Check("images", Tree.Of(("name", new string('a', length)), ("config", Tree.Bearer("t")))).Problems.Count.ShouldBe(problems);

    [Fact]
    public void Check_EverythingWrong_SaysAllAtOnceAndSendsNothing()
    {
        var result = fixture.Check("images", Tree.Of(
            ("name", ""),
            ("type", "ftp"),
            ("botId", 7),
            ("overwrite", "yes"),
            ("nmae", "x"),
            ("config", Tree.Of(("basic", Tree.Of(("username", ""), ("pasword", "p"), ("password", Tree.Secret("")))), ("bearer", Tree.Of(("token", "t")))))));
        result.Problems.Select(p => $"{p.Path}: {p.Reason}").ShouldBe(
            [
                "name: must not be empty.",
                "type: must be 'www'.",
                "botId: must be a string, but is a number. Put it in quotes.",
                "overwrite: must be a boolean, but is a string.",
                "nmae: there is no such property; did you mean 'name'?",
                "config.basic.username: must not be empty.",
                "config.basic.pasword: there is no such property; did you mean 'password'?",
                "config.basic.password: must not be empty.",
                "config.bearer: must be a string, but is an object.",
                "config: must have exactly one of 'basic' and 'bearer', but has more.",
            ],
            ignoreOrder: true);
        result.Problems.Where(p => p.ShowsValue).Select(p => p.Path.ToString()).ShouldBe(["name", "type", "botId", "overwrite"], ignoreOrder: true);
        fixture.Emulator.Requests.Total.ShouldBe(0);
    }

    [Fact]
    public void Check_FlatOrNoCredentials_SaysWhatIsKnown()
    {
        fixture.Check("a", Tree.Of(("name", "a"), ("config", Tree.Of(("username", "u"), ("password", "p"))))).Problems.Select(p => $"{p.Path}: {p.Reason}")
            .ShouldBe(
            [
                "config.username: there is no such property; known properties are 'basic', 'bearer'.",
                "config.password: there is no such property; known properties are 'basic', 'bearer'.",
                "config: must have exactly one of 'basic' and 'bearer', but has none.",
            ]);
        fixture.Check("b", Tree.Of(("name", "b"))).Problems.Select(p => $"{p.Path}: {p.Reason}").ShouldBe(["config: is required."]);
    }

    // What YAML makes of '{username: u, password:hush}'.
    [Theory]
    [InlineData("password:hush", "config.basic.password…: there is no such property; did you mean 'password'?")]
    [InlineData("pass=hush",
        "config.basic.…: there is no such property; known properties are 'username', 'password'. Its name is not shown: it has no value, so it may be one.")]
    [InlineData("aHVzaA==",
        "config.basic.…: there is no such property; known properties are 'username', 'password'. Its name is not shown: it has no value, so it may be one.")]
    [InlineData("hush hush",
        "config.basic.…: there is no such property; known properties are 'username', 'password'. Its name is not shown: it has no value, so it may be one.")]
    [InlineData("password hush", "config.basic.password…: there is no such property; did you mean 'password'?")]
    public void Check_NameThatHoldsItsValueToo_IsNotShownWhole(string name, string problem)
    {
        var basic = Tree.Of(("username", "u"), ("password", "p"), (name, Value.Null.Instance));

        var shown = fixture.Check("images", Images.With("config", Tree.Of(("basic", basic)))).Problems.ShouldHaveSingleItem();

        $"{shown.Path}: {shown.Reason}".ShouldBe($"{problem} In YAML, write a colon and a space between a name and its value.");
    }

    // What YAML makes of 'basic: {username: u, passw0rd}': a name without a value, which may be a secret, however like a property it looks.
    [Theory]
    [InlineData("", "nam")]
    [InlineData("config", "passw0rd")]
    [InlineData("config.basic", "passw0rd")]
    [InlineData("config.basic", "_")]
    public void Check_NameWithoutAValue_IsNotShown(string at, string name)
    {
        var nothing = Value.Null.Instance;
        var given = at switch
        {
            "" => Images.With(name, nothing),
            "config" => Images.With("config", Tree.Basic("u", "p").With(name, nothing)),
            _ => Images.With("config", Tree.Of(("basic", Tree.Of(("username", "u"), ("password", "p"), (name, nothing))))),
        };

        var problem = fixture.Check("images", given).Problems.ShouldHaveSingleItem();

        problem.Path.ToString().ShouldBe(at.Length == 0 ? "…" : $"{at}.…");
        problem.Fault.ShouldStartWith("there is no such property; known properties are '");
        problem.Fault.ShouldEndWith(". Its name is not shown: it has no value, so it may be one.");
        problem.ShowsValue.ShouldBeFalse();
    }

    // What the YAML language makes of '${other.config}': it drops a secret inside of an object that is passed on whole.
    [Theory, Each("config.basic.password", "config.basic.username", "config.bearer")]
    public void Check_SecretLostOnItsWay_SaysToPassTheLeaves(string path)
    {
        var config = path switch
        {
            "config.bearer" => Tree.Bearer(ObjectValue.Empty),
            "config.basic.username" => Tree.Basic(ObjectValue.Empty, "hush"),
            _ => Tree.Basic("reader", Tree.Secret(ObjectValue.Empty)),
        };

        var problem = fixture.Check("images", Tree.Of(("name", "images"), ("config", config))).Problems.ShouldHaveSingleItem();

        (problem.Path.ToString(), problem.ShowsValue).ShouldBe((path, false));
        problem.Reason.ShouldBe(
            "must be a string, but is an empty object. YAML turns a secret into one when the object around it is passed as a whole: pass each property on its own.");
    }

    [Fact]
    public void Check_Failures_ShowAValueOnlyOfFourPlainProperties()
    {
        object?[] wrong = ["", 7, false, Tree.Of(("a", "hush")), new Value.List([new Value.Text("hush")]), Tree.Secret("hush"), Tree.Secret(7),
            ObjectValue.Empty];
        foreach (var property in WhatsAppMediaProvider.Shape.Inputs.Properties.Select(p => p.Name).Append("nmae"))
        {
            foreach (var value in wrong)
            {
                var given = Tree.Of(("name", "images"), ("config", Tree.Bearer("t"))).With(property, Tree.Of((property, value))[property]);
                foreach (var problem in fixture.Check("images", given).Problems.Where(p => p.ShowsValue))
                {
                    problem.Path.ToString().ShouldBe(property);
                    new[] { "botId", "name", "type", "overwrite" }.ShouldContain(property);
                    value.ShouldNotBeOfType<ObjectValue>();
                    value.ShouldNotBeOfType<Value.List>();
                    value.ShouldNotBeOfType<Value.Secret>();
                }
            }
        }
    }

    [Theory, Each("name", "type", "botId", "overwrite", "config")]
    public void Check_UnknownAnywhere_IsNeverAProblemAndStays(string property)
    {
        var given = Tree.Of(("name", "a"), ("config", Tree.Bearer("t"))).With(property, Tree.Unknown);
        var result = fixture.Check("images", given);
        result.Problems.ShouldBeEmpty();
        result.Inputs[property].IsUnknown.ShouldBeTrue();
    }

    [Fact]
    public void Check_UnknownLeaves_AreNeverProblems()
    {
        var inputs = fixture.Check("a", Tree.Of(("name", "a"), ("config", Tree.Basic(Tree.Unknown, Tree.Secret(Tree.Unknown)))));
        inputs.Problems.ShouldBeEmpty();
        Tree.Show(inputs.Inputs["config"]).ShouldBe("{basic: {password: S(?), username: ?}}");
        fixture.Check("b", Tree.Of(("name", "b"), ("config", Tree.Of(("basic", Tree.Unknown), ("bearer", null))))).Problems.ShouldBeEmpty();
        fixture.Check("c", Tree.Of(("name", "c"), ("config", Tree.Of(("basic", Tree.Unknown), ("bearer", Tree.Unknown))))).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Check_NoBotAnywhere_NamesBothPlaces()
    {
        fixture.NextCommand(("botId", null));
        var problem = fixture.Check("images", Tree.Of(("name", "images"), ("config", Tree.Bearer("t")))).Problems.ShouldHaveSingleItem();
        (problem.Path.ToString(), problem.ShowsValue).ShouldBe(("botId", false));
        problem.Reason
            .ShouldBe("is missing: give it here, or set 'botId' in the provider's configuration (or SINCH_BOT_ID) for every resource that names no bot.");
    }

    [Fact]
    public void Check_IllegalNameThatIsInTheStateAlready_StaysValid()
    {
        var given = Tree.Of(("name", "old name/v1"), ("config", Tree.Bearer("t")));
        fixture.Check("images", given, last: Tree.Of(("name", "old name/v1"))).Problems.ShouldBeEmpty();
        fixture.Check("images", given, last: Tree.Of(("name", "other"))).Problems.ShouldHaveSingleItem();
    }

    [Fact]
    public void Check_TwoResourcesOneEntry_NamesTheOther()
    {
        var given = Tree.Of(("name", "images"), ("config", Tree.Bearer("t")));
        fixture.Check("one", given).Problems.ShouldBeEmpty();
        fixture.Check("one", given).Problems.ShouldBeEmpty();
        var problem = fixture.Check("two", given).Problems.ShouldHaveSingleItem();
        problem.Reason.ShouldBe(
            "is also the name of another resource of this program on this bot: 'urn:one'. Two resources cannot be one entry; give one of them another name, or "
                + "remove it.");
        fixture.Check("two", given.With("botId", new Value.Text("bot2"))).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Check_NameWithoutTheRequiredPrefix_IsRefused()
    {
        fixture.NextCommand(("requiredNamePrefix", "dev-"));
        var problem = fixture.Check("a", Tree.Of(("name", "prod-a"), ("config", Tree.Bearer("t")))).Problems.ShouldHaveSingleItem();
        problem.Reason.ShouldBe("must start with 'dev-' (requiredNamePrefix of the provider's configuration), but is 'prod-a'.");
        fixture.Check("b", Tree.Of(("name", "dev-b"), ("config", Tree.Bearer("t")))).Problems.ShouldBeEmpty();
        ((Value.Text)fixture.Check("c", Tree.Of(("config", Tree.Bearer("t")))).Inputs["name"]).Content.ShouldMatch("^dev-c-[a-z]{7}$");
    }

    [Fact]
    public void Check_GeneratedNameWithoutANewPrefix_IsNamedInTheTextOnly()
    {
        fixture.NextCommand(("requiredNamePrefix", "dev-"));
        var given = Tree.Of(("config", Tree.Bearer("t")));

        var problem = fixture.Check("images", given, given.With("name", new Value.Text("images-abcdefg"))).Problems.ShouldHaveSingleItem();

        problem.Reason.ShouldBe("must start with 'dev-' (requiredNamePrefix of the provider's configuration), but is 'images-abcdefg'.");
        problem.ShowsValue.ShouldBeFalse();
    }

    [Fact]
    public void Check_SecretName_IsNotShown()
    {
        var result = fixture.Check("a", Tree.Of(("name", Tree.Secret("hush 1")), ("config", Tree.Bearer("t"))));
        result.Problems.ShouldHaveSingleItem().ShowsValue.ShouldBeFalse();
        result.Problems[0].Reason.ShouldNotContain("hush");
        result.Inputs["name"].IsSecret.ShouldBeTrue();
    }

    [Fact]
    public void Check_OldNameOnceMoreWithoutTheState_IsTakenInTheSameSession()
    {
        var given = Tree.Of(("name", "images-2"), ("config", Tree.Bearer("t")));
        fixture.Check("images", given, given).Problems.ShouldBeEmpty();
        fixture.Check("images", given).Problems.ShouldBeEmpty();
        fixture.Check("others", given).Problems.ShouldNotBeEmpty();
        fixture.NextCommand();
        fixture.Check("images", given).Problems.ShouldNotBeEmpty();
    }
}
