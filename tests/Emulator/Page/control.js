// Asks the control routes. Errors are sentences of the emulator.
let lost = false;

export async function ask(method, route, body) {
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

// Calls show with what a route answers, now and every two seconds.
export async function follow(route, show) {
  try {
    show(await ask('GET', route));
    if (lost) {
      lost = false;
      say('');
    }
  } catch {
    lost = true;
    say('The emulator does not answer. Is it still running?', true);
  }

  setTimeout(() => follow(route, show), 2000);
}

export function say(text, wrong = false) {
  const status = document.getElementById('status');
  status.textContent = text;
  status.classList.toggle('wrong', wrong);
}
