/** Writes README.md's table of which vendor offers what, read off the adapters' ports; with --check only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { meetip } from '../../src/adapters/meetip/index.js';
import { sip } from '../../src/adapters/sip/index.js';
import { tempbox } from '../../src/adapters/tempbox/index.js';
import { vocom } from '../../src/adapters/vocom/index.js';
import { voxfree } from '../../src/adapters/voxfree/index.js';
import { wideCloud } from '../../src/adapters/widecloud/index.js';
import type { Backend } from '../../src/domain/backend.js';

const start = '<!-- vendors:start -->';
const end = '<!-- vendors:end -->';

const url = 'https://pbx.example.com';

/** Each with all of its options, so that everything it can offer is there. */
const vendors: readonly (readonly [name: string, backend: Backend])[] = [
  ['VoxFree', voxfree({ url })],
  ['TempBox', tempbox({ url, company: '1', agent: 'a', admin: true, sendStandard: true })],
  ['Vocom', vocom({ url, company: '1', agent: 'A', extension: '2000', queues: ['Q'] })],
  ['Wide Cloud', wideCloud({ url, extension: '2001', campaigns: [{ id: '1' }], admin: true, customer: 'c' })],
  ['MeetIP PRO', meetip({ url, extension: '115', tenant: '001' })],
  ['SIP server', sip({ server: 'wss://pbx.example.com:8089/ws' })],
];

type Offer = readonly [what: string, paths: readonly string[] | ((backend: Backend) => boolean)];

const sections: readonly (readonly [title: string, offers: readonly Offer[]])[] = [
  ['Sign-in', [
    ['sign-in', ['auth']],
    ['second factor', ['auth.confirmSecondFactor']],
    ['change of password', ['auth.changePassword']],
  ]],
  ['Agent', [
    ['online and offline', ['agent.goOnline']],
    ['sign-in to queues', ['agent.signInToQueue']],
    ['pauses with a reason', ['agent.pause', 'agent.pauseReasons']],
    ['colleagues and their states', ['agent.peers']],
  ]],
  ['Calls', [
    ['dialling', ['voice.dial']],
    ['sound in the page', ['voice.setMuted']],
    ['hold', ['voice.hold']],
    ['transfer', ['voice.transfer']],
    ['transfer after asking', ['voice.transferAttended']],
    ['conference', ['voice.conference']],
    ['tones', ['voice.sendDtmf']],
    ['choice of the number shown', ({ voice }) => voice?.dialChoices?.has('shownNumber') === true],
    ['limit of ringing', ({ voice }) => voice?.dialChoices?.has('ringLimit') === true],
    ['two outside numbers joined', ['voice.dialExternal']],
    ['dialling from another extension', ['voice.dialOnBehalf']],
  ]],
  ['Chat', [
    ['conversations and messages', ['chat']],
    ['claiming without opening', ['chat.claim']],
    ['what was served lately', ['chat.recent']],
    ['earlier conversations of a contact', ['chat.contactHistory']],
    ['files', ['chat.attachments']],
    ['templates', ['chat.templates']],
    ['messages for later', ['chat.scheduling']],
    ['tags', ['chat.tags']],
    ['transfer of a conversation', ['chat.transfer']],
    ['closing', ['chat.closing']],
    ['closing with an outcome', ['chat.closing.dispositions']],
    ['owners of contacts', ['chat.ownership']],
    ['new conversations', ['chat.starting']],
    ['answers of an assistant', ['chat.assistant']],
    ['record and report of conversations', ['chat.records']],
  ]],
  ['Quick replies', [
    ['list', ['replies']],
    ['create, change and remove', ['replies.create', 'replies.update', 'replies.remove']],
  ]],
  ['Dialler', [
    ['campaigns', ({ dialer }) => dialer !== undefined && dialer.reportsOnly !== true],
    ['contacts and their states', ['dialer.contacts']],
    ['the call of a contact', ['dialer.contactCall']],
    ['inserting contacts', ['dialer.insert']],
    ['inserting at the start', ({ dialer }) => dialer?.limits?.positions.includes('start') === true],
    ['an import that was cut goes on without doubt', ['dialer.findInserted']],
    ['erasing a campaign’s contacts', ['dialer.erase']],
    ['report of what was dialled', ['dialer.dialerReport']],
    ['report of outcomes', ['dialer.dispositionReport']],
  ]],
  ['Records', [
    ['calls', ['records.calls']],
    ['calls by queue', ['records.queueCalls']],
    ['one call', ['records.call']],
    ['recordings', ['records.recording']],
    ['sign-ins and pauses of colleagues', ['records.operatorLog']],
  ]],
  ['On servers only', [
    ['all conversations, their records and jobs', ['admin.allConversations']],
    ['blocking and unblocking an account', ['admin.blockAccount']],
  ]],
];

function at(backend: Backend, path: string): unknown {
  return path.split('.').reduce<unknown>((found, name) => (found as Readonly<Record<string, unknown>> | undefined)?.[name], backend);
}

function has(backend: Backend, [, offer]: Offer): boolean {
  return typeof offer === 'function' ? offer(backend) : offer.every((path) => at(backend, path) !== undefined);
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(): string {
  const rows = sections.flatMap(([title, offers]) => [
    line([`**${title}**`, ...vendors.map(() => '')]),
    ...offers.map((offer) => line([offer[0], ...vendors.map(([, backend]) => (has(backend, offer) ? 'yes' : '–'))])),
  ]);
  return [start, '', line(['', ...vendors.map(([name]) => name)]), line(['---', ...vendors.map(() => '---')]), ...rows, '', end].join('\n');
}

const readme = readFileSync('README.md', 'utf8');
const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
if (from < 0 || to < from) throw new Error(`README.md has no ${start} … ${end}`);
const wanted = readme.slice(0, from) + table() + readme.slice(to + end.length);
const isCheck = process.argv.includes('--check');
if (isCheck && wanted !== readme) {
  console.error('README.md: the table of vendors does not match the adapters: run "npm run readme"');
  process.exit(1);
}
if (!isCheck) writeFileSync('README.md', wanted);
console.log(`README.md: table of ${vendors.length} vendors ${isCheck ? 'matches' : 'written'}`);
