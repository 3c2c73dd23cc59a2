'use strict';
// What a client can see of the gRPC layer: time, cancellation, size, numbers, and connections that come and go.

const assert = require('node:assert/strict');
const { after, afterEach, before, test } = require('node:test');
const { setTimeout } = require('node:timers/promises');
const grpc = require('@grpc/grpc-js');
const { SilentApi } = require('./support/api');
const bytes = require('./support/bytes');
const { Client } = require('./support/client');
const { Plugin } = require('./support/plugin');
const { about, basic, configure, inputs, urn } = require('./support/program');
const { Wire } = require('./support/wire');

const bot = { id: 'my-bot' };
const ACK = 1;
let api;
let plugin;
let client;
let opened = [];

before(async () => {
  api = await SilentApi.start();
  plugin = await Plugin.start(['127.0.0.1:1']);
  client = plugin.connect();
  await configure(client, { endpoint: api.address, botId: bot.id });
});

after(async () => {
  await plugin.stop();
  api.stop();
});

afterEach(() => {
  opened.forEach((one) => one.stop());
  opened = [];
});

const read = { ...about('images'), id: 'my-bot/images' };

const check = (name, config = basic()) => ({ ...about(name), olds: {}, news: { name, config } });

/** A client whose bytes go through a wire that can be watched and cut. */
async function overWire(port, options) {
  const wire = await Wire.start(port);
  const wired = new Client(wire.address, options);
  opened.push({ stop: () => wired.close() }, wire);
  return { wire, wired };
}

test('A call that its client cancels ends the request behind it', async () => {
  const asked = api.next();
  const answer = client.call('read', read);
  const failure = assert.rejects(answer, { code: grpc.status.CANCELLED });
  const request = await asked;

  answer.call.cancel();

  await failure;
  await request.closed;
});

test('A call whose deadline passes ends the request behind it', async () => {
  const asked = api.next();
  const { code } = await client.failure('read', read, { deadline: Date.now() + 1500 });

  assert.equal(code, 'DEADLINE_EXCEEDED');
  await (await asked).closed;
});

test('A call whose deadline has passed is not begun', async () => {
  const { code } = await client.failure('getPluginInfo', {}, { deadline: Date.now() - 1000 });

  assert.equal(code, 'DEADLINE_EXCEEDED');
});

test('A deadline far away does not disturb a call', async () => {
  assert.ok((await client.call('getPluginInfo', {}, { deadline: Date.now() + 3_600_000 })).version);
});

test('A thousand calls at once are each answered with their own', async () => {
  const names = Array.from({ length: 1000 }, (_, i) => `call-${letters(i)}`);

  const answers = await Promise.all(names.map((name) => client.call('check', check(name))));

  assert.deepEqual(answers.map((answer) => answer.inputs.name), names);
});

const letters = (number) => [...String(number)].map((digit) => 'abcdefghij'[digit]).join('');

test('Cancel is answered while a thousand creates hang, and ends them all', async () => {
  const own = await Plugin.start(['127.0.0.1:1']);
  const many = own.connect();
  await configure(many, { endpoint: api.address });
  const asked = api.next();
  const creates = Array.from({ length: 1000 }, (_, i) => many.failure('create', { ...about(`r${i}`), properties: inputs(bot, `many-${letters(i)}`), timeout: 600 }));
  const request = await asked;

  assert.deepEqual(await many.call('cancel', {}, { deadline: Date.now() + 10_000 }), {});

  const ended = await Promise.all(creates);
  assert.deepEqual([...new Set(ended.map(({ code }) => code))], ['CANCELLED']);
  assert.equal(ended[0].text, "Creating 'my-bot/many-a' was cancelled.");
  await request.closed;
  const { code, signal, stderr } = await own.stop();
  assert.deepEqual({ code, signal, stderr }, { code: 0, signal: null, stderr: '' });
});

