'use strict';
// Diff: what a change of the program means.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { PropertyDiff } = require('@pulumi/pulumi/proto/provider_pb');
const { Plugin } = require('./support/plugin');
const { Bot, about, basic, bearer, configure, inputs, state } = require('./support/program');
const { output, secret, unknown } = require('./support/values');

const { ADD, DELETE, UPDATE, UPDATE_REPLACE } = PropertyDiff.Kind;
const bot = new Bot();
let plugin;
let client;

before(async () => {
  plugin = await Plugin.start(['127.0.0.1:1']);
  client = plugin.connect();
  await configure(client, { botId: bot.id });
});

after(() => plugin.stop());

const diff = (news, fields = {}) => client.call('diff', {
  ...about('images'), id: `${bot.id}/images`, olds: state(bot, 'images'), oldInputs: inputs(bot, 'images'), news, ...fields,
});

const none = { replacesList: [], stablesList: [], deletebeforereplace: false, changes: 1, diffsList: [], detaileddiff: {}, hasdetaileddiff: true };

const change = (kinds, fields = {}) => ({
  ...none,
  changes: 2,
  diffsList: [...new Set(Object.keys(kinds).map((path) => path.split('.')[0]))],
  detaileddiff: Object.fromEntries(Object.entries(kinds).map(([path, kind]) => [path, { kind, inputdiff: true }])),
  ...fields,
});

test('Diff of the same inputs is no change', async () => {
  assert.deepEqual(await diff(inputs(bot, 'images')), none);
});

test('Diff shows the path of a changed password', async () => {
  const answer = await diff(inputs(bot, 'images', basic('media-reader', 'CANARY-other')));

  assert.deepEqual(answer, change({ 'config.basic.password': UPDATE }));
});

test('Diff takes a change from basic to bearer for an update', async () => {
  assert.deepEqual(await diff(inputs(bot, 'images', bearer())), change({ 'config.basic': DELETE, 'config.bearer': ADD }));
});

test('Diff replaces for another name or bot', async () => {
  assert.deepEqual(await diff(inputs(bot, 'pictures')), change({ name: UPDATE_REPLACE }, { replacesList: ['name'] }));
  assert.deepEqual(await diff({ ...inputs(bot, 'images'), botId: 'other' }), change({ botId: UPDATE_REPLACE }, { replacesList: ['botId'] }));
});

test('Diff takes an unknown name for a replacement and an unknown password for an update', async () => {
  assert.deepEqual(await diff({ ...inputs(bot, 'images'), name: unknown }), change({ name: UPDATE_REPLACE }, { replacesList: ['name'] }));
  assert.deepEqual(
    await diff(inputs(bot, 'images', { basic: { username: 'media-reader', password: secret(unknown) } })),
    change({ 'config.basic.password': UPDATE }));
});

test('Diff of secrecy alone is no change', async () => {
  const open = { ...inputs(bot, 'images', { basic: { username: secret('media-reader'), password: 'CANARY-password' } }), name: secret('images') };

  assert.deepEqual(await diff(open), none);
});

test('Diff compares under output values', async () => {
  const news = inputs(bot, 'images', { basic: { username: output({ value: 'media-reader' }), password: output({ value: 'CANARY-password', secret: true }) } });

  assert.deepEqual(await diff(news), none);
});

test('Diff of overwrite alone is no change', async () => {
  assert.deepEqual(await diff({ ...inputs(bot, 'images'), overwrite: true }), none);
});

test('Diff ignores what it is told to ignore', async () => {
  const news = inputs(bot, 'images', basic('other', 'CANARY-other'));

  assert.deepEqual(await diff(news, { ignorechanges: ['config.basic.password'] }), change({ 'config.basic.username': UPDATE }));
  assert.deepEqual(await diff(news, { ignorechanges: ['config'] }), none);
  assert.deepEqual(await diff(news, { ignorechanges: ['["config"]["basic"]'] }), none);
});

test('Diff sees what was changed behind its back', async () => {
  const answer = await diff(inputs(bot, 'images'), { olds: state(bot, 'images', basic('media-reader', 'CANARY-rotated')) });

  assert.deepEqual(answer, {
    ...change({ 'config.basic.password': UPDATE }), detaileddiff: { 'config.basic.password': { kind: UPDATE, inputdiff: false } },
  });
});

test('Diff of an engine that sends no old inputs compares with the outputs', async () => {
  const { changes, diffsList } = await client.call('diff', {
    ...about('images'), id: `${bot.id}/images`, olds: state(bot, 'images'), news: inputs(bot, 'images', basic('other')),
  });

  assert.deepEqual({ changes, diffsList }, { changes: 2, diffsList: ['config'] });
});

test('Diff of a state with properties nobody knows any more compares the rest', async () => {
  const answer = await diff(inputs(bot, 'images'), {
    olds: { ...state(bot, 'images'), legacy: { of: ['a', 'version'] } }, oldInputs: { ...inputs(bot, 'images'), legacy: true },
  });

  assert.deepEqual(answer, none);
});

test('Diff of a state of a later version compares what it knows', async () => {
  const later = { ...state(bot, 'images'), authentication: 'digest', config: { ...basic(), digest: { realm: 'r' } }, __version: '9.0.0' };

  assert.deepEqual(await diff(inputs(bot, 'images'), { olds: later }), none);
});
