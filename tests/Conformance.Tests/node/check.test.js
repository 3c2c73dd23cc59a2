'use strict';
// Check: what a program says of a resource, held against the schema and completed.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { Plugin } = require('./support/plugin');
const { Bot, about, basic, bearer, configure, inputs, urn } = require('./support/program');
const { archive, asset, output, resource, secret, unknown, unknownObject } = require('./support/values');

const bot = new Bot();
const seed = Buffer.alloc(32, 7);
const TYPE_URN = urn('other');
let plugin;
let client;

before(async () => {
  plugin = await Plugin.start(['127.0.0.1:1']);
  client = plugin.connect();
  await configure(client, { botId: bot.id });
});

after(() => plugin.stop());

const check = (name, news, fields = {}) => client.call('check', { ...about(name), olds: {}, news, randomseed: seed, ...fields });

async function accepted(name, news, fields) {
  const { inputs: checked, failuresList } = await check(name, news, fields);
  assert.deepEqual(failuresList, []);
  return checked;
}

async function refused(name, news, fields) {
  const { inputs: checked, failuresList } = await check(name, news, fields);
  assert.ok(checked, 'the inputs are always set');
  return failuresList;
}

test('Check completes bot, type and overwrite, and marks the password', async () => {
  const checked = await accepted('complete', { name: 'complete', config: { basic: { username: 'u', password: 'CANARY' } } });

  assert.deepEqual(checked, inputs(bot, 'complete', basic('u', 'CANARY')));
});

test('Check marks a bearer', async () => {
  const checked = await accepted('tokens', { name: 'tokens', config: { bearer: 'CANARY' } });

  assert.deepEqual(checked, inputs(bot, 'tokens', bearer('CANARY')));
});

test('Check opens a secret object and leaves its public leaf public', async () => {
  const checked = await accepted('whole', { name: 'whole', config: secret({ basic: { username: 'u', password: 'CANARY' } }) });

  assert.deepEqual(checked.config, basic('u', 'CANARY'));
});

test('Check keeps secrets of the program where no schema asks for them', async () => {
  const checked = await accepted('marked', { name: secret('CANARY-as-name'), botId: secret('CANARY-bot'), config: basic() });

  assert.deepEqual({ name: checked.name, botId: checked.botId }, { name: secret('CANARY-as-name'), botId: secret('CANARY-bot') });
});

test('Check keeps an unknown leaf and marks it', async () => {
  const checked = await accepted('leaf', { name: 'leaf', config: { basic: { username: unknown, password: unknown } } });

  assert.deepEqual(checked.config, { basic: { username: unknown, password: secret(unknown) } });
});

test('Check keeps a secret unknown', async () => {
  const checked = await accepted('secret-unknown', { name: 'secret-unknown', config: { bearer: secret(unknown) } });

  assert.deepEqual(checked.config, { bearer: secret(unknown) });
});

test('Check takes an unknown for any part', async () => {
  const checked = await accepted('parts', { name: unknown, botId: unknown, type: unknown, config: { basic: unknownObject } });

  assert.deepEqual(checked, { name: unknown, botId: unknown, type: unknown, config: { basic: unknownObject }, overwrite: false });
});

test('Check takes an unknown for the whole configuration', async () => {
  const checked = await accepted('all', { name: 'all-unknown', config: unknown });

  assert.deepEqual(checked.config, unknown);
});

test('Check gives output values back as they were', async () => {
  const username = output({ value: 'u', dependencies: [TYPE_URN] });
  const password = output({ value: 'CANARY', secret: true, dependencies: [TYPE_URN] });
  const checked = await accepted('outputs', { name: output({ value: 'outputs' }), config: { basic: { username, password } } });

  assert.deepEqual(checked.name, output({ value: 'outputs' }));
  assert.deepEqual(checked.config, { basic: { username, password } });
});

test('Check takes an output without a value for unknown', async () => {
  const later = output({ secret: true, dependencies: [TYPE_URN] });
  const checked = await accepted('later', { name: 'later', config: { bearer: later } });

  assert.deepEqual(checked.config, { bearer: later });
});

test('Check takes null for left out', async () => {
  const checked = await accepted('nulls', { name: 'nulls', botId: null, type: null, overwrite: null, config: { basic: null, bearer: secret('CANARY') } });

  assert.deepEqual({ ...checked, config: undefined }, { ...inputs(bot, 'nulls'), config: undefined });
  assert.deepEqual(checked.config.bearer, secret('CANARY'));
});