test('A message of 50 MiB passes both ways', async () => {
  const large = Buffer.alloc(50 * 1024 * 1024, 'x');
  const news = Buffer.concat([bytes.tree('name', bytes.text('large')), bytes.tree('config', bytes.object(bytes.tree('bearer', bytes.text(large))))]);

  const answer = await client.raw('Check', bytes.check(about('large'), news));

  const start = answer.indexOf('xxxx');
  assert.ok(answer.subarray(start, start + large.length).equals(large));
});

test('Pings that keep a connection alive are answered, as many as come', async () => {
  const { wire, wired } = await overWire(plugin.port, { 'grpc.keepalive_time_ms': 50, 'grpc.keepalive_timeout_ms': 20_000, 'grpc.keepalive_permit_without_calls': 1 });
  wire.on('GOAWAY', () => assert.fail('the plugin must not mind pings'));
  const asked = api.next();
  const answer = wired.call('read', { ...read, timeout: 600 });
  const waiting = await asked;

  const pings = await wire.frames('PING', 20);
  waiting.answer('{"settings":{"application":{"media":{"providers":[]}}}}');

  assert.ok(pings.every((ping) => ping.flags === ACK));
  assert.equal((await answer).id, '');
});

test('A client that was idle, left and comes back finds its session', async () => {
  const idle = plugin.connect({ 'grpc.client_idle_timeout_ms': 1000 });
  await idle.call('check', check('before'));
  await idle.leaves(grpc.connectivityState.READY);
  assert.equal(idle.stub.getChannel().getConnectivityState(false), grpc.connectivityState.IDLE);

  const { failuresList } = await idle.call('check', check('after'));

  assert.deepEqual(failuresList, []);
});

test('A connection that nobody uses stays open', async () => {
  const { wire, wired } = await overWire(plugin.port);
  await wired.call('getPluginInfo');
  wire.on('GOAWAY', () => assert.fail('the plugin must not end a connection by itself'));

  // A server looks for idle connections once a second.
  await setTimeout(3000);

  await wired.call('getPluginInfo');
  assert.equal(wire.connections, 1);
});

test('A connection lost in mid-call ends the request behind it, and the next one finds the session', async () => {
  const { wire, wired } = await overWire(plugin.port);
  const asked = api.next();
  const failure = wired.failure('read', read);
  const request = await asked;

  wire.cut();

  assert.equal((await failure).code, 'UNAVAILABLE');
  await request.closed;
  assert.deepEqual((await wired.call('check', check('lost'))).failuresList, []);
});

test('Two clients of one process share its session and do not disturb each other', async () => {
  const other = plugin.connect();
  const asked = api.next();
  const answer = client.call('read', { ...read, timeout: 600 });
  const request = await asked;
  await client.call('check', check('wanted-by-one'));

  const { failuresList } = await other.call('check', { ...check('wanted-by-one'), ...about('another') });
  other.close();
  request.answer('{"settings":{"application":{"media":{"providers":[]}}}}');

  assert.equal(failuresList[0].reason, `is also the name of another resource of this program on this bot: '${urn('wanted-by-one')}'. `
    + 'Two resources cannot be one entry; give one of them another name, or remove it.');
  assert.equal((await answer).id, '');
});

test('SIGTERM says GOAWAY, ends what runs and leaves in order', async () => {
  const own = await Plugin.start(['127.0.0.1:1']);
  const { wire, wired } = await overWire(own.port);
  await configure(wired, { endpoint: api.address });
  const asked = api.next();
  const failure = wired.failure('read', { ...read, timeout: 600 });
  const request = await asked;
  const goaway = wire.frames('GOAWAY');

  const ended = await own.stop('SIGTERM');

  assert.deepEqual(await failure, { code: 'CANCELLED', text: "Reading 'my-bot/images' was cancelled.", details: [] });
  await request.closed;
  const [{ payload }] = await goaway;
  assert.equal(payload.readUInt32BE(4), 0, 'the reason is NO_ERROR');
  assert.deepEqual({ code: ended.code, signal: ended.signal, stderr: ended.stderr }, { code: 0, signal: null, stderr: '' });
});
