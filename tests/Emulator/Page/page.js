// Shows what /_emulator/view returns, which holds no secret, and sends changes as JSON.
import { connection } from './connect.js';
import { ask, follow, say } from './control.js';
import { button, cell, containing, element, path, table, whenChanged } from './dom.js';

const SampleBot = 'my-bot';
const byId = (id) => document.getElementById(id);

async function act(work, done) {
  try {
    await work();
    show(await ask('GET', 'view'));
    say(done);
  } catch (failure) {
    say(failure.message, true);
  }
}

const addSamples = (botId) => button('Add sample entries', () => act(() => ask('POST', `bots/${encodeURIComponent(botId)}/samples`, {}), 'Added.'));

function emptyBot(view, botId, text) {
  return [element('p', text), addSamples(botId), element('p', 'To point a stack at it:'), ...connection(view.basePath, botId, view.usualToken)];
}

function bot(view, { id, region, entries }) {
  const title = element('h3', region === null ? id : `${id} (${region})`);
  if (entries.length === 0) {
    return [title, ...emptyBot(view, id, 'No entries yet.')];
  }

  const rows = entries.map((e) => containing('tr', cell(e.name, 'wraps'), ...[e.type, e.authentication, e.username, e.secret].map((text) => cell(text))));
  const details = containing('details', element('summary', 'Point a stack at this bot'), ...connection(view.basePath, id, view.usualToken));
  return [title, table(['Name', 'Type', 'Authentication', 'User name', 'Secret'], rows), details];
}

const showBots = whenChanged((view) => byId('bots').replaceChildren(...(
  view.bots.length === 0
    ? emptyBot(view, SampleBot, 'No bot yet. A bot appears with its first entry; any id will do.')
    : view.bots.flatMap((one) => bot(view, one)))));

const showFaults = whenChanged((faults) => {
  byId('no-faults').hidden = faults.length > 0;
  byId('cancel').hidden = faults.length === 0;
  byId('faults').replaceChildren(...faults.map((fault) => element('li', `${fault.calls}: ${fault.effect}`)));
});

function time(at) {
  const made = element('time', new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 }));
  made.dateTime = at;
  made.title = at;
  return made;
}

const showRequests = whenChanged((requests) => {
  byId('no-requests').hidden = requests.length > 0;
  byId('requests').closest('table').hidden = requests.length === 0;
  byId('requests').replaceChildren(...requests.map((r) => containing(
    'tr', cell(String(r.number)), cell(time(r.at)), cell(r.method), cell(r.status === null ? null : String(r.status)), cell(path(r.target), 'wraps'), cell(r.fault))));
});

function show(view) {
  showBots({ basePath: view.basePath, usualToken: view.usualToken, bots: view.bots });
  showFaults(view.faults);
  showRequests(view.requests);
}

function faultOf(form) {
  const number = Number(form.get('number'));
  const effect = {
    status: { status: number },
    throttle: { status: 429, retryAfterSeconds: number },
    lost: { applied: true, ending: 'resetBeforeAnswer' },
    reset: { ending: 'resetBeforeAnswer' },
    half: { ending: 'halfBody' },
    page: { status: 502, contentType: 'text/html; charset=utf-8', body: '<!DOCTYPE html><title>Gateway</title><h1>Gateway</h1>' },
    delay: { delaySeconds: number },
    lag: { lagSeconds: number },
  }[form.get('effect')];
  const chosen = { method: form.get('calls'), botId: form.get('bot').trim(), entryName: form.get('entry'), count: form.get('count') };
  const given = Object.entries(chosen).filter(([, value]) => value !== '').map(([name, value]) => [name, name === 'count' ? Number(value) : value]);
  return { ...Object.fromEntries(given), ...effect };
}

// The number is a status for one kind of fault, seconds for some, and nothing for the others.
byId('fault').elements.effect.addEventListener('change', (event) => {
  const kind = event.target.value;
  byId('number').hidden = !['status', 'throttle', 'delay', 'lag'].includes(kind);
  byId('number').firstElementChild.textContent = kind === 'status' ? 'Status' : 'Seconds';
  byId('fault').elements.number.value = kind === 'status' ? 503 : 1;
});
byId('fault').addEventListener('submit', (event) => {
  event.preventDefault();
  act(() => ask('POST', 'faults', faultOf(new FormData(event.target))), 'Added.');
});
byId('cancel').addEventListener('click', () => act(() => ask('DELETE', 'faults'), 'All faults are removed.'));
byId('reset').addEventListener('click', () => byId('reset-dialog').showModal());
byId('reset-no').addEventListener('click', () => byId('reset-dialog').close());
byId('reset-yes').addEventListener('click', () => {
  byId('reset-dialog').close();
  act(() => ask('POST', 'reset', {}), 'Reset.');
});

follow('view', show);
