'use strict';
// Messages put together byte by byte, where the stubs take too long or are too careful.

const { request } = require('./messages');

/** A field of a message with its content: its number and wire type 2, its length as a varint, its bytes. */
function field(number, content) {
  const bytes = Buffer.from(content);
  const head = [(number << 3) | 2];
  let length = bytes.length;
  for (; length >= 0x80; length >>>= 7) {
    head.push((length & 0x7f) | 0x80);
  }

  return Buffer.concat([Buffer.from([...head, length]), bytes]);
}

/** A google.protobuf.Struct of one member, given as the bytes of its value. */
const tree = (name, value) => field(1, Buffer.concat([field(1, name), field(2, value)]));

/** The bytes of a value that is a text, or the given tree. */
const text = (content) => field(3, content);
const object = (members) => field(5, members);

/** A Check of the resource with the given tree as its news. */
const check = (fields, news) => Buffer.concat([request('check', fields).serializeBinary(), field(3, news)]);

module.exports = { check, object, text, tree };
