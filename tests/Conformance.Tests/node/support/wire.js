'use strict';
// Stands between client and plugin, passes every byte on, and tells which HTTP/2 frames the plugin sends (RFC 9113, section 4.1).

const net = require('node:net');
const { EventEmitter, once } = require('node:events');

const HEAD = 9;
const FRAMES = { 0x0: 'DATA', 0x1: 'HEADERS', 0x3: 'RST_STREAM', 0x4: 'SETTINGS', 0x6: 'PING', 0x7: 'GOAWAY', 0x8: 'WINDOW_UPDATE', 0x9: 'CONTINUATION' };

class Wire extends EventEmitter {
  static async start(port) {
    const wire = new Wire();
    wire.sockets = new Set();
    wire.connections = 0;
    wire.server = net.createServer((client) => wire.join(client, net.connect(port, '127.0.0.1')));
    wire.server.listen(0, '127.0.0.1');
    await once(wire.server, 'listening');
    wire.address = `127.0.0.1:${wire.server.address().port}`;
    return wire;
  }

  /** Waits until the plugin has sent so many frames of a type, and gives them. */
  async frames(type, count = 1) {
    const seen = [];
    for await (const [frame] of EventEmitter.on(this, type)) {
      seen.push(frame);
      if (seen.length === count) {
        return seen;
      }
    }

    return seen;
  }

  /** Cuts every connection, as a lost network does. */
  cut() {
    this.sockets.forEach((socket) => socket.resetAndDestroy());
  }

  stop() {
    this.server.close();
    this.cut();
  }

  join(client, plugin) {
    this.connections++;
    let pending = Buffer.alloc(0);
    plugin.on('data', (bytes) => { pending = this.read(Buffer.concat([pending, bytes])); });
    client.pipe(plugin).pipe(client);
    for (const [socket, other] of [[client, plugin], [plugin, client]]) {
      this.sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
  }

  read(bytes) {
    while (bytes.length >= HEAD && bytes.length >= HEAD + bytes.readUIntBE(0, 3)) {
      const end = HEAD + bytes.readUIntBE(0, 3);
      const frame = { type: FRAMES[bytes[3]], flags: bytes[4], stream: bytes.readUInt32BE(5), payload: bytes.subarray(HEAD, end) };
      this.emit('frame', frame);
      this.emit(frame.type, frame);
      bytes = bytes.subarray(end);
    }

    return bytes;
  }
}

module.exports = { Wire };
