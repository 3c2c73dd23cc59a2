'use strict';
// As much of Pulumi's engine as a provider calls: the log.

const grpc = require('@grpc/grpc-js');
const { Empty } = require('google-protobuf/google/protobuf/empty_pb');
const { EngineService } = require('@pulumi/pulumi/proto/engine_grpc_pb');
const { LogSeverity } = require('@pulumi/pulumi/proto/engine_pb');
const { assertNoBareSecret } = require('./values');

const severities = Object.fromEntries(Object.entries(LogSeverity).map(([name, number]) => [number, name]));

class Engine {
  static async start() {
    const engine = new Engine();
    engine.server = new grpc.Server();
    engine.texts = [];
    engine.server.addService(EngineService, { log: (call, answer) => engine.log(call.request, answer) });
    engine.address = await new Promise((resolve, reject) => {
      engine.server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => (error ? reject(error) : resolve(`127.0.0.1:${port}`)));
    });
    return engine;
  }

  /** The texts about one resource, status lines aside; none of all the texts may hold a secret. */
  about(urn) {
    assertNoBareSecret(this.texts, 'the log');
    return this.texts.filter((text) => text.urn === urn && !text.ephemeral).map(({ severity, message }) => `${severity}: ${message}`);
  }

  stop() {
    this.server.forceShutdown();
  }

  log(request, answer) {
    const { severity, ...rest } = request.toObject();
    this.texts.push({ severity: severities[severity], ...rest });
    answer(null, new Empty());
  }
}

module.exports = { Engine };
