'use strict';
// What the API's failures become: a status, a whole sentence, and never a secret.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { address } = require('./support/api');
const { Plugin } = require('./support/plugin');
const { Bot, about, basic, configure, inputs, state } = require('./support/program');
const { secret } = require('./support/values');

const host = new URL(address).host;
let plugin;
let client;

before(async () => {
  plugin = await Plugin.start(['127.0.0.1:1']);
  client = plugin.connect();
  await configure(client);
});

after(() => plugin.stop());

const idOf = (bot, name = 'images') => `${bot.id}/${name}`;

/** A Read while the list answers as ordered. */
async function readWhile(fault) {
  const bot = new Bot();
  await bot.fault({ method: 'GET', ...fault });
  const { code, text, details } = await client.failure('read', { ...about('images'), id: idOf(bot), properties: state(bot, 'images'), inputs: inputs(bot, 'images') });
  const start = `Reading '${idOf(bot)}' failed. Listing the media providers of bot '${bot.id}' at '${host}' failed: `;
  assert.deepEqual(details, []);
  assert.equal(text.slice(0, start.length), start);
  return { code, text: text.slice(start.length) };
}

test('401 says what to check', async () => {
  assert.deepEqual(await readWhile({ status: 401 }), {
    code: 'UNAUTHENTICATED',
    text: "the server answered 401 (unauthorized). The rest of the answer is not shown, as it may contain credentials; 'doctor --show-answer' shows it on a terminal. Check that the API token is valid and belongs to this bot, and that the bot lives at this address.",
  });
});

test('403 says what to check', async () => {
  assert.deepEqual(await readWhile({ status: 403 }), {
    code: 'PERMISSION_DENIED',
    text: "the server answered 403 (forbidden). The rest of the answer is not shown, as it may contain credentials; 'doctor --show-answer' shows it on a terminal. Check what the API token, and any gateway in front of the API, allow.",
  });
});

test('404 never means that the entry is gone', async () => {
  assert.deepEqual(await readWhile({ status: 404 }), {
    code: 'FAILED_PRECONDITION', text: "the server answered 404 (not found). The rest of the answer is not shown, as it may contain credentials; 'doctor --show-answer' shows it on a terminal. Check the base address and the bot id.",
  });
});

test('429 asks for patience', async () => {
  assert.deepEqual(await readWhile({ status: 429 }), {
    code: 'RESOURCE_EXHAUSTED', text: "the server answered 429 (too many requests). The rest of the answer is not shown, as it may contain credentials; 'doctor --show-answer' shows it on a terminal. Try again later, or lower the number of requests per second.",
  });
});

test('503 is a failure of the API', async () => {
  assert.deepEqual(await readWhile({ status: 503 }), { code: 'UNKNOWN', text: "the server answered 503 (service unavailable). The rest of the answer is not shown, as it may contain credentials; 'doctor --show-answer' shows it on a terminal. Try again later." });
});

test('A redirect is not followed', async () => {
  assert.deepEqual(await readWhile({ status: 302, headers: { Location: 'https://elsewhere.example.com/' } }), {
    code: 'FAILED_PRECONDITION',
    text: "the server answered 302 (found). Redirects are not followed, because the API token would be sent along: set the base address to the API's own. "
      + 'The server redirects elsewhere: the service may have ended or moved. The vendor ended support of this API on 2023-09-30.',
  });
});

test('A web page with status 200 is no list', async () => {
  assert.deepEqual(await readWhile({ status: 200, body: '<html>sign in</html>', contentType: 'text/html' }), {
    code: 'UNKNOWN',
    text: "the server answered 200, but the answer is a web page, not JSON. Check that the base address is the API's own and that no gateway or sign-in page answers in its place.",
  });
});

test('A lost connection says so', async () => {
  assert.deepEqual(await readWhile({ ending: 'resetBeforeAnswer' }), {
    code: 'UNKNOWN', text: 'the connection broke before the answer was complete: connection reset. Try again.',
  });
});

