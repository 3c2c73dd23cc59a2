'use strict';
// The API behind the plugin: the emulator of the suite, and one that never answers.

const assert = require('node:assert/strict');
const http = require('node:http');
const { EventEmitter, once } = require('node:events');

const address = process.env.EMULATOR;
const token = process.env.EMULATOR_TOKEN;

async function control(method, route, body) {
  const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  const response = await fetch(`${address}/_emulator/${route}`, { method, ...json });
  assert.ok(response.ok, `${method} ${route} answered ${response.status}`);
  return response.status === 204 ? undefined : response.json();
}

let bots = 0;

/** A bot of the emulator that nobody else uses. */
class Bot {
  constructor() {
    this.id = `bot-${process.pid}-${++bots}`;
  }

  entries() {
    return control('GET', `bots/${this.id}/entries`);
  }

  put(entry) {
    return control('PUT', `bots/${this.id}/entries/${entry.name}`, { type: 'www', ...entry });
  }

  /** Orders trouble for calls of this bot. */
  fault(fault) {
    return control('POST', 'faults', { botId: this.id, ...fault });
  }

  /** The calls of this bot so far, by method. */
  async requests() {
    const { requests } = await control('GET', 'requests');
    return requests.filter((request) => request.target.includes(`/${this.id}/`)).map((request) => request.method);
  }
}

/** An API that takes requests and answers none unless told to. */
class SilentApi extends EventEmitter {
  static async start() {
    const api = new SilentApi();
    api.server = http.createServer((request, response) => api.emit('request', {
      closed: once(response, 'close'),
      answer: (json) => response.setHeader('Content-Type', 'application/json').end(json),
    }));
    api.server.listen(0, '127.0.0.1');
    await once(api.server, 'listening');
    api.address = `http://127.0.0.1:${api.server.address().port}`;
    return api;
  }

  /** The next request; its promise 'closed' is kept once the client has gone. */
  async next() {
    const [request] = await once(this, 'request');
    return request;
  }

  stop() {
    this.server.close();
    this.server.closeAllConnections();
  }
}

module.exports = { Bot, SilentApi, address, token };
