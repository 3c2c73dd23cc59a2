// A provider of our schema on Pulumi's own Node SDK, in its plainest form: Check accepts what it is given.
"use strict";

const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { main } = require("@pulumi/pulumi/provider");

class Provider {
  constructor() {
    this.version = "0.1.0";
    this.schema = readFileSync(join(__dirname, "../../../provider/schema.json"), "utf8");
  }

  async check(urn, olds, news) {
    return { inputs: news, failures: [] };
  }

  async diff() {
    return { changes: false };
  }

  async create(urn, inputs) {
    return { id: `${inputs.botId}/${inputs.name}`, outs: inputs };
  }

  async read(id, urn, props) {
    return { id, props };
  }
}

main(new Provider(), process.argv.slice(2));