test('An error that repeats the request does not bring its secrets along', async () => {
  const bot = new Bot();
  await bot.fault({ method: 'POST', status: 400, reason: 'Bad {{token}}', contentType: 'text/plain', body: '{{target}} {{authorization}} {{body}}' });

  const { code, text } = await client.failure('create', { ...about('echo'), properties: inputs(bot, 'echo', basic('media-reader', 'CANARY-in-the-body')) });

  assert.deepEqual({ code, text }, {
    code: 'INVALID_ARGUMENT',
    text: `Creating '${idOf(bot, 'echo')}' failed. Writing media provider 'echo' of bot '${bot.id}' at '${host}' failed: the server answered 400 (bad request). `
      + "The rest of the answer is not shown, as it may contain credentials; 'doctor --show-answer' shows that of the list on a terminal. "
      + 'Compare what was sent with what the API allows.',
  });
});

test('A wrong token is refused without being shown', async () => {
  const bot = new Bot();
  await configure(client, { apiToken: secret('CANARY-wrong') });

  const { code, text } = await client.failure('delete', { ...about('images'), id: idOf(bot), properties: state(bot, 'images') });
  await configure(client);

  assert.equal(code, 'UNAUTHENTICATED');
  assert.ok(text.startsWith(`Deleting '${idOf(bot)}' failed. Listing the media providers of bot '${bot.id}' at '${host}' failed: the server answered 401 (unauthorized)`), text);
});

test('An operation that does not end in its time says how to give it more', async () => {
  const bot = new Bot();
  await bot.fault({ method: 'GET', delaySeconds: -1 });

  const { code, text } = await client.failure('read', { ...about('slow'), id: idOf(bot, 'slow'), timeout: 0.5 });

  assert.deepEqual({ code, text }, {
    code: 'DEADLINE_EXCEEDED',
    text: `Reading '${idOf(bot, 'slow')}' did not finish within 1 seconds. Run it again, or give it more time with the resource option 'customTimeouts'.`,
  });
});

test('Nobody at the address says so', async () => {
  await configure(client, { endpoint: 'http://127.0.0.1:1' });

  const { code, text } = await client.failure('read', { ...about('images'), id: 'my-bot/images' });
  await configure(client);

  assert.deepEqual({ code, text }, {
    code: 'UNKNOWN',
    text: "Reading 'my-bot/images' failed. Listing the media providers of bot 'my-bot' at '127.0.0.1:1' failed: "
      + 'no connection could be made: connection refused. Check the base address, the network and any proxy.',
  });
});

test('Names without the required prefix are left alone by every verb', async () => {
  const bot = new Bot();
  await configure(client, { botId: bot.id, requiredNamePrefix: 'dev-' });
  const id = idOf(bot, 'prod');
  const refusal = (doing, next) => `${doing} '${id}' is refused: this provider only touches names that start with 'dev-' (requiredNamePrefix), and 'prod' does not. ${next}`;
  const change = "Change 'requiredNamePrefix' and run pulumi up, pulumi destroy --run-program or pulumi refresh --run-program (without that flag, these two use the configuration of the last update).";
  const forget = "run pulumi state delete urn:pulumi:dev::media::mediaproviders:index:WhatsAppMediaProvider::prod";
  const calls = {
    create: [{ properties: inputs(bot, 'prod') }, refusal('Creating', 'Give it a name with the prefix.')],
    read: [{ id, properties: state(bot, 'prod') }, refusal('Reading', `${change} Or ${forget}.`)],
    update: [{ id, olds: state(bot, 'prod'), news: inputs(bot, 'prod') }, refusal('Updating', `${change} Or ${forget}.`)],
    delete: [{ id, properties: state(bot, 'prod') }, refusal('Deleting', `${change} `
      + `To remove it from the state without a delete, ${forget}; or put it back into the program and set the resource option 'retainOnDelete' to true and run pulumi up once before you remove it.`)],
  };

  for (const [method, [fields, expected]] of Object.entries(calls)) {
    const { code, text } = await client.failure(method, { ...about('prod'), ...fields });
    assert.deepEqual({ code, text }, { code: 'PERMISSION_DENIED', text: expected });
  }

  const { failuresList } = await client.call('check', { ...about('prod'), olds: {}, news: { name: 'prod', config: basic() } });
  assert.deepEqual(failuresList, [{ property: 'name', reason: "must start with 'dev-' (requiredNamePrefix of the provider's configuration), but is 'prod'." }]);
  assert.deepEqual(await bot.requests(), []);
  await configure(client);
});
