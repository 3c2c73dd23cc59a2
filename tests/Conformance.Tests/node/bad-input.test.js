'use strict';
// Calls that no engine should make, or that only older and later ones make: a clear error or the right answer, never a crash.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const bytes = require('./support/bytes');
const { failureOf } = require('./support/client');
const { Plugin } = require('./support/plugin');
const { Bot, TYPE, about, basic, configure, inputs, state, urn } = require('./support/program');
const { SIGNATURE, secret } = require('./support/values');

const bot = new Bot();
let plugin;
let client;

before(async () => {
  plugin = await Plugin.start(['127.0.0.1:1']);
  client = plugin.connect();
  await configure(client, { botId: bot.id });
});

after(async () => {
  // Whatever came before, the process must still be there and end in order.
  assert.ok((await client.call('getPluginInfo')).version);
  const { code, signal, stderr } = await plugin.stop();
  assert.deepEqual({ code, signal, stderr }, { code: 0, signal: null, stderr: '' });
});

async function assertFails(method, fields, code, text) {
  const failure = await client.failure(method, fields);
  assert.deepEqual({ code: failure.code, text: failure.text }, { code, text });
}

const resourceCalls = ['check', 'diff', 'create', 'read', 'update', 'delete'];

test('Calls before Configure say that it comes first', async () => {
  const early = await Plugin.start(['127.0.0.1:1']);
  const earlyClient = early.connect();
  const expected = {
    code: 'FAILED_PRECONDITION',
    text: 'The provider is not configured: Configure has to succeed in this session before resources, functions and lists can be used.',
    details: [],
  };

  for (const method of [...resourceCalls, 'invoke', 'list']) {
    assert.deepEqual(await earlyClient.failure(method, {}), expected, method);
  }

  assert.deepEqual((await earlyClient.call('checkConfig', { olds: {}, news: { region: 'eu1' } })).inputs, { region: 'eu1' });
  assert.equal((await earlyClient.call('diffConfig', { olds: {}, news: {} })).changes, 1);
  await early.stop();
});

test('A resource of another package is refused', async () => {
  for (const method of resourceCalls) {
    await assertFails(
      method, { urn: urn('x', 'random:index/randomString:RandomString') }, 'NOT_FOUND',
      "The package 'mediaproviders' 0.1.0 has no resource 'random:index/randomString:RandomString'. Correct the token, or use a version of the package that has it.");
  }
});

test('A resource that this version does not have is refused', async () => {
  for (const type of ['mediaproviders:index:WhatsAppBot', 'mediaproviders', 'pulumi:providers:mediaproviders']) {
    await assertFails(
      'check', { urn: urn('x', type), news: {} }, 'NOT_FOUND',
      `The package 'mediaproviders' 0.1.0 has no resource '${type}'. Correct the token, or use a version of the package that has it.`);
  }
});

test('A resource by a short or wrong token is refused with the whole one', async () => {
  for (const type of ['mediaproviders:WhatsAppMediaProvider', 'mediaproviders:other:WhatsAppMediaProvider', 'mediaproviders:index:WhatsappMediaProvider']) {
    await assertFails(
      'check', { urn: urn('x', type), news: {} }, 'NOT_FOUND',
      `The package 'mediaproviders' 0.1.0 has no resource '${type}'; did you mean 'mediaproviders:index:WhatsAppMediaProvider'? Correct the token, or use a version of the package that has it.`);
  }
});

test('A function of another package is refused', async () => {
  await assertFails('invoke', { tok: 'aws:index:getRegion', args: {} }, 'NOT_FOUND',
    "The package 'mediaproviders' 0.1.0 has no function 'aws:index:getRegion'. Correct the token, or use a version of the package that has it.");
  await assertFails('invoke', {}, 'NOT_FOUND',
    "The package 'mediaproviders' 0.1.0 has no function ''. Correct the token, or use a version of the package that has it.");
});

test('A list of what is no resource is refused', async () => {
  await assertFails('list', { token: 'mediaproviders:index:getWhatsAppMediaProvider', query: {} }, 'NOT_FOUND',
    "The package 'mediaproviders' 0.1.0 has no resource 'mediaproviders:index:getWhatsAppMediaProvider'; did you mean 'mediaproviders:index:WhatsAppMediaProvider'? Correct the token, or use a version of the package that has it.");
});

test('A text that is no URN is refused', async () => {
  for (const text of ['', 'images', 'urn:pulumi:dev::media', `urn:other:dev::media::${TYPE}::images`]) {
    await assertFails('check', { urn: text, news: {} }, 'INVALID_ARGUMENT', `'${text}' is not the URN of a resource. Please report this to the Pulumi engine.`);
  }
});

test('A URN of another type than the request is refused', async () => {
  await assertFails('read', { urn: urn('x'), type: 'mediaproviders:index:Other', name: 'x', id: 'x' }, 'INVALID_ARGUMENT',
    `The URN '${urn('x')}' is of the type '${TYPE}', but the request says 'mediaproviders:index:Other'. Please report this to the Pulumi engine.`);
});

