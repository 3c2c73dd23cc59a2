'use strict';
// Names: given, made, proposed, prescribed, and older than the rule.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { CheckRequest } = require('@pulumi/pulumi/proto/provider_pb');
const { Plugin } = require('./support/plugin');
const { Bot, about, bearer, configure, inputs } = require('./support/program');

const bot = new Bot();
const seed = Buffer.alloc(32, 7);
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

test('Check makes one name of one seed, and keeps the old one', async () => {
  const one = (await accepted('auto', { config: bearer() })).name;
  const again = (await accepted('auto', { config: bearer() })).name;
  const other = (await accepted('auto', { config: bearer() }, { randomseed: Buffer.alloc(32, 8) })).name;
  const kept = (await accepted('auto', { config: bearer() }, { olds: inputs(bot, 'auto-kept'), randomseed: Buffer.alloc(32, 9) })).name;

  assert.match(one, /^auto-[a-z]{7}$/);
  assert.deepEqual({ again, kept }, { again: one, kept: 'auto-kept' });
  assert.notEqual(other, one);
});

const naming = (mode, proposed) => {
  const options = new CheckRequest.AutonamingOptions();
  options.setMode(CheckRequest.AutonamingOptions.Mode[mode]);
  options.setProposedName(proposed);
  return { autonaming: options };
};

test('Check makes a proposed name legal', async () => {
  const { name } = await accepted('proposed', { config: bearer() }, naming('PROPOSE', 'images-8c693a'));

  assert.equal(name, 'images-ocmpja');
});

test('Check takes a prescribed name or refuses it', async () => {
  const { name } = await accepted('prescribed', { config: bearer() }, naming('ENFORCE', 'images-exactly'));
  const failures = await refused('prescribed', { config: bearer() }, naming('ENFORCE', 'images-8c'));

  assert.equal(name, 'images-exactly');
  assert.deepEqual(failures, [{
    property: '',
    reason: "name: may only contain the letters A-Z and a-z, '-' and '_', 1 to 200 of them, but automatic naming prescribes 'images-8c'. "
      + 'Give the resource a name, or use a naming pattern of letters only.',
  }]);
});

test('Check asks for a name where naming is disabled', async () => {
  assert.deepEqual(await refused('nameless', { config: bearer() }, naming('DISABLE', '')), [
    { property: '', reason: 'name: is missing, and automatic naming is disabled: give the resource a name.' },
  ]);
});

test('Check keeps a name that is older than the rule while it does not change', async () => {
  const old = inputs(bot, 'image5', bearer());

  assert.deepEqual(await accepted('older', old, { olds: old }), old);
});
