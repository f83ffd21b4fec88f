/** Writes the tables between the elements markers of README.md from custom-elements.json; with --check only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { elementsOf } from './manifest.mjs';

const start = '<!-- elements:start -->';
const end = '<!-- elements:end -->';

const cell = (text) => String(text ?? '').replace(/\s+/g, ' ').trim().replaceAll('|', '\\|');
const code = (text) => (text ? `\`${cell(text)}\`` : '');

function table(title, headings, rows) {
  if (rows.length === 0) return [];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [`**${title}**`, '', line(headings), line(headings.map(() => '---')), ...rows.map(line), ''];
}

const signature = ({ name, parameters = [] }) =>
  `${name}(${parameters.map(({ name: parameter, optional }) => (optional ? `${parameter}?` : parameter)).join(', ')})`;

function elementSection(element) {
  const { attributes = [], members = [], events = [], slots = [], cssParts = [], cssProperties = [], cssStates = [] } = element;
  const shown = new Set(attributes.map(({ fieldName }) => fieldName));
  const properties = members.filter(({ kind, name }) => kind === 'field' && !shown.has(name));
  const methods = members.filter(({ kind }) => kind === 'method');
  const described = (items) => items.map(({ name, description }) => [code(name), cell(description)]);
  return [
    `### \`<${element.tagName}>\``,
    '',
    element.description.trim(),
    '',
    ...table('Attributes', ['attribute', 'type', 'default', ''], attributes.map((a) => [code(a.name), code(a.type?.text), code(a.default), cell(a.description)])),
    ...table('Properties', ['property', 'type', ''], properties.map((p) => [code(p.name), code(p.type?.text), cell(p.description)])),
    ...table('Methods', ['method', 'returns', ''], methods.map((m) => [code(signature(m)), code(m.return?.type?.text), cell(m.description)])),
    ...table('Events', ['event', 'type', ''], events.map((e) => [code(e.name), code(e.type?.text), cell(e.description)])),
    ...table('Slots', ['slot', ''], slots.map((s) => [s.name ? code(s.name) : '(default)', cell(s.description)])),
    ...table('Parts', ['part', ''], described(cssParts)),
    ...table('Custom properties', ['property', ''], described(cssProperties)),
    ...table('States', ['state', ''], described(cssStates)),
  ];
}

function overview(elements) {
  const firstSentence = (text) => cell(text).split(/(?<=\.)\s/)[0];
  return table('Elements', ['element', ''], elements.map((e) => [`[\`<${e.tagName}>\`](#${e.tagName})`, firstSentence(e.description)]));
}

const elements = elementsOf(JSON.parse(readFileSync('custom-elements.json', 'utf8')));
const generated = [start, '', ...overview(elements), ...elements.flatMap(elementSection), end].join('\n');

const readme = readFileSync('README.md', 'utf8');
const from = readme.indexOf(start);
const to = readme.indexOf(end);
if (from < 0 || to < from) {
  console.error(`README.md has no ${start} … ${end}`);
  process.exit(1);
}
const wanted = readme.slice(0, from) + generated + readme.slice(to + end.length);
if (process.argv.includes('--check')) {
  if (wanted !== readme) {
    console.error('README.md: the element tables do not match custom-elements.json: run "npm run readme"');
    process.exit(1);
  }
} else {
  writeFileSync('README.md', wanted);
}
console.log(`README.md: tables of ${elements.length} elements ${process.argv.includes('--check') ? 'match' : 'written'}`);