test('A URN below a parent and with odd characters in its name is taken', async () => {
  const odd = `urn:pulumi:dev::media::my:index:Parent$${TYPE}::a $b::c/"ü"`;

  const { failuresList } = await client.call('check', { urn: odd, olds: {}, news: { name: 'odd', config: basic() } });

  assert.deepEqual(failuresList, []);
});

test('An engine that sends neither name nor type is answered', async () => {
  const { inputs: checked } = await client.call('check', { urn: urn('nameless'), olds: {}, news: { config: basic() }, randomseed: Buffer.alloc(32, 1) });

  assert.match(checked.name, /^nameless-[a-z]{7}$/);
});

test('An empty id is refused', async () => {
  for (const method of ['diff', 'read', 'update', 'delete']) {
    await assertFails(method, { ...about('images'), id: '' }, 'INVALID_ARGUMENT',
      "The request for 'images' names no id. Give the id of an existing resource.");
  }
});

test('An id without a name is refused', async () => {
  await assertFails('read', { ...about('images'), id: 'my-bot/' }, 'INVALID_ARGUMENT', "The id 'my-bot/' has no name. Write it as 'bot/name'.");
});

test('An id without a bot means the bot of the configuration', async () => {
  await bot.put({ name: 'short', config: { bearer: 'CANARY' } });

  assert.equal((await client.call('read', { ...about('short'), id: 'short' })).id, `${bot.id}/short`);
});

test('The id of a bot that nobody knows is an error and not gone', async () => {
  const stranger = new Bot();
  await stranger.fault({ method: 'GET', status: 401 });

  const { code } = await client.failure('read', { ...about('images'), id: `${stranger.id}/images`, properties: state(stranger, 'images'), inputs: inputs(stranger, 'images') });

  assert.equal(code, 'UNAUTHENTICATED');
});

test('A Create without what it needs is refused', async () => {
  const text = "The inputs of the media provider are incomplete: 'botId', 'name' and exactly one of 'config.basic' and 'config.bearer' must be known.";
  for (const properties of [{}, { ...inputs(bot, 'images'), config: {} }, { ...inputs(bot, 'images'), name: 7 }, { ...inputs(bot, 'images'), config: 'text' }]) {
    await assertFails('create', { ...about('images'), properties }, 'INVALID_ARGUMENT', text);
  }

  await assertFails('create', about('images'), 'INVALID_ARGUMENT', text);
});

test('A Check without any tree asks for what is required', async () => {
  const { inputs: checked, failuresList } = await client.call('check', about('bare'));

  assert.deepEqual(failuresList, [{ property: '', reason: 'config: is required.' }]);
  assert.equal(checked.botId, bot.id);
});

test('A Diff without any tree is answered', async () => {
  assert.equal((await client.call('diff', { ...about('images'), id: `${bot.id}/images` })).changes, 1);
});

test('A Read with state of a later version is answered', async () => {
  const later = new Bot();
  await later.put({ name: 'later', config: { bearer: 'CANARY' } });
  const before = { ...state(later, 'later'), config: { oauth: { issuer: 'x' } }, authentication: 'oauth', labels: ['a'] };

  const { properties } = await client.call('read', { ...about('later'), id: `${later.id}/later`, properties: before, inputs: before });

  assert.deepEqual(properties, state(later, 'later', { bearer: secret('CANARY') }));
});

test('A Delete with state of a later version is done', async () => {
  await bot.put({ name: 'removed', config: { bearer: 'CANARY' } });

  await client.call('delete', { ...about('removed'), id: `${bot.id}/removed`, properties: { config: { oauth: 1 } } });

  assert.ok(!(await bot.entries()).some((entry) => entry.name === 'removed'));
});

test('A secret without a value is refused', async () => {
  await assertFails('check', { ...about('x'), news: { config: { [SIGNATURE]: '1b47061264138c4ac30d75fd1eb44270' } } }, 'INVALID_ARGUMENT',
    "Reading 'news' failed: it contains a secret without a value. Please report this to the Pulumi engine.");
});

test('A tree that is nested without end is refused', async () => {
  let deep = bytes.tree('a', bytes.text('end'));
  for (let level = 0; level < 1100; level++) {
    deep = bytes.tree('a', bytes.object(deep));
  }

  const { code, text } = await failureOf(client.raw('Check', bytes.check(about('deep'), deep)));

  assert.deepEqual({ code, text }, {
    code: 'INVALID_ARGUMENT', text: "Reading the request of 'Check' failed: a value in it is nested too deeply. About 30 levels of objects are possible. Give a flatter value.",
  });
});

test('Odd timeouts mean the usual time', async () => {
  for (const timeout of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1e300, Number.MIN_VALUE * 0]) {
    const { id } = await client.call('create', { ...about('timed'), properties: inputs(bot, 'timed'), timeout });
    assert.equal(id, `${bot.id}/timed`);
  }
});

test('Bytes that are no message are refused', async () => {
  assert.equal((await failureOf(client.raw('Check', Buffer.from([0xff, 0xff, 0xff, 0xff])))).code, 'INTERNAL');
});

test('An unknown method is not implemented', async () => {
  assert.deepEqual(await failureOf(client.raw('Migrate', Buffer.alloc(0))), {
    code: 'UNIMPLEMENTED', text: 'Method is unimplemented.', details: [],
  });
});
