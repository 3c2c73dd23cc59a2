// Makes elements. Text goes in as text only, never as markup.
export function element(name, text = '', className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

export function containing(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

export function button(text, act) {
  const made = element('button', text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

// A cell holds a text, null for none, or a node.
export const cell = (content, className = '') => {
  const made = element('td', '', className);
  made.append(content ?? '–');
  return made;
};

export function lines(first, second) {
  const made = document.createDocumentFragment();
  made.append(first, element('br'), second);
  return made;
}

// A path that breaks after its slashes where it is too long.
export function path(text) {
  const made = document.createDocumentFragment();
  made.append(...text.split(/(?<=\/)/).flatMap((part) => [part, element('wbr')]));
  return made;
}

export function table(heads, rows) {
  const head = containing('tr', ...heads.map((text) => Object.assign(element('th', text), { scope: 'col' })));
  const made = containing('div', containing('table', containing('thead', head), containing('tbody', ...rows)));
  made.className = 'scrolls';
  return made;
}

// Calls show with a value, but only when it differs from the last one: what a person has opened, selected or focused stays.
export function whenChanged(show) {
  let last;
  return (value) => {
    const text = JSON.stringify(value);
    if (text !== last) {
      last = text;
      show(value);
    }
  };
}
