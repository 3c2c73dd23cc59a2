'use strict';
// The plugin as a process: its port line, its command line, its end.

const assert = require('node:assert/strict');
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const { after, test } = require('node:test');
const { Plugin } = require('./support/plugin');
const { about, configure } = require('./support/program');

const NAME = 'pulumi-resource-mediaproviders';
const engine = '127.0.0.1:1';
const clean = { code: 0, signal: null, stderr: '' };

const ending = ({ code, signal, stderr }) => ({ code, signal, stderr });

test('The port is the only line that is written', async () => {
  const plugin = await Plugin.start([engine]);
  const client = plugin.connect();
  await configure(client, {});
  await client.failure('read', about('x'));

  const { stdout, ...rest } = await plugin.stop();

  assert.match(stdout, /^\d{1,5}\n$/);
  assert.deepEqual(rest, clean);
});

test('The end of standard input is not the end of the plugin', async () => {
  const plugin = await Plugin.start([engine]);
  plugin.child.stdin.end('something\n');
  await once(plugin.child.stdin, 'close');

  assert.ok((await plugin.connect().call('getPluginInfo')).version);
  assert.deepEqual(ending(await plugin.stop()), clean);
});

test('Flags before the address of the engine do not stop the start', async () => {
  const plugin = await Plugin.start(['--logtostderr', '-v=9', '--tracing', 'tcp://127.0.0.1:2', '--flag-of-tomorrow', engine]);

  assert.ok((await plugin.connect().call('handshake', { engineAddress: engine })).acceptSecrets);
  assert.deepEqual(ending(await plugin.stop()), clean);
});

test('SIGINT right after Cancel is a clean end', async () => {
  const plugin = await Plugin.start([engine]);
  const client = plugin.connect();
  await configure(client, {});
  await client.call('cancel');

  assert.deepEqual(ending(await plugin.stop('SIGINT')), clean);
});

test('SIGINT during Cancel is a clean end', async () => {
  const plugin = await Plugin.start([engine]);
  const client = plugin.connect();
  await configure(client, {});
  const acknowledged = client.call('cancel').then(() => true, () => false);
  plugin.child.kill('SIGINT');

  const end = await plugin.exited;
  await acknowledged;

  assert.deepEqual(ending(end), clean);
  client.close();
});

test('Further signals do not disturb the end', async () => {
  const plugin = await Plugin.start([engine]);
  let hasEnded = false;
  plugin.child.once('exit', () => { hasEnded = true; });
  while (!hasEnded) {
    plugin.child.kill('SIGINT');
    plugin.child.kill('SIGTERM');
    await new Promise(setImmediate);
  }

  assert.deepEqual(ending(await plugin.exited), clean);
});

test('Cancel may come twice, and what comes after it is told so', async () => {
  const plugin = await Plugin.start([engine]);
  const client = plugin.connect();
  await configure(client, {});
  await client.call('cancel');
  await client.call('cancel');

  const cancelled = { code: 'CANCELLED', text: 'The engine has cancelled this session, so no new operation is started.', details: [] };
  for (const method of ['check', 'diff', 'create', 'read', 'update', 'delete', 'invoke', 'list', 'checkConfig', 'diffConfig', 'configure', 'getMapping', 'getMappings']) {
    assert.deepEqual(await client.failure(method), cancelled, method);
  }

  assert.ok((await client.call('getPluginInfo')).version);
  assert.ok((await client.call('getSchema')).schema);
  assert.deepEqual(ending(await plugin.stop()), clean);
});

test('A word that is neither command nor address is refused', async () => {
  assert.deepEqual(await Plugin.run(['serve']), {
    code: 2, signal: null, stdout: '', stderr: `error: 'serve' is neither a command nor the address of an engine. '${NAME} --help' shows the help.\n`,
  });
});

test('The command help says what there is', async () => {
  const { code, stdout, stderr } = await Plugin.run(['--help']);

  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  assert.ok(stdout.startsWith(`${NAME} 0.1.0: the 'mediaproviders' provider for Pulumi. The Pulumi CLI starts it when it needs it.\n`));
  for (const command of ['import-file', 'secret ID', 'owners STATE...', 'doctor', 'schema', '--version', '--help']) {
    assert.ok(stdout.includes(`\n  ${command} `), command);
  }
});

test('Started by hand on a terminal it says how to attach', async () => {
  // The command 'script' of Linux lends a terminal; nobody reads the hint elsewhere.
  if (process.platform !== 'linux' || !fs.existsSync('/usr/bin/script')) {
    return;
  }

  // Ctrl+C reaches every process of a terminal, and a shell that waits for the plugin would end by it: the plugin takes the shell's place.
  const terminal = spawn('/usr/bin/script', ['--quiet', '--return', '--command', `exec '${process.env.PLUGIN}'`, '/dev/null'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, SHELL: '/bin/sh' },
  });
  after(() => terminal.kill('SIGKILL'));
  let shown = '';
  await new Promise((resolve) => {
    terminal.stdout.on('data', (bytes) => {
      shown += bytes;
      if (shown.includes('ends it.')) {
        resolve();
      }
    });
  });
  const hinted = shown;

  terminal.stdin.write('\u0003');
  const [code] = await once(terminal, 'close');
  const [first, ...hint] = hinted.trim().split('\r\n');
  // .NET greets a terminal with a control sequence.
  const [port] = /\d+$/.exec(first);
  assert.deepEqual(hint, [
    `${NAME} 0.1.0 waits for an engine. To let one attach, run in another terminal:`,
    `  PULUMI_DEBUG_PROVIDERS=mediaproviders:${port} pulumi up`,
    `'${NAME} --help' shows what else there is. Ctrl+C ends it.`,
  ]);
  assert.equal(code, 0);
});
