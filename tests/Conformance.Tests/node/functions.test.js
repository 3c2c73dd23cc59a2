'use strict';
// Functions and lists.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { Plugin } = require('./support/plugin');
const { Bot, TYPE, configure } = require('./support/program');
const { secret, unknown } = require('./support/values');

const GET_ONE = 'mediaproviders:index:getWhatsAppMediaProvider';
const GET_ALL = 'mediaproviders:index:getWhatsAppMediaProviders';
const bot = new Bot();
let plugin;
let client;

before(async () => {
  plugin = await Plugin.start(['127.0.0.1:1']);
  client = plugin.connect();
  await configure(client, { botId: bot.id });
  for (const name of ['videos', 'Images', 'dev-images', 'dev-audio']) {
    await bot.put({ name, config: { bearer: `CANARY-${name}` } });
  }

  await bot.put({ name: 'basic', config: { basic: { username: 'u', password: 'CANARY' } } });
});

after(() => plugin.stop());

const names = ['Images', 'basic', 'dev-audio', 'dev-images', 'videos'];

const id = (name) => `${bot.id}/${name}`;

const result = (name) => ({ computed: undefined, result: { id: id(name), name }, continuation: undefined });

const more = (after) => ({ computed: undefined, result: undefined, continuation: { continuationToken: id(after) } });

test('Invoke looks one entry up, its secret marked', async () => {
  const answer = await client.call('invoke', { tok: GET_ONE, args: { name: 'basic' } });

  assert.deepEqual(answer.failuresList, []);
  assert.deepEqual(answer.return, {
    id: id('basic'), botId: bot.id, name: 'basic', type: 'www', authentication: 'basic', config: { basic: { username: 'u', password: secret('CANARY') } },
  });
});

test('Invoke in a preview answers the same', async () => {
  const { return: found } = await client.call('invoke', { tok: GET_ONE, args: { name: 'videos', botId: bot.id }, preview: true });

  assert.deepEqual(found.config, { bearer: secret('CANARY-videos') });
});

test('Invoke with a secret argument answers nothing but secrets', async () => {
  const { return: found } = await client.call('invoke', { tok: GET_ONE, args: { name: secret('videos'), botId: bot.id } });

  assert.deepEqual(found.name, secret('videos'));
  assert.deepEqual(found.config, secret({ bearer: secret('CANARY-videos') }));
});

test('Invoke of an entry that is not there is an error, which no caller can take for an empty answer', async () => {
  const { code, text } = await client.failure('invoke', { tok: GET_ONE, args: { name: 'nothing' } });

  assert.deepEqual({ code, text }, {
    code: 'NOT_FOUND',
    text: `There is no media provider 'nothing' on bot '${bot.id}'. Check the name; names are case-sensitive. If this program creates it, make the call depend on its resource.`,
  });
});

test('Invoke with wrong arguments reports all of them', async () => {
  const { failuresList } = await client.call('invoke', { tok: GET_ONE, args: { botId: '', nam: 'x' } });

  assert.deepEqual(failuresList, [
    { property: 'botId', reason: 'must not be empty.' },
    { property: '', reason: "nam: there is no such property; did you mean 'name'?" },
    { property: '', reason: 'name: is required.' },
  ]);
});

test('Invoke lists entries by name, without credentials', async () => {
  const { return: found } = await client.call('invoke', { tok: GET_ALL, args: { namePrefix: 'dev-' } });

  assert.deepEqual(found, {
    botId: bot.id,
    providers: ['dev-audio', 'dev-images'].map((name) => ({ id: id(name), name, type: 'www', authentication: 'bearer' })),
  });
});

test('Invoke of a bot without entries answers an empty list', async () => {
  const other = new Bot();

  const { return: found } = await client.call('invoke', { tok: GET_ALL, args: { botId: other.id } });

  assert.deepEqual(found, { botId: other.id, providers: [] });
});

test('List streams every entry', async () => {
  assert.deepEqual(await client.list({ token: TYPE, query: {} }), names.map(result));
});

test('List without a query at all streams every entry', async () => {
  assert.deepEqual(await client.list({ token: TYPE }), names.map(result));
});

test('List filters by its query', async () => {
  assert.deepEqual(await client.list({ token: TYPE, query: { botId: bot.id, namePrefix: 'dev-' } }), ['dev-audio', 'dev-images'].map(result));
});

test('List obeys its limit', async () => {
  assert.deepEqual(await client.list({ token: TYPE, query: {}, limit: 2 }), names.slice(0, 2).map(result));
});

test('List takes a negative limit for none', async () => {
  assert.equal((await client.list({ token: TYPE, query: {}, limit: -1 })).length, names.length);
});

test('List goes on page by page until nothing is left', async () => {
  const pages = [];
  let continuationToken = '';
  do {
    const page = await client.list({ token: TYPE, query: {}, pageSize: 2, continuationToken });
    pages.push(page);
    continuationToken = page.at(-1).continuation?.continuationToken ?? '';
  } while (continuationToken);

  assert.deepEqual(pages, [
    [result('Images'), result('basic'), more('basic')],
    [result('dev-audio'), result('dev-images'), more('dev-images')],
    [result('videos')],
  ]);
});

test('List that cannot go on where it stopped says so', async () => {
  const { code, text } = await client.failure('list', { token: TYPE, query: {}, continuationToken: id('vanished') });

  assert.deepEqual({ code, text }, { code: 'INVALID_ARGUMENT', text: 'The listing has changed and cannot continue where it stopped. List again from the start.' });
});

test('List with an unknown in its query says only that', async () => {
  assert.deepEqual(await client.list({ token: TYPE, query: { namePrefix: unknown } }), [{ computed: {}, result: undefined, continuation: undefined }]);
});

test('List of a bot without entries is an empty stream', async () => {
  assert.deepEqual(await client.list({ token: TYPE, query: { botId: new Bot().id } }), []);
});

test('List that its client gives up ends', async () => {
  const stream = client.stub.list(require('./support/messages').request('list', { token: TYPE, query: {} }));
  const failure = new Promise((resolve) => { stream.on('error', resolve); });
  stream.once('data', () => stream.cancel());

  assert.equal((await failure).code, 1);
  assert.equal((await client.list({ token: TYPE, query: {} })).length, names.length);
});

test('Functions and lists keep to the required prefix where credentials are shown', async () => {
  const fenced = plugin.connect();
  await configure(fenced, { botId: bot.id, requiredNamePrefix: 'dev-' });

  const { code, text } = await fenced.failure('invoke', { tok: GET_ONE, args: { name: 'videos' } });
  await configure(client, { botId: bot.id });

  assert.deepEqual({ code, text }, {
    code: 'PERMISSION_DENIED',
    text: `Looking up '${id('videos')}' is refused: this provider only touches names that start with 'dev-' (requiredNamePrefix), and 'videos' does not. `
      + 'Ask for a name with the prefix, or use a provider without one.',
  });
});
