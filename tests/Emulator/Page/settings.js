// Shows the settings in force and what they mean.
import { follow } from './control.js';
import { cell, containing, element, lines, whenChanged } from './dom.js';

const valueOf = (setting) => element(setting.value === setting.default ? 'span' : 'mark', setting.value === '' ? '(none)' : setting.value);

const show = whenChanged((settings) => document.getElementById('settings').replaceChildren(...settings.map((setting) => containing(
  'tr',
  cell(setting.id),
  cell(lines(element('strong', setting.name), valueOf(setting))),
  cell(`${setting.meaning[0].toUpperCase()}${setting.meaning.slice(1)}: ${setting.values}. Default: ${setting.default === '' ? 'none' : setting.default}.`, 'reads')))));

document.getElementById('change').textContent = `curl --request PUT --json '{"ReadLag":"2"}' ${location.origin}/_emulator/settings`;
follow('settings/described', show);
