'use strict';
// From plain objects to the messages of Pulumi's stubs and back.

const { Message } = require('google-protobuf');
const { Empty } = require('google-protobuf/google/protobuf/empty_pb');
const { Struct } = require('google-protobuf/google/protobuf/struct_pb');
const provider = require('@pulumi/pulumi/proto/provider_pb');
const plugin = require('@pulumi/pulumi/proto/plugin_pb');
const { fromStruct, toStruct } = require('./values');

const requests = {
  handshake: provider.ProviderHandshakeRequest,
  parameterize: provider.ParameterizeRequest,
  getSchema: provider.GetSchemaRequest,
  checkConfig: provider.CheckRequest,
  diffConfig: provider.DiffRequest,
  configure: provider.ConfigureRequest,
  invoke: provider.InvokeRequest,
  call: provider.CallRequest,
  check: provider.CheckRequest,
  diff: provider.DiffRequest,
  create: provider.CreateRequest,
  read: provider.ReadRequest,
  list: provider.ListRequest,
  update: provider.UpdateRequest,
  delete: provider.DeleteRequest,
  construct: provider.ConstructRequest,
  cancel: Empty,
  getPluginInfo: Empty,
  attach: plugin.PluginAttach,
  getMapping: provider.GetMappingRequest,
  getMappings: provider.GetMappingsRequest,
};

/** A message of the given type; a plain object becomes a Struct, an array a repeated field. */
function fill(Type, fields) {
  const message = new Type();
  const setters = new Map(Object.getOwnPropertyNames(Type.prototype).filter((name) => name.startsWith('set')).map((name) => [name.toLowerCase(), name]));
  for (const [name, value] of Object.entries(fields)) {
    const field = name.replaceAll('_', '').toLowerCase();
    const setter = setters.get(`set${field}${Array.isArray(value) ? 'list' : ''}`);
    if (!setter) {
      throw new Error(`The message has no field '${name}'.`);
    }

    const isTree = value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Message) && !Buffer.isBuffer(value);
    message[setter](isTree ? toStruct(value) : value);
  }

  return message;
}

/** The request of a method, by the names of its fields. */
const request = (method, fields = {}) => fill(requests[method], fields);

/**
 * A message as a plain object, its property trees as they were sent; a tree that is not set is undefined. The stubs put 'pb_' before names
 * that are words of the language, and 'Map' after those of maps.
 */
function plain(message) {
  const result = {};
  for (const [field, value] of Object.entries(message.toObject())) {
    const name = field.replace(/^pb_/, '');
    const tree = message[`get${name[0].toUpperCase()}${name.slice(1)}`]?.();
    if (tree instanceof Struct) {
      result[name] = fromStruct(tree);
    } else if (name.endsWith('Map')) {
      result[name.slice(0, -'Map'.length)] = Object.fromEntries(value);
    } else {
      result[name] = value;
    }
  }

  return result;
}

module.exports = { fill, plain, request };