test('Check refuses assets, archives and resources where texts belong', async () => {
  const failures = await refused('files', { name: asset('text'), botId: archive({ 'a.txt': asset('text') }), type: resource(TYPE_URN, 'id'), config: bearer() });

  assert.deepEqual(failures, [
    { property: '', reason: 'botId: must be a string, but is an archive.' },
    { property: '', reason: 'name: must be a string, but is an asset.' },
    { property: '', reason: 'type: must be a string, but is a resource reference.' },
  ]);
});

test('Check refuses bytes that are no text', async () => {
  const { code, text } = await client.failure('check', {
    ...about('bytes'), olds: {}, news: { name: { '4dabf18193072939515e22adb298388d': '803fd3297a5875dc03ca845dda5d2a98', value: 'AAE=' } },
  });

  assert.deepEqual({ code, text }, {
    code: 'INVALID_ARGUMENT',
    text: "Reading 'news' failed: it contains bytes that are not text, which this provider does not accept. Give a text that is valid UTF-8.",
  });
});

test('Check refuses a signature of a later engine', async () => {
  const { code, text } = await client.failure('check', { ...about('later'), olds: {}, news: { name: { '4dabf18193072939515e22adb298388d': 'later' } } });

  assert.deepEqual({ code, text }, {
    code: 'INVALID_ARGUMENT',
    text: "Reading 'news' failed: it contains a value with the unknown signature 'later'. Use a version of the provider that is as new as the Pulumi CLI.",
  });
});

test('Check reports everything at once and names only what may be shown', async () => {
  const failures = await refused('wrong', {
    name: 'image5', nmae: 'x', type: 'ftp', overwrite: 'yes', config: { basic: { username: '', password: 'CANARY', pasword: 'x' }, bearer: secret('CANARY') },
  });

  assert.deepEqual(failures, [
    { property: '', reason: "config.basic.pasword: there is no such property; did you mean 'password'?" },
    { property: '', reason: 'config.basic.username: must not be empty.' },
    { property: '', reason: "config: must have exactly one of 'basic' and 'bearer', but has more." },
    { property: '', reason: "nmae: there is no such property; did you mean 'name'?" },
    { property: 'overwrite', reason: 'must be a boolean, but is a string.' },
    { property: 'type', reason: "must be 'www'." },
    { property: 'name', reason: "may only contain the letters A-Z and a-z, '-' and '_', 1 to 200 of them, but is 'image5'. The API has accepted no other names since 2020-03-10." },
  ]);
});

test('Check of an empty program says what is required', async () => {
  assert.deepEqual(await refused('empty', {}), [{ property: '', reason: 'config: is required.' }]);
});

test('Check never names a property that the program marked secret', async () => {
  const failures = await refused('hidden', { name: secret('CANARY5'), config: bearer() });

  assert.deepEqual(failures, [
    { property: '', reason: "name: may only contain the letters A-Z and a-z, '-' and '_', 1 to 200 of them. The API has accepted no other names since 2020-03-10." },
  ]);
});

test('Check of two resources with one name names the other one', async () => {
  await accepted('first', { name: 'shared', config: bearer() });

  const failures = await refused('second', { name: 'shared', config: bearer() });

  assert.deepEqual(failures, [{
    property: 'name',
    reason: `is also the name of another resource of this program on this bot: '${urn('first')}'. `
      + 'Two resources cannot be one entry; give one of them another name, or remove it.',
  }]);
});

test('Check asks for a bot where nobody names one', async () => {
  await configure(client);

  const { failuresList } = await check('botless', { name: 'botless', config: bearer() });
  await configure(client, { botId: bot.id });

  assert.deepEqual(failuresList, [{
    property: '',
    reason: "botId: is missing: give it here, or set 'botId' in the provider's configuration (or SINCH_BOT_ID) for every resource that names no bot.",
  }]);
});

test('Check gives odd numbers and deep trees back without harm', async () => {
  let deep = 'end';
  for (let level = 0; level < 30; level++) {
    deep = { inner: deep };
  }

  const { inputs: checked, failuresList } = await check('deep', { name: 'deep', config: bearer(), __defaults: [], __deep: deep, __number: Number.NaN, __large: 1e308 });

  assert.deepEqual(failuresList, []);
  assert.deepEqual({ deep: checked.__deep, number: checked.__number, large: checked.__large }, { deep, number: Number.NaN, large: 1e308 });
});
