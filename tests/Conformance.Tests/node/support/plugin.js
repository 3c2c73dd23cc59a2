'use strict';
// The built plugin as a process.

const { spawn } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { after } = require('node:test');
const readline = require('node:readline');
const { Client } = require('./client');

// A test that fails may leave a plugin or a server behind, which would keep the script from its end.
const LONGEST_END = 15_000;
const running = new Set();
after(() => {
  setTimeout(() => {
    running.forEach((child) => child.kill('SIGKILL'));
    process.exit();
  }, LONGEST_END).unref();
});

// At its end Node frees what is left of its connections, and may spin for minutes over one (https://github.com/nodejs/node/issues/47748). Leaving here skips that.
process.on('exit', (code) => process.exit(code));

class Plugin {
  /**
   * Starts a plugin and waits for its port. Of this process's environment it sees only what .NET needs; claims go to a folder that all
   * plugins of one test file share.
   */
  static async start(args = [], environment = {}) {
    const child = spawn(process.env.PLUGIN, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...surroundings(), ...environment } });
    const plugin = new Plugin(child);
    const [line] = await once(plugin.lines, 'line');
    plugin.port = Number(line);
    plugin.address = `127.0.0.1:${line}`;
    return plugin;
  }

  /** Runs the plugin to its end, for the commands that serve nobody. */
  static async run(args, environment = {}) {
    const plugin = new Plugin(spawn(process.env.PLUGIN, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...surroundings(), ...environment } }));
    return plugin.exited;
  }

  constructor(child) {
    this.child = child;
    this.clients = [];
    const written = { stdout: '', stderr: '' };
    child.stdout.on('data', (text) => { written.stdout += text; });
    child.stderr.on('data', (text) => { written.stderr += text; });
    this.lines = readline.createInterface({ input: child.stdout });
    running.add(child);
    this.exited = once(child, 'close').then(([code, signal]) => {
      running.delete(child);
      return { code, signal, ...written };
    });
  }

  connect(options) {
    const client = new Client(this.address, options);
    this.clients.push(client);
    return client;
  }

  /** Ends the process as an engine does, and says how it went. */
  async stop(signal = 'SIGINT') {
    this.clients.forEach((client) => client.close());
    this.child.kill(signal);
    return this.exited;
  }
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));

function surroundings() {
  const needed = ['PATH', 'HOME', 'DOTNET_ROOT', 'SystemRoot', 'TEMP', 'LOCALAPPDATA'];
  return { ...Object.fromEntries(needed.filter((name) => name in process.env).map((name) => [name, process.env[name]])), XDG_RUNTIME_DIR: folder };
}

module.exports = { Plugin };
