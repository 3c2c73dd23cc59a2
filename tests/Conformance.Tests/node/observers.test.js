'use strict';
// Health and reflection, for tools that know neither Pulumi nor this plugin.

const assert = require('node:assert/strict');
const path = require('node:path');
const { after, before, test } = require('node:test');
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');
const { FileDescriptorProto } = require('google-protobuf/google/protobuf/descriptor_pb');
const { Plugin } = require('./support/plugin');

const protos = path.join(__dirname, '..', '..', '..', 'provider', 'Grpc', 'Protos');
const load = (file) => grpc.loadPackageDefinition(loader.loadSync(file, { includeDirs: [protos], keepCase: true, enums: String, longs: Number, oneofs: true })).grpc;
const { Health } = load('grpc/health/v1/health.proto').health.v1;
const reflections = {
  v1: load('grpc/reflection/v1/reflection.proto').reflection.v1.ServerReflection,
  v1alpha: load('grpc/reflection/v1alpha/reflection.proto').reflection.v1alpha.ServerReflection,
};
const SERVICE = 'pulumirpc.ResourceProvider';
let plugin;

before(async () => { plugin = await Plugin.start(['127.0.0.1:1']); });

after(() => plugin.stop());

const connect = (Service, address = plugin.address) => new Service(address, grpc.credentials.createInsecure(), { 'grpc.use_local_subchannel_pool': 1 });

const checkHealth = (service) => new Promise((resolve, reject) => {
  const health = connect(Health);
  health.check({ service }, (error, answer) => {
    health.close();
    return error ? reject(error) : resolve(answer.status);
  });
});

test('Health says that the plugin and its service are there', async () => {
  assert.deepEqual(await Promise.all(['', SERVICE, 'grpc.health.v1.Health'].map(checkHealth)), ['SERVING', 'SERVING', 'SERVING']);
});

test('Health of another service is not known', async () => {
  await assert.rejects(checkHealth('pulumirpc.Other'), { code: grpc.status.NOT_FOUND, details: "The service 'pulumirpc.Other' is unknown." });
});

test('Health that is watched changes when the plugin is stopped', async () => {
  const own = await Plugin.start(['127.0.0.1:1']);
  const health = connect(Health, own.address);
  const seen = [];
  const watch = health.watch({ service: SERVICE });
  const ended = new Promise((resolve) => { watch.on('error', resolve); });
  watch.on('data', ({ status }) => {
    seen.push(status);
    if (seen.length === 1) {
      own.child.kill('SIGTERM');
    }
  });

  assert.equal((await ended).code, grpc.status.CANCELLED);
  assert.deepEqual(seen, ['SERVING', 'NOT_SERVING']);
  assert.equal((await own.exited).code, 0);
  health.close();
});

/** Asks a stream of reflection one thing after another. */
async function reflect(version, requests) {
  const client = connect(reflections[version]);
  const stream = client.serverReflectionInfo();
  requests.forEach((request) => stream.write(request));
  stream.end();
  const answers = await stream.toArray();
  client.close();
  return answers;
}

const services = ['grpc.health.v1.Health', 'grpc.reflection.v1.ServerReflection', 'grpc.reflection.v1alpha.ServerReflection', SERVICE];

test('Reflection lists the services', async () => {
  const [answer] = await reflect('v1', [{ list_services: '*' }]);

  assert.deepEqual(answer.list_services_response.service.map(({ name }) => name), services);
});

test('Reflection of the older version lists the same', async () => {
  const [answer] = await reflect('v1alpha', [{ list_services: '*' }]);

  assert.deepEqual(answer.list_services_response.service.map(({ name }) => name), services);
});

test('Reflection shows the contract with its methods and its original types', async () => {
  const [{ file_descriptor_response: files }] = await reflect('v1', [{ file_containing_symbol: SERVICE }]);

  const all = files.file_descriptor_proto.map((bytes) => FileDescriptorProto.deserializeBinary(new Uint8Array(bytes)));
  const contract = all.find((file) => file.getServiceList().some((service) => service.getName() === 'ResourceProvider'));
  const methods = contract.getServiceList()[0].getMethodList().map((method) => method.getName());
  const request = contract.getMessageTypeList().find((type) => type.getName() === 'CheckRequest');
  const news = request.getFieldList().find((field) => field.getName() === 'news');
  assert.deepEqual(methods.filter((name) => ['Check', 'Diff', 'Create', 'Read', 'Update', 'Delete', 'List'].includes(name)).length, 7);
  assert.equal(news.getTypeName(), '.google.protobuf.Struct');
});

test('Reflection of what is not there says so', async () => {
  const [answer] = await reflect('v1', [{ file_containing_symbol: 'pulumirpc.Nothing' }]);

  assert.deepEqual(answer.error_response, { error_code: grpc.status.NOT_FOUND, error_message: "There is no symbol 'pulumirpc.Nothing'." });
});
