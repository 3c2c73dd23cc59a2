'use strict';
// Read, Update and Delete, and what the engine's log is told.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { Engine } = require('./support/engine');
const { Plugin } = require('./support/plugin');
const { Bot, about, basic, bearer, configure, inputs, state, urn } = require('./support/program');
const { unknown } = require('./support/values');

let engine;
let plugin;
let client;

before(async () => {
  engine = await Engine.start();
  plugin = await Plugin.start([engine.address]);
  client = plugin.connect();
  await client.call('handshake', { engineAddress: engine.address });
  await configure(client);
});

after(async () => {
  await plugin.stop();
  engine.stop();
});

const create = (bot, name, config, fields = {}) => client.call('create', { ...about(name), properties: inputs(bot, name, config), ...fields });

const idOf = (bot, name) => `${bot.id}/${name}`;

const entry = (name, username, password) => ({ name, type: 'www', config: { basic: { username, password } } });

test('Read by id alone answers inputs and state, as import needs them', async () => {
  const bot = new Bot();
  await bot.put(entry('there', 'u', 'CANARY'));

  const answer = await client.call('read', { ...about('there'), id: idOf(bot, 'there') });

  assert.deepEqual(answer, {
    id: idOf(bot, 'there'), properties: state(bot, 'there', basic('u', 'CANARY')), inputs: inputs(bot, 'there', basic('u', 'CANARY')), refreshBeforeUpdate: false,
  });
});

test('Read of what is gone is an empty answer', async () => {
  const bot = new Bot();

  const answer = await client.call('read', { ...about('gone'), id: idOf(bot, 'gone'), properties: state(bot, 'gone'), inputs: inputs(bot, 'gone') });

  assert.deepEqual(answer, { id: '', properties: undefined, inputs: undefined, refreshBeforeUpdate: false });
});

test('Read of what is as it was leads to no difference', async () => {
  const bot = new Bot();
  await create(bot, 'same');
  const read = await client.call('read', { ...about('same'), id: idOf(bot, 'same'), properties: state(bot, 'same'), inputs: inputs(bot, 'same') });

  const { changes } = await client.call('diff', { ...about('same'), id: read.id, olds: read.properties, oldInputs: read.inputs, news: inputs(bot, 'same') });

  assert.equal(changes, 1);
});

test('Read of a list without its array is no proof that an entry is gone', async () => {
  const bot = new Bot();
  await bot.fault({ method: 'GET', status: 200, body: '{}', contentType: 'application/json' });

  const { code, text } = await client.failure('read', { ...about('kept'), id: idOf(bot, 'kept'), properties: state(bot, 'kept'), inputs: inputs(bot, 'kept') });

  assert.deepEqual({ code, text }, {
    code: 'UNKNOWN',
    text: `Reading '${idOf(bot, 'kept')}' failed: the API's list does not show it and does not prove that it is gone, because it has no array of providers. `
      + 'Nothing was changed. If this API answers so for an empty list, set the environment variable MEDIAPROVIDERS_EMPTY_LIST=missing.',
  });
});

test('Update writes the entry and answers the new state', async () => {
  const bot = new Bot();
  await create(bot, 'images');

  const answer = await client.call('update', {
    ...about('images'), id: idOf(bot, 'images'), olds: state(bot, 'images'), oldInputs: inputs(bot, 'images'), news: inputs(bot, 'images', bearer('CANARY-new')),
  });

  assert.deepEqual(answer, { properties: state(bot, 'images', bearer('CANARY-new')), refreshBeforeUpdate: false });
  assert.deepEqual(await bot.entries(), [{ name: 'images', type: 'www', config: { bearer: 'CANARY-new' } }]);
});

test('Update in a preview writes nothing', async () => {
  const bot = new Bot();

  const { properties } = await client.call('update', {
    ...about('images'), id: idOf(bot, 'images'), olds: state(bot, 'images'), oldInputs: inputs(bot, 'images'), news: inputs(bot, 'images', bearer(unknown)), preview: true,
  });

  assert.deepEqual(properties, state(bot, 'images', bearer(unknown)));
  assert.deepEqual(await bot.requests(), []);
});

test('Update keeps what is ignored as it is on the server', async () => {
  const bot = new Bot();
  await bot.put(entry('rotated', 'u', 'CANARY-rotated'));

  const { properties } = await client.call('update', {
    ...about('rotated'), id: idOf(bot, 'rotated'), olds: state(bot, 'rotated'), oldInputs: inputs(bot, 'rotated'),
    news: inputs(bot, 'rotated', basic('new', 'CANARY-old')), ignorechanges: ['config.basic.password'],
  });

  assert.deepEqual(properties, state(bot, 'rotated', basic('new', 'CANARY-rotated')));
  assert.deepEqual(await bot.entries(), [entry('rotated', 'new', 'CANARY-rotated')]);
});

test('Update of what is gone creates it again and says so', async () => {
  const bot = new Bot();

  await client.call('update', { ...about('again'), id: idOf(bot, 'again'), olds: state(bot, 'again'), oldInputs: inputs(bot, 'again'), news: inputs(bot, 'again', bearer()) });

  assert.deepEqual(engine.about(urn('again')), [`WARNING: '${idOf(bot, 'again')}' no longer existed on the bot; it is created again.`]);
});

const remove = (bot, name, fields = {}) => client.call('delete', { ...about(name), id: idOf(bot, name), properties: state(bot, name), oldInputs: inputs(bot, name), ...fields });

test('Delete removes the entry', async () => {
  const bot = new Bot();
  await bot.put(entry('old', 'media-reader', 'CANARY-password'));

  assert.deepEqual(await remove(bot, 'old'), {});
  assert.deepEqual(await bot.entries(), []);
  assert.deepEqual(engine.about(urn('old')), []);
});

test('Delete of what is gone succeeds without a delete', async () => {
  const bot = new Bot();

  await remove(bot, 'gone');

  assert.deepEqual(await bot.requests(), ['GET']);
});

test('Delete of what was changed outside says so', async () => {
  const bot = new Bot();
  await bot.put(entry('changed', 'somebody', 'CANARY-of-somebody'));

  await remove(bot, 'changed');

  assert.deepEqual(engine.about(urn('changed')), [
    `WARNING: '${idOf(bot, 'changed')}' had been changed outside of this program (config.basic.username, config.basic.password); it is deleted anyway.`,
  ]);
});

test('Delete keeps what another resource of the command has taken over', async () => {
  const bot = new Bot();
  await create(bot, 'moved', basic(), { ...about('new-name') });

  await remove(bot, 'moved', { ...about('old-name') });

  assert.equal((await bot.entries()).length, 1);
  assert.deepEqual(engine.about(urn('old-name')), [
    `WARNING: '${idOf(bot, 'moved')}' was kept: another resource of this command has the same bot and name, or this resource was written again with them.`,
  ]);
});

test('Delete by another process of the command keeps it too', async () => {
  const bot = new Bot();
  await create(bot, 'handed-over', basic(), { ...about('new-owner') });
  const old = await Plugin.start([engine.address]);
  const oldClient = old.connect();
  await oldClient.call('handshake', { engineAddress: engine.address });
  await configure(oldClient);

  await oldClient.call('delete', { ...about('old-owner'), id: idOf(bot, 'handed-over'), properties: state(bot, 'handed-over'), oldInputs: inputs(bot, 'handed-over') });
  await old.stop();

  assert.equal((await bot.entries()).length, 1);
});
