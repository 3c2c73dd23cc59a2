'use strict';
// Shows what /_emulator/view tells, which holds no secret, and sends orders as JSON. Text goes in as text only, never as markup.

const byId = (id) => document.getElementById(id);

async function ask(method, route, body) {
  const response = await fetch(`/_emulator/${route}`, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const json = response.status === 204 ? null : await response.json();
  if (!response.ok) {
    throw new Error(json?.error ?? `The emulator answered ${response.status}.`);
  }

  return json;
}

function say(text, wrong = false) {
  byId('status').textContent = text;
  byId('status').classList.toggle('wrong', wrong);
}

function element(name, text = '', className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function row(...cells) {
  const made = document.createElement('tr');
  made.append(...cells.map((cell) => element('td', cell === null ? '–' : String(cell))));
  return made;
}

function table(heads, rows) {
  const made = document.createElement('table');
  const head = document.createElement('tr');
  head.append(...heads.map((text) => Object.assign(element('th', text), { scope: 'col' })));
  made.append(head, ...rows);
  return made;
}

function showBots(bots) {
  const shown = bots.flatMap((bot) => [
    element('h3', bot.region === null ? bot.id : `${bot.id} (${bot.region})`),
    bot.entries.length === 0
      ? element('p', 'No entries.', 'none')
      : table(['Name', 'Type', 'Authentication', 'User name', 'Secret'], bot.entries.map((e) => row(e.name, e.type, e.authentication, e.username, e.secret))),
  ]);
  byId('bots').replaceChildren(...(shown.length === 0 ? [element('p', 'No bot yet. A bot appears with its first entry.', 'none')] : shown));
}

function show(view) {
  showBots(view.bots);
  byId('faults').replaceChildren(...view.faults.map((fault) => element('li', Object.entries(fault).map(([name, value]) => `${name}: ${value}`).join(', ') || 'every call')));
  byId('requests').replaceChildren(...view.requests.map((r) => row(r.number, r.method, r.target, r.status, r.faulted ? 'yes' : 'no')));
}

async function refresh() {
  show(await ask('GET', 'view'));
}

function faultOf(form) {
  const number = Number(form.get('number'));
  const trouble = {
    status: { status: number },
    throttle: { status: 429, retryAfterSeconds: number },
    lost: { applied: true, ending: 'resetBeforeAnswer' },
    reset: { ending: 'resetBeforeAnswer' },
    half: { ending: 'halfBody' },
    page: { status: 502, contentType: 'text/html; charset=utf-8', body: '<!DOCTYPE html><title>Gateway</title><h1>Gateway</h1>' },
    delay: { delaySeconds: number },
    lag: { lagSeconds: number },
  }[form.get('trouble')];
  const chosen = { method: form.get('calls'), botId: form.get('bot').trim(), entryName: form.get('entry'), count: form.get('count') };
  const given = Object.entries(chosen).filter(([, value]) => value !== '').map(([name, value]) => [name, name === 'count' ? Number(value) : value]);
  return { ...Object.fromEntries(given), ...trouble };
}

async function act(work, done) {
  try {
    await work();
    await refresh();
    say(done);
  } catch (failure) {
    say(failure.message, true);
  }
}

// The number means a status for one kind of trouble and seconds for the others.
byId('order').elements.trouble.addEventListener('change', (event) => {
  byId('order').elements.number.value = event.target.value === 'status' ? 503 : 1;
});
byId('order').addEventListener('submit', (event) => {
  event.preventDefault();
  act(() => ask('POST', 'faults', faultOf(new FormData(event.target))), 'Ordered.');
});
byId('cancel').addEventListener('click', () => act(() => ask('DELETE', 'faults'), 'All faults are cancelled.'));
byId('reset').addEventListener('click', () => act(() => ask('POST', 'reset', {}), 'Reset.'));

async function follow() {
  try {
    await refresh();
  } catch {
    say('The emulator does not answer. Is it still running?', true);
  }

  setTimeout(follow, 2000);
}

follow();
