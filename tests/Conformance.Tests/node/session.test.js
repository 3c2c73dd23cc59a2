'use strict';
// The calls about the plugin itself: they need no configuration.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const grpc = require('@grpc/grpc-js');
const { ProviderHandshakeResponse } = require('@pulumi/pulumi/proto/provider_pb');
const { Plugin } = require('./support/plugin');
const { request } = require('./support/messages');

const engine = '127.0.0.1:1';
let plugin;
let client;

before(async () => {
  plugin = await Plugin.start([engine]);
  client = plugin.connect();
});

after(() => plugin.stop());

const capabilities = { acceptSecrets: true, acceptResources: true, acceptOutputs: false, supportsAutonamingConfiguration: true };

test('Handshake with every flag is answered with what the plugin can', async () => {
  const answer = await client.call('handshake', {
    engineAddress: engine, rootDirectory: '/somewhere', programDirectory: '/somewhere', configureWithUrn: true, supportsViews: true,
    supportsRefreshBeforeUpdate: true, invokeWithPreview: true, mapperTarget: engine, loaderTarget: engine, resolverTarget: engine,
  });

  assert.deepEqual(answer, capabilities);
});

test('Handshake with fields of a later engine is answered as ever', async () => {
  // Field 11 is a boolean that engines send already, field 2000 a text, field 2001 a message with a field in it.
  const later = Buffer.from([0x58, 0x01, 0x82, 0x7d, 0x02, 0x68, 0x69, 0x8a, 0x7d, 0x02, 0x08, 0x01]);
  const bytes = Buffer.concat([request('handshake', { engineAddress: engine }).serializeBinary(), later]);

  const answer = ProviderHandshakeResponse.deserializeBinary(new Uint8Array(await client.raw('Handshake', bytes))).toObject();

  assert.deepEqual(answer, capabilities);
});

test('Handshake with nothing at all is answered', async () => {
  assert.deepEqual(await client.call('handshake'), capabilities);
});

test('Attach is answered', async () => {
  assert.deepEqual(await client.call('attach', { address: engine }), {});
});

test('GetPluginInfo, the schema and the command line say one version', async () => {
  const { version } = await client.call('getPluginInfo');
  const { schema } = await client.call('getSchema', { version: 0 });
  const { stdout } = await Plugin.run(['--version']);

  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.equal(JSON.parse(schema).version, version);
  assert.equal(stdout, `${version}\n`);
});

test('GetSchema answers what the command schema writes', async () => {
  const { schema } = await client.call('getSchema', { version: 0 });
  const { code, stdout, stderr } = await Plugin.run(['schema']);

  assert.equal(JSON.parse(schema).name, 'mediaproviders');
  assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: schema, stderr: '' });
});

test('GetMapping has no mapping and is no error', async () => {
  assert.deepEqual(await client.call('getMapping', { key: 'terraform' }), { provider: '', data: '' });
  assert.deepEqual(await client.call('getMapping', { key: 'terraform', provider: 'mediaproviders' }), { provider: '', data: '' });
});

test('GetMappings has no mappings and is no error', async () => {
  assert.deepEqual(await client.call('getMappings', { key: 'terraform' }), { providersList: [] });
});

test('Parameterize is not offered', async () => {
  await assertNotOffered('Parameterize');
});

test('Construct is not offered', async () => {
  await assertNotOffered('Construct');
});

test('Call is not offered', async () => {
  await assertNotOffered('Call');
});

async function assertNotOffered(name) {
  const { code, text } = await client.failure(name.toLowerCase());

  assert.deepEqual({ code, text }, { code: 'UNIMPLEMENTED', text: 'Method is unimplemented.' });
}

test('Metadata of traces does not disturb a call', async () => {
  const metadata = new grpc.Metadata();
  metadata.set('traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
  metadata.set('ot-tracer-spanid', 'b7ad6b7169203331');
  metadata.set('some-bin', Buffer.from([0, 1, 2, 255]));

  const version = await new Promise((resolve, reject) => client.stub.getPluginInfo(
    request('getPluginInfo'), metadata, (error, response) => (error ? reject(error) : resolve(response.getVersion()))));

  assert.match(version, /^\d/);
});

test('A compression that was not announced is refused', async () => {
  const compressing = plugin.connect({ 'grpc.default_compression_algorithm': 2 });

  const { code, text } = await compressing.failure('getPluginInfo');

  assert.deepEqual({ code, text }, { code: 'UNIMPLEMENTED', text: "Unsupported grpc-encoding value 'gzip'. Supported encodings: identity" });
});
