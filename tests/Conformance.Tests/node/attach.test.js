'use strict';
// A plugin started by hand, to which engines attach: each connection is a session of its own.

const assert = require('node:assert/strict');
const { after, afterEach, before, test } = require('node:test');
const grpc = require('@grpc/grpc-js');
const { SilentApi } = require('./support/api');
const { Client } = require('./support/client');
const { Engine } = require('./support/engine');
const { Plugin } = require('./support/plugin');
const { Bot, TYPE, about, basic, configure, inputs, state, urn } = require('./support/program');
const { Wire } = require('./support/wire');

let plugin;
let engine;
let otherEngine;
let opened = [];

before(async () => {
  plugin = await Plugin.start();
  engine = await Engine.start();
  otherEngine = await Engine.start();
});

after(async () => {
  const { code, signal, stdout, stderr } = await plugin.stop();
  assert.deepEqual({ code, signal, stdout, stderr }, { code: 0, signal: null, stdout: `${plugin.port}\n`, stderr: '' });
  engine.stop();
  otherEngine.stop();
});

afterEach(() => {
  opened.forEach((one) => one.stop());
  opened = [];
});

/** Attaches as an engine does: Handshake without folders, then Attach, on a connection of its own. */
async function attach(to = engine) {
  const client = plugin.connect();
  opened.push({ stop: () => client.close() });
  await client.call('handshake', { engineAddress: to.address, configureWithUrn: true, supportsViews: true, invokeWithPreview: true });
  await client.call('attach', { address: to.address });
  return client;
}

async function configured(config, to) {
  const client = await attach(to);
  await configure(client, config);
  return client;
}

/** An engine that has shaken hands over a wire that can be cut. */
async function overWire() {
  const wire = await Wire.start(plugin.port);
  const client = new Client(wire.address);
  opened.push({ stop: () => client.close() }, wire);
  await client.call('handshake', { engineAddress: engine.address });
  return { wire, client };
}

async function silentApi() {
  const api = await SilentApi.start();
  opened.push(api);
  return api;
}

const notConfigured = {
  code: 'FAILED_PRECONDITION',
  text: 'The provider is not configured: Configure has to succeed in this session before resources, functions and lists can be used.',
  details: [],
};

const cancelled = { code: 'CANCELLED', text: 'The engine has cancelled this session, so no new operation is started.', details: [] };

const list = { token: TYPE, query: {} };

const check = (name) => ({ ...about(name), olds: {}, news: { name, config: basic() } });

test('Side by side: each session has its own configuration', async () => {
  const [botA, botB] = [new Bot(), new Bot()];
  await botA.put({ name: 'a', config: { bearer: 'CANARY' } });
  await botB.put({ name: 'b', config: { bearer: 'CANARY' } });
  const a = await configured({ botId: botA.id });
  const b = await configured({ botId: botB.id }, otherEngine);

  const [fromA, fromB] = await Promise.all([a.list(list), b.list(list)]);

  assert.deepEqual([fromA[0].result.name, fromB[0].result.name], ['a', 'b']);
});

test('Side by side: a schema loader is served without a configuration', async () => {
  const loader = await attach();
  await configured({ botId: new Bot().id });

  assert.ok((await loader.call('getSchema')).schema);
  assert.deepEqual(await loader.failure('check', check('x')), notConfigured);
});

test('Side by side: Cancel ends one session and leaves the other to its work', async () => {
  const api = await silentApi();
  const one = await configured({ endpoint: api.address });
  const other = await configured({ endpoint: api.address }, otherEngine);
  const read = { ...about('x'), id: 'my-bot/x', timeout: 600 };
  const ask = async (client) => {
    const asked = api.next();
    const answer = client.call('read', read).then(() => 'answered', (error) => error.details);
    return { answer, request: await asked };
  };
  const [ended, kept] = [await ask(one), await ask(other)];

  await one.call('cancel');

  assert.equal(await ended.answer, "Reading 'my-bot/x' was cancelled.");
  await ended.request.closed;
  kept.request.answer('{"settings":{"application":{"media":{"providers":[]}}}}');
  assert.equal(await kept.answer, 'answered');
  assert.deepEqual(await one.failure('check', check('y')), cancelled);
  assert.deepEqual((await other.call('diff', { ...about('x'), id: 'my-bot/x' })).changes, 1);
});

