// How a stack reaches a bot of this emulator.
import { say } from './control.js';
import { button, containing, element } from './dom.js';

const quoted = (text) => (/^[\w.:\/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

function commands(endpoint, botId, token) {
  return [
    `pulumi config set mediaproviders:endpoint ${quoted(endpoint)}`,
    `pulumi config set mediaproviders:botId ${quoted(botId)}`,
    `pulumi config set --secret mediaproviders:apiToken${token === null ? '' : ` ${quoted(token)}`}`,
  ].join('\n');
}

async function copy(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    say('Copied.');
  } catch {
    getSelection().selectAllChildren(code);
    say('The browser does not allow copying. The lines are selected: copy them by hand.', true);
  }
}

// token is null for one that this page does not receive.
export function connection(basePath, botId, token) {
  const endpoint = location.origin + basePath;
  const code = element('code', commands(endpoint, botId, token));
  const facts = containing(
    'dl',
    element('dt', 'Endpoint'), containing('dd', element('code', endpoint)),
    element('dt', 'Token'), containing('dd', token === null ? 'the one given with --bot or --token; the last command asks for it' : element('code', token)),
  );
  return [facts, containing('pre', code), button('Copy the commands', () => copy(code))];
}
