'use strict';
// Create: what is written, what is left alone, what is only half done, and what the engine's log is told.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { Engine } = require('./support/engine');
const { address } = require('./support/api');
const { Plugin } = require('./support/plugin');
const { Bot, about, basic, bearer, configure, inputs, state, urn } = require('./support/program');
const { output, secret, unknown } = require('./support/values');

const host = new URL(address).host;
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

test('Create writes the entry and answers its id and state', async () => {
  const bot = new Bot();

  const answer = await create(bot, 'images', basic());

  assert.deepEqual(answer, { id: idOf(bot, 'images'), properties: state(bot, 'images'), refreshBeforeUpdate: false });
  assert.deepEqual(await bot.entries(), [entry('images', 'media-reader', 'CANARY-password')]);
});

test('Create takes output values for what they hold', async () => {
  const bot = new Bot();

  await create(bot, 'images', { basic: { username: output({ value: 'u' }), password: output({ value: 'CANARY', secret: true }) } });

  assert.deepEqual(await bot.entries(), [entry('images', 'u', 'CANARY')]);
});

test('Create in a preview writes nothing and answers no id', async () => {
  const bot = new Bot();

  const answer = await create(bot, 'images', bearer(), { preview: true });

  assert.deepEqual(answer, { id: '', properties: state(bot, 'images', bearer()), refreshBeforeUpdate: false });
  assert.deepEqual(await bot.requests(), ['GET']);
});

test('Create in a preview takes unknowns and keeps them', async () => {
  const bot = new Bot();

  const { id, properties } = await create(bot, unknown, { basic: { username: unknown, password: secret(unknown) } }, { ...about('later'), preview: true });

  assert.deepEqual({ id, properties }, { id: '', properties: state(bot, unknown, { basic: { username: unknown, password: secret(unknown) } }) });
  assert.deepEqual(await bot.requests(), []);
});

test('Create of what is there already adopts it and says so', async () => {
  const bot = new Bot();
  await bot.put(entry('adopted', 'media-reader', 'CANARY-password'));

  const { id } = await create(bot, 'adopted');

  assert.equal(id, idOf(bot, 'adopted'));
  assert.deepEqual(engine.about(urn('adopted')), [
    `WARNING: '${id}' already existed, exactly as the program describes it. This program now manages it.`,
  ]);
});

test('Create over something else stops and says what to do', async () => {
  const bot = new Bot();
  await bot.put(entry('taken', 'somebody', 'CANARY-of-somebody'));

  const { code, text, details } = await client.failure('create', { ...about('taken'), properties: inputs(bot, 'taken') });

  assert.deepEqual({ code, details }, { code: 'ALREADY_EXISTS', details: [] });
  assert.equal(text, `Creating '${idOf(bot, 'taken')}' is refused: an entry of that name exists and differs in config.basic.username, config.basic.password. `
    + "What to do:\n- To overwrite it, set 'overwrite: true' for this update.\n- If a resource of this stack has it, remove that first.\n"
    + "- If you renamed the resource, declare its old name in the option 'aliases'.\n"
    + '- If this is a replacement, update credentials first.\n- If no stack manages it, import it:\n'
    + `  pulumi import mediaproviders:index:WhatsAppMediaProvider taken '${idOf(bot, 'taken')}' --generate-code=false`);
  assert.deepEqual(await bot.entries(), [entry('taken', 'somebody', 'CANARY-of-somebody')]);
});

test('Create with overwrite takes it and says so', async () => {
  const bot = new Bot();
  await bot.put(entry('mine', 'somebody', 'CANARY-of-somebody'));

  await create(bot, 'mine', basic(), { properties: { ...inputs(bot, 'mine'), overwrite: true } });

  assert.deepEqual(engine.about(urn('mine')), [
    `WARNING: '${idOf(bot, 'mine')}' already existed and was overwritten, because of 'overwrite: true'. It differed in: config.basic.username, config.basic.password.`,
  ]);
  assert.deepEqual(await bot.entries(), [entry('mine', 'media-reader', 'CANARY-password')]);
});

test('Create that is never confirmed in its time is a partial failure', async () => {
  const bot = new Bot();
  await bot.fault({ method: 'POST', status: 200, applied: false });

  const { code, text, details } = await client.failure('create', { ...about('lost'), properties: inputs(bot, 'lost'), timeout: 2 });

  // Nobody has seen yet which credentials are in force.
  const { authentication, ...unconfirmed } = state(bot, 'lost');
  assert.equal(authentication, 'basic');
  assert.equal(code, 'UNKNOWN');
  assert.equal(text, `'${idOf(bot, 'lost')}' may have been created, but this is not confirmed: it was sent, but the operation ended before the list showed it. `
    + 'It is kept in the state; the next update looks again and finishes it.');
  assert.deepEqual(details, [{
    type: 'pulumirpc.ErrorResourceInitFailed', id: idOf(bot, 'lost'), properties: unconfirmed, inputs: inputs(bot, 'lost'), reasonsList: [text], refreshBeforeUpdate: false,
  }]);
});

test('Create that cannot be confirmed is a partial failure, and the Update after it finishes it', async () => {
  const bot = new Bot();
  await bot.fault({ method: 'POST', status: 200, applied: false, count: 1 });
  await bot.fault({ method: 'GET', fromCall: 2, count: 1, status: 403 });
  const { details } = await client.failure('create', { ...about('half'), properties: inputs(bot, 'half') });
  assert.deepEqual(details[0].reasonsList, [
    `'${idOf(bot, 'half')}' may have been created, but this is not confirmed: the API accepted it, but the list cannot be read to confirm it. `
      + `Listing the media providers of bot '${bot.id}' at '${host}' failed: the server answered 403 (forbidden). The rest of the answer is not shown, as it may contain credentials; 'doctor --show-answer' shows it on a terminal. Check what the API token, and any gateway in front of the API, allow. `
      + 'It is kept in the state; the next update looks again and finishes it.',
  ]);

  const { properties } = await client.call('update', {
    ...about('half'), id: idOf(bot, 'half'), olds: state(bot, 'half'), oldInputs: inputs(bot, 'half'), news: inputs(bot, 'half'),
  });

  assert.deepEqual(properties, state(bot, 'half'));
  assert.deepEqual(await bot.entries(), [entry('half', 'media-reader', 'CANARY-password')]);
});

test('A partial failure with a large state arrives whole', async () => {
  const bot = new Bot();
  // The state goes back twice, in a field of the header and in base64; Node takes 64 KiB of header fields.
  const username = 'u'.repeat(20 * 1024);
  await bot.fault({ method: 'GET', fromCall: 2, status: 403 });

  const { details } = await client.failure('create', { ...about('large'), properties: inputs(bot, 'large', basic(username)) });

  // Nobody has seen it yet, so that its kind of credentials is not known to be in force.
  const { authentication, ...sent } = state(bot, 'large', basic(username));
  assert.equal(authentication, 'basic');
  assert.deepEqual(details[0].properties, sent);
});
