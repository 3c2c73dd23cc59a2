'use strict';
// CheckConfig, DiffConfig and Configure.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { Plugin } = require('./support/plugin');
const { Bot, TYPE, about, basic, configure } = require('./support/program');
const { address, token } = require('./support/api');
const { secret, unknown } = require('./support/values');

const provider = { urn: 'urn:pulumi:dev::media::pulumi:providers:mediaproviders::default', name: 'default', type: 'pulumi:providers:mediaproviders' };
const service = { endpoint: 'https://gateway.example.com', apiToken: secret('CANARY-token') };
let plugin;
let client;

before(async () => {
  plugin = await Plugin.start(['127.0.0.1:1'], { SINCH_BOT_ID: 'bot-of-the-environment' });
  client = plugin.connect();
});

after(() => plugin.stop());

const checkConfig = (news, olds = {}) => client.call('checkConfig', { ...provider, olds, news });

const diffConfig = (oldInputs, news, fields = {}) => client.call('diffConfig', { ...provider, oldInputs, olds: oldInputs, news, ...fields });

const none = { replacesList: [], stablesList: [], deletebeforereplace: false, changes: 1, diffsList: [], detaileddiff: {}, hasdetaileddiff: false };

test('CheckConfig gives back what it was given, secrets marked, and the bot of the environment', async () => {
  const { inputs, failuresList } = await checkConfig({ ...service, version: '0.1.0', headers: { 'X-Key': 'CANARY-key' }, maxRetries: 2 });

  assert.deepEqual(failuresList, []);
  assert.deepEqual(inputs, { ...service, version: '0.1.0', headers: { 'X-Key': secret('CANARY-key') }, maxRetries: 2, botId: 'bot-of-the-environment' });
});

test('CheckConfig leaves a token of the environment out of its answer', async () => {
  const other = await Plugin.start(['127.0.0.1:1'], { SINCH_API_TOKEN: 'CANARY-token', SINCH_REGION: 'eu1' });

  const { inputs, failuresList } = await other.connect().call('checkConfig', { ...provider, olds: {}, news: {} });
  await other.stop();

  assert.deepEqual({ inputs, failuresList }, { inputs: { region: 'eu1' }, failuresList: [] });
});

test('CheckConfig keeps what is unknown and marks it secret', async () => {
  const { inputs, failuresList } = await checkConfig({ endpoint: unknown, apiToken: unknown, maxRetries: unknown });

  assert.deepEqual(failuresList, []);
  assert.deepEqual(inputs, { endpoint: unknown, apiToken: secret(unknown), maxRetries: unknown, botId: 'bot-of-the-environment' });
});

test('CheckConfig reports all that is wrong, names no property and shows no value', async () => {
  const { failuresList } = await checkConfig({ region: 'mars', apiToken: { text: 'CANARY-token' }, maxRetries: 11, regoin: 'eu1', requiredNamePrefix: 'dev1' });

  assert.deepEqual(failuresList, [
    { property: '', reason: 'apiToken: must be a string, but is an object.' },
    { property: '', reason: 'maxRetries: must be at most 10, but is 11.' },
    { property: '', reason: "region: must be 'us1' or 'eu1'." },
    { property: '', reason: "regoin: there is no such property; did you mean 'region'?" },
    { property: '', reason: "requiredNamePrefix: may only contain the letters A-Z and a-z, '-' and '_', at most 191 of them, because every name starts with it." },
  ]);
});

test('CheckConfig without region and endpoint says what is needed', async () => {
  const { failuresList } = await checkConfig({ apiToken: secret('CANARY-token') });

  assert.deepEqual(failuresList, [
    { property: '', reason: "region: is required unless 'endpoint' is set. Set it to 'us1' or 'eu1', the region of the bot, or set the environment variable SINCH_REGION." },
  ]);
});

test('CheckConfig refuses an address in clear text', async () => {
  const { failuresList } = await checkConfig({ endpoint: 'http://gateway.example.com' });

  assert.deepEqual(failuresList, [{
    property: '',
    reason: "endpoint: must be an https: URL, because credentials would be sent unencrypted to 'gateway.example.com'. "
      + 'Only a loopback host (127.0.0.1, [::1], localhost) may be used with http:.',
  }]);
});

test('DiffConfig of the same configuration is no change', async () => {
  assert.deepEqual(await diffConfig(service, service), none);
});

test('DiffConfig takes another spelling of an address for no change of the service', async () => {
  const { changes, replacesList } = await diffConfig(service, { ...service, endpoint: 'https://GATEWAY.example.com:443/' });

  assert.deepEqual({ changes, replacesList }, { changes: 2, replacesList: [] });
});

test('DiffConfig replaces for another address', async () => {
  const diff = await diffConfig(service, { ...service, endpoint: 'https://other.example.com' });

  assert.deepEqual(diff, { ...none, changes: 2, diffsList: ['endpoint'], replacesList: ['endpoint'] });
});

