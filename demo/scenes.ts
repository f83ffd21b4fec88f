import { byId, h } from './dom.js';

interface Scene {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

const morning: Scene = { id: 'busy-morning', title: 'Conversas e telefone (VoxFree)', text: 'Clientes escrevem o tempo todo, e o telefone toca.' };

/** What can be tried, each at the vendor that it is about. */
const scenes: readonly Scene[] = [
  morning,
  { id: 'tempbox-morning', title: 'Conversas (TempBox)', text: 'A mesma manhã em outro sistema de conversas.' },
  { id: 'call-centre', title: 'Central de atendimento (Vocom)', text: 'Entre na fila: as ligações chegam sozinhas. Pause com motivo e veja a equipe.' },
  { id: 'outbound-campaign', title: 'Campanhas (Wide Cloud)', text: 'O discador trabalha três listas e passa a você quem atende.' },
  { id: 'meetip-campaign', title: 'Campanha (MeetIP PRO)', text: 'A central avisa a página de cada ligação e mostra o número que você escolher.' },
];

/** Which scenario the address asks for; `fallback` is the page's own. */
export function sceneOf(query: URLSearchParams, fallback?: string): string {
  return query.get('scenario') || (fallback ?? morning.id);
}

/** Another scenario is another world: the page begins anew with it. */
export function offerScenes(): void {
  const select = byId<HTMLSelectElement>('cenario');
  const query = new URLSearchParams(location.search);
  const current = scenes.find(({ id }) => id === sceneOf(query));
  select.replaceChildren(
    ...(current ? [] : [h('option', { value: '' }, 'Outro')]),
    ...scenes.map(({ id, title }) => h('option', { value: id, selected: id === current?.id }, title)),
  );
  byId('cenario-texto').textContent = current?.text ?? '';
  select.addEventListener('change', () => {
    query.set('scenario', select.value);
    location.assign(`?${query.toString()}`);
  });
}
