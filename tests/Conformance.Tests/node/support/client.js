'use strict';
// A client of the plugin made of Pulumi's own stubs. Whatever comes back is searched for secrets that are not marked.

const assert = require('node:assert/strict');
const grpc = require('@grpc/grpc-js');
const { ResourceProviderClient } = require('@pulumi/pulumi/proto/provider_grpc_pb');
const provider = require('@pulumi/pulumi/proto/provider_pb');
const { Status } = require('@pulumi/pulumi/proto/status_pb');
const { plain, request } = require('./messages');
const { CANARY, assertNoBareSecret } = require('./values');

const options = {
  'grpc.max_receive_message_length': -1,
  'grpc.max_send_message_length': -1,
  // Two clients of one process would otherwise share a connection.
  'grpc.use_local_subchannel_pool': 1,
};

class Client {
  constructor(address, extra = {}) {
    this.stub = new ResourceProviderClient(address, grpc.credentials.createInsecure(), { ...options, ...extra });
  }

  /** Calls a method; the promise has the call, so that it can be cancelled. */
  call(method, fields = {}, callOptions = {}) {
    let running;
    const answer = new Promise((resolve, reject) => {
      running = this.stub[method](request(method, fields), new grpc.Metadata(), callOptions, (error, response) => {
        if (error) {
          reject(checkedError(error));
        } else {
          const result = plain(response);
          assertNoBareSecret(result, method);
          resolve(result);
        }
      });
    });
    answer.call = running;
    return answer;
  }

  /** Lists, and waits for the end of the stream. */
  list(fields) {
    return new Promise((resolve, reject) => {
      const responses = [];
      const stream = this.stub.list(request('list', fields));
      stream.on('data', (response) => {
        const result = plain(response);
        assertNoBareSecret(result, 'list');
        responses.push(result);
      });
      stream.on('error', (error) => reject(checkedError(error)));
      stream.on('end', () => resolve(responses));
    });
  }

  /** What a call that must fail failed with. */
  failure(method, fields = {}, callOptions = {}) {
    return failureOf(method === 'list' ? this.list(fields) : this.call(method, fields, callOptions));
  }

  /** Sends bytes as they are, and gives back the bytes of the answer. */
  raw(method, bytes) {
    return new Promise((resolve, reject) => this.stub.makeUnaryRequest(
      `/pulumirpc.ResourceProvider/${method}`, (given) => given, (taken) => taken, bytes, new grpc.Metadata(), {},
      (error, answer) => (error ? reject(checkedError(error)) : resolve(answer))));
  }

  /** Waits until the connection is no longer in a state of grpc.connectivityState. */
  leaves(state) {
    return new Promise((resolve, reject) => {
      this.stub.getChannel().watchConnectivityState(state, Infinity, (error) => (error ? reject(error) : resolve()));
    });
  }

  close() {
    this.stub.close();
  }
}

/** What an answer that must not come failed with. */
async function failureOf(answer) {
  return answer.then(
    () => assert.fail('the call should have failed'),
    (error) => {
      if (!error.metadata) {
        throw error;
      }

      return { code: grpc.status[error.code], text: error.details, details: detailsOf(error) };
    },
  );
}

function checkedError(error) {
  assert.ok(!`${error.message} ${error.details}`.includes(CANARY), 'an error text holds a secret');
  return error;
}

const known = {
  'pulumirpc.ErrorResourceInitFailed': provider.ErrorResourceInitFailed,
  'pulumirpc.ConfigureErrorMissingKeys': provider.ConfigureErrorMissingKeys,
};

/** The details of an error as plain objects, each with its type; their status must be that of the call. */
function detailsOf(error) {
  const [bytes] = error.metadata.get('grpc-status-details-bin');
  if (!bytes) {
    return [];
  }

  const status = Status.deserializeBinary(new Uint8Array(bytes));
  assert.equal(status.getCode(), error.code);
  assert.equal(status.getMessage(), error.details);
  return status.getDetailsList().map((any) => {
    const type = any.getTypeName();
    const detail = { type, ...plain(known[type].deserializeBinary(any.getValue_asU8())) };
    assertNoBareSecret(detail, type);
    return detail;
  });
}

module.exports = { Client, failureOf };