test('DiffConfig updates for another token, bot or limit', async () => {
  const diff = await diffConfig({ ...service, botId: 'one' }, { ...service, apiToken: secret('CANARY-other'), botId: 'two', maxRetries: 1 });

  assert.deepEqual({ ...diff, diffsList: diff.diffsList.sort() }, { ...none, changes: 2, diffsList: ['apiToken', 'botId', 'maxRetries'] });
});

test('DiffConfig sees no difference between a value and its text', async () => {
  assert.deepEqual(await diffConfig({ ...service, maxRetries: '3' }, { ...service, maxRetries: 3 }), none);
});

test('DiffConfig of an engine that sends no old inputs compares with the outputs', async () => {
  const diff = await client.call('diffConfig', { ...provider, olds: service, news: { ...service, maxRetries: 1 } });

  assert.deepEqual(diff, { ...none, changes: 2, diffsList: ['maxRetries'] });
});

test('DiffConfig ignores what it is told to ignore', async () => {
  assert.deepEqual(await diffConfig(service, { ...service, maxRetries: 1 }, { ignorechanges: ['maxRetries'] }), none);
});

test('DiffConfig counts what is unknown as a change', async () => {
  const { changes, diffsList, replacesList } = await diffConfig(service, { ...service, endpoint: unknown });

  assert.deepEqual({ changes, diffsList, replacesList }, { changes: 2, diffsList: ['endpoint'], replacesList: ['endpoint'] });
});

test('Configure answers what the plugin can, as Handshake does', async () => {
  const answer = await configure(client);

  assert.deepEqual(answer, { acceptsecrets: true, supportspreview: true, acceptresources: true, acceptoutputs: false, supportsAutonamingConfiguration: true });
});

test('Configure without a token lists the missing key', async () => {
  const description = 'the API token of the bot; set it as a secret, or set SINCH_API_TOKEN, or SINCH_API_TOKEN_FILE to the path of a file that contains it';

  const { code, details } = await client.failure('configure', { args: { endpoint: address } });

  assert.equal(code, 'INVALID_ARGUMENT');
  assert.deepEqual(details, [{ type: 'pulumirpc.ConfigureErrorMissingKeys', missingkeysList: [{ name: 'mediaproviders:apiToken', description }] }]);
});

test('Configure takes null, a secret null and the text null for absent', async () => {
  const { code, details } = await client.failure('configure', { args: { endpoint: address, apiToken: secret(null), region: null, botId: 'null', headers: secret('null') } });

  assert.equal(code, 'INVALID_ARGUMENT');
  assert.equal(details[0].missingkeysList[0].name, 'mediaproviders:apiToken');
});

test('Configure with what cannot be right says so', async () => {
  const { code, text, details } = await client.failure('configure', { args: { apiToken: secret('CANARY-token'), endpoint: 'ftp://gateway.example.com', maxRetries: '99' } });

  assert.deepEqual(details, []);
  assert.equal(code, 'INVALID_ARGUMENT');
  assert.equal(text, "Configuring the provider failed. maxRetries: must be at most 10, but is 99. endpoint: must be an absolute URL such as 'https://gateway.example.com'.");
});

test('Configure takes values as they are and as JSON text', async () => {
  const bot = new Bot();
  await configure(client, { botId: bot.id, headers: secret('{"X-Key":"CANARY-key"}'), maxRetries: '0', maxConcurrentRequests: secret('4'), requestTimeoutSeconds: 30 });

  const { inputs } = await client.call('check', { ...about('a'), olds: {}, news: { name: 'a', config: basic() } });

  assert.equal(inputs.botId, bot.id);
});

test('Configure twice: the second configuration is in force', async () => {
  const [one, two] = [new Bot(), new Bot()];
  await two.put({ name: 'there', config: { bearer: 'CANARY' } });
  await configure(client, { botId: one.id });
  await configure(client, { botId: two.id });

  const [{ result }] = await client.list({ token: TYPE, query: {}, limit: 0 });

  assert.deepEqual(result, { id: `${two.id}/there`, name: 'there' });
});

test('Configure that fails leaves the one before in force', async () => {
  const bot = new Bot();
  await configure(client, { botId: bot.id });
  await client.failure('configure', { args: { endpoint: address } });

  assert.deepEqual(await client.list({ token: TYPE, query: {}, limit: 0 }), []);
  assert.deepEqual(await bot.requests(), ['GET']);
});

test('A token that a file holds is used', async () => {
  const fs = require('node:fs');
  const file = require('node:path').join(fs.mkdtempSync(require('node:path').join(require('node:os').tmpdir(), 'token-')), 'token');
  fs.writeFileSync(file, `${token}\n`);
  const other = await Plugin.start(['127.0.0.1:1'], { SINCH_API_TOKEN_FILE: file, SINCH_ENDPOINT: address, SINCH_BOT_ID: new Bot().id });
  const otherClient = other.connect();

  await otherClient.call('configure', { args: {} });

  assert.deepEqual(await otherClient.list({ token: TYPE, query: {}, limit: 0 }), []);
  await other.stop();
  fs.rmSync(require('node:path').dirname(file), { recursive: true });
});
