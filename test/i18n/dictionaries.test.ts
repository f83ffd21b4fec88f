import { expect } from '@open-wc/testing';
import { actsArea } from '../../src/i18n/acts.js';
import { callLogArea } from '../../src/i18n/call-log.js';
import { commonArea } from '../../src/i18n/common.js';
import { contactsArea } from '../../src/i18n/contacts.js';
import { csvImportArea } from '../../src/i18n/csv-import.js';
import { deskArea } from '../../src/i18n/desk.js';
import { incallArea } from '../../src/i18n/incall.js';
import { inboxArea } from '../../src/i18n/inbox.js';
import { mediaArea } from '../../src/i18n/media.js';
import type { Area, Locale } from '../../src/i18n/messages.js';
import { numbersArea } from '../../src/i18n/numbers.js';
import { pausesArea } from '../../src/i18n/pauses.js';
import { preflightArea } from '../../src/i18n/preflight.js';
import { repliesArea } from '../../src/i18n/replies.js';
import { replyEditorArea } from '../../src/i18n/reply-editor.js';
import { reportsArea } from '../../src/i18n/reports.js';
import { sessionArea } from '../../src/i18n/session.js';
import { softphoneArea } from '../../src/i18n/softphone.js';
import { startArea } from '../../src/i18n/start.js';
import { threadArea } from '../../src/i18n/thread.js';

const areas: Readonly<Record<string, Area<object>>> = {
  common: commonArea,
  session: sessionArea,
  softphone: softphoneArea,
  incall: incallArea,
  desk: deskArea,
  inbox: inboxArea,
  thread: threadArea,
  numbers: numbersArea,
  callLog: callLogArea,
  media: mediaArea,
  preflight: preflightArea,
  replies: repliesArea,
  replyEditor: replyEditorArea,
  acts: actsArea,
  start: startArea,
  contacts: contactsArea,
  csvImport: csvImportArea,
  pauses: pausesArea,
  reports: reportsArea,
};
const lazy: readonly Locale[] = ['pt-PT', 'en', 'es'];

/** Every text by its path; functions are asked for one, two and no things. */
function texts(messages: object, path = ''): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(messages) as [string, unknown][]) {
    const name = `${path}${key}`;
    if (typeof value === 'function') {
      const say = value as (...args: readonly unknown[]) => string;
      found.set(name, [0, 1, 2].map((n) => say(n, 7)));
    } else if (typeof value === 'string') found.set(name, [value]);
    else for (const [inner, said] of texts(value as object, `${name}.`)) found.set(inner, said);
  }
  return found;
}

const mayBeEmpty = /^endedHint\./u;

function wrong(messages: object): string[] {
  return [...texts(messages)]
    .filter(([name, said]) =>
      said.some(
        (text) =>
          (text === '' && !mayBeEmpty.test(name)) || text !== text.trim() || /undefined|NaN|\[object|[—–!]/u.test(text),
      ),
    )
    .map(([name]) => name);
}

for (const [name, area] of Object.entries(areas)) {
  describe(`texts of ${name}`, () => {
    it('are clean in pt-BR', async () => {
      expect(wrong(await area.load('pt-BR'))).to.deep.equal([]);
    });

    for (const locale of lazy) {
      it(`are complete and clean in ${locale}`, async () => {
        const messages = await area.load(locale);
        expect([...texts(messages).keys()].sort()).to.deep.equal([...texts(await area.load('pt-BR')).keys()].sort());
        expect(wrong(messages)).to.deep.equal([]);
        expect(area.loaded.get(locale)).to.equal(messages);
      });

      it(`use the same numbers and names in ${locale}`, async () => {
        const messages = texts(await area.load(locale));
        const digits = (said: readonly string[] | undefined): string[] | undefined =>
          said?.map((text) => [...text.matchAll(/\d+/gu)].map(([n]) => n).sort().join(' '));
        const differing = [...texts(await area.load('pt-BR'))].filter(
          ([key, said]) => said.length > 1 && String(digits(said)) !== String(digits(messages.get(key))),
        );
        expect(differing.map(([key]) => key)).to.deep.equal([]);
      });
    }
  });
}
