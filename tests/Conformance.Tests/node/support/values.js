'use strict';
// How Pulumi writes the values of property trees that are more than JSON.

const assert = require('node:assert/strict');
const { Struct } = require('google-protobuf/google/protobuf/struct_pb');

const SIGNATURE = '4dabf18193072939515e22adb298388d';
const SECRET = '1b47061264138c4ac30d75fd1eb44270';
const OUTPUT = 'd0e6a833031e9bbcd3f4e8bde6ca49a4';
const ASSET = 'c44067f5952c0a294b673a41bacd8c17';
const ARCHIVE = '0def7320c3a5731c473e5ecbe6d01bc7';
const RESOURCE = '5cf8f73096256a8f31e491e813e4eb8e';

/** Every secret of these tests holds this word, so that it can be found where it must not be. */
const CANARY = 'CANARY';

const unknown = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
const unknownObject = 'dd056dcd-154b-4c76-9bd3-c8f88648b5ff';

const secret = (value) => ({ [SIGNATURE]: SECRET, value });
const output = (members) => ({ [SIGNATURE]: OUTPUT, ...members });
const asset = (text) => ({ [SIGNATURE]: ASSET, hash: 'a'.repeat(64), text });
const archive = (assets) => ({ [SIGNATURE]: ARCHIVE, hash: 'b'.repeat(64), assets });
const resource = (urn, id) => ({ [SIGNATURE]: RESOURCE, urn, id });

const toStruct = (tree) => Struct.fromJavaScript(tree);
const fromStruct = (struct) => (struct ? struct.toJavaScript() : undefined);

/** Fails when a text with the canary stands anywhere outside a value that is marked secret. */
function assertNoBareSecret(tree, what) {
  if (typeof tree === 'string') {
    assert.ok(!tree.includes(CANARY), `${what} holds a bare secret`);
  } else if (tree !== null && typeof tree === 'object' && tree[SIGNATURE] !== SECRET && !(tree[SIGNATURE] === OUTPUT && tree.secret)) {
    for (const [name, value] of Object.entries(tree)) {
      assertNoBareSecret(value, `${what}.${name}`);
    }
  }
}

module.exports = { CANARY, SIGNATURE, unknown, unknownObject, secret, output, asset, archive, resource, toStruct, fromStruct, assertNoBareSecret };