test('Side by side: two resources with one name are seen within a session only', async () => {
  const bot = new Bot();
  const one = await configured({ botId: bot.id });
  const other = await configured({ botId: bot.id }, otherEngine);

  await one.call('check', { ...check('same'), ...about('first') });

  assert.equal((await one.call('check', { ...check('same'), ...about('second') })).failuresList.length, 1);
  assert.deepEqual((await other.call('check', { ...check('same'), ...about('second') })).failuresList, []);
});

test('Side by side: what is said goes to the engine of the session', async () => {
  const bot = new Bot();
  const one = await configured({ botId: bot.id });
  const other = await configured({ botId: bot.id }, otherEngine);
  await one.call('create', { ...about('spoken'), properties: inputs(bot, 'spoken') });

  await other.call('create', { ...about('spoken'), properties: inputs(bot, 'spoken') });

  assert.deepEqual(engine.about(urn('spoken')), []);
  assert.deepEqual(otherEngine.about(urn('spoken')), [
    `WARNING: '${bot.id}/spoken' already existed, exactly as the program describes it. This program now manages it.`,
  ]);
});

test('One after another: a session begins without what the one before had', async () => {
  const bot = new Bot();
  const first = await configured({ botId: bot.id });
  await first.call('check', { ...check('kept'), ...about('first') });
  await first.call('create', { ...about('first'), properties: inputs(bot, 'kept') });
  await first.call('cancel');
  first.close();

  const second = await attach(otherEngine);

  assert.deepEqual(await second.failure('check', check('kept')), notConfigured);
  await configure(second, { botId: bot.id });
  assert.deepEqual((await second.call('check', { ...check('kept'), ...about('second') })).failuresList, []);
  await second.call('delete', { ...about('first'), id: `${bot.id}/kept`, properties: state(bot, 'kept') });
  assert.deepEqual(await bot.entries(), [], 'what the first session had claimed is free again');
});

test('One after another on one connection: Handshake begins anew', async () => {
  const bot = new Bot();
  const client = await configured({ botId: bot.id });
  await client.call('cancel');
  assert.deepEqual(await client.failure('list', list), cancelled);

  await client.call('handshake', { engineAddress: otherEngine.address });
  await client.call('attach', { address: otherEngine.address });

  assert.deepEqual(await client.failure('list', list), notConfigured);
  await configure(client, { botId: bot.id });
  assert.deepEqual(await client.list(list), []);
});

test('Handshake without a Cancel before it begins anew, too', async () => {
  const client = await configured({ botId: new Bot().id });

  await client.call('handshake', { engineAddress: engine.address });

  assert.deepEqual(await client.failure('list', list), notConfigured);
});

test('An engine that is gone without a word leaves nothing running', async () => {
  const api = await silentApi();
  const { wire, client } = await overWire();
  await configure(client, { endpoint: api.address });
  const asked = api.next();
  const failure = client.failure('read', { ...about('x'), id: 'my-bot/x', timeout: 600 });
  const request = await asked;

  wire.cut();

  assert.equal((await failure).code, 'UNAVAILABLE');
  await request.closed;
  assert.ok((await (await attach()).call('getPluginInfo')).version);
});

test('A connection made again is a session of its own', async () => {
  const { wire, client } = await overWire();
  await configure(client, { botId: new Bot().id });
  wire.cut();
  await client.leaves(grpc.connectivityState.READY);

  assert.deepEqual(await client.failure('list', list), notConfigured);
});

test('Two sessions of one command: what one has taken over the other does not delete', async () => {
  const bot = new Bot();
  const one = await configured({ botId: bot.id });
  const other = await configured({ botId: bot.id });
  await one.call('create', { ...about('new-owner'), properties: inputs(bot, 'moved') });

  await other.call('delete', { ...about('old-owner'), id: `${bot.id}/moved`, properties: state(bot, 'moved') });

  assert.equal((await bot.entries()).length, 1);
});

test('Ten sessions at once are all served', async () => {
  const bots = Array.from({ length: 10 }, () => new Bot());

  const ids = await Promise.all(bots.map(async (bot) => {
    const client = await configured({ botId: bot.id });
    return (await client.call('create', { ...about('images'), properties: inputs(bot, 'images') })).id;
  }));

  assert.deepEqual(ids, bots.map((bot) => `${bot.id}/images`));
});
