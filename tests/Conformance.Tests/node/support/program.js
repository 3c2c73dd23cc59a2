'use strict';
// What a program says of its resources, as an engine sends it.

const { Bot, address, token } = require('./api');
const { secret } = require('./values');

const TYPE = 'mediaproviders:index:WhatsAppMediaProvider';

const urn = (name, type = TYPE) => `urn:pulumi:dev::media::${type}::${name}`;

/** The fields that say which resource a call is about. */
const about = (name) => ({ urn: urn(name), name, type: TYPE });

const basic = (username = 'media-reader', password = 'CANARY-password') => ({ basic: { username, password: secret(password) } });

const bearer = (text = 'CANARY-bearer') => ({ bearer: secret(text) });

/** The checked inputs of a resource. */
const inputs = (bot, name, config = basic()) => ({ botId: bot.id, name, type: 'www', config, overwrite: false });

/** Its outputs. */
const state = (bot, name, config = basic()) => ({ ...inputs(bot, name, config), authentication: config.basic ? 'basic' : 'bearer' });

/** Configures a client for the emulator. */
const configure = (client, extra = {}) => client.call('configure', {
  args: { apiToken: secret(token), endpoint: address, maxRetries: 0, ...extra },
  acceptsecrets: true,
  acceptresources: true,
  sendsOldInputs: true,
  sendsOldInputsToDelete: true,
});

module.exports = { Bot, TYPE, about, basic, bearer, configure, inputs, state, urn };
