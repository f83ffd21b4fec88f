import type { CcSession } from '../src/elements/cc-session/cc-session.js';
import type { Session } from '../src/session/index.js';
import { byId } from './dom.js';

type Pane = 'inbox' | 'thread' | 'dialer' | 'team' | 'log';

/** Where each section of the CRM leads is of no use without it. */
const links: Readonly<Record<string, Pane>> = { '#/conversas': 'inbox', '#/respostas': 'inbox', '#/campanhas': 'dialer' };

/** Shows of the desk what the agent's systems have, and nothing else. */
export function followPanes(source: CcSession): void {
  let leave: readonly (() => void)[] = [];
  source.addEventListener('cc-signed-in', () => {
    const { session } = source;
    if (!session) return;
    const show = (): void => showPanes(session);
    leave = [session.$facets.subscribe(show), session.dialer.$abilities.subscribe(show)];
  });
  source.addEventListener('cc-signed-out', () => {
    for (const end of leave) end();
    leave = [];
  });
}

function showPanes({ $facets, dialer }: Session): void {
  const facets = $facets.get();
  const there = new Set<Pane>(['log']);
  if (facets.has('dialer')) there.add('dialer');
  if (facets.has('chat')) there.add('inbox').add('thread');
  // Where the agent chats, the bar above has all that there is to switch.
  else if (facets.has('agent')) there.add('team');
  byId('mesa').toggleAttribute('data-calls', !there.has('inbox'));
  // Some systems only report on what their dialler did.
  const dialerName = dialer.$abilities.get().has('campaigns') ? 'Campanhas' : 'Relatórios';
  for (const label of document.querySelectorAll('#aba-discador, .nav a[href="#/campanhas"] span')) label.textContent = dialerName;
  for (const input of document.querySelectorAll<HTMLInputElement>('.switcher input')) {
    const label = input.closest('label');
    if (label) label.hidden = !there.has(input.value as Pane);
  }
  for (const [hash, pane] of Object.entries(links)) {
    const link = document.querySelector<HTMLAnchorElement>(`.nav a[href="${hash}"]`);
    if (link) link.hidden = !there.has(pane);
  }
  chooseFirst(there);
}

/** What is chosen and not there any more gives way to the first that is. */
function chooseFirst(there: ReadonlySet<Pane>): void {
  const inputs = [...document.querySelectorAll<HTMLInputElement>('.switcher input')];
  const chosen = inputs.find(({ checked }) => checked);
  if (chosen && there.has(chosen.value as Pane)) return;
  const first = inputs.find(({ value }) => there.has(value as Pane));
  if (first) first.checked = true;
}
