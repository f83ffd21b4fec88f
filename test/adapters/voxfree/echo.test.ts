import { expect } from 'chai';
import type { Message } from '../../../src/domain/message.js';
import { Desk, outgoing } from './desk.js';

type Echo = Readonly<Record<string, unknown>>;

/** What the vendor's answer to a message looks like is told by two examples; it is read in whatever form it comes. */
describe('VoxFree echo of a sent message', () => {
  let desk: Desk;

  afterEach(() => {
    expect(desk.vox.ledger.violations).to.deep.equal([]);
    desk.stop();
  });

  /** Sends one message on a wire that gives its echo another form; the ids are the vendor's own. */
  const sent = async (reshape: (echo: Echo, protocol: string) => unknown): Promise<readonly Message[]> => {
    desk = new Desk({
      wrap: (io) => ({
        ...io,
        async fetch(url, init) {
          const response = await io.fetch(url, init);
          if (!url.endsWith('/enviaMensagem.php')) return response;
          const [verdict, { mensagens }] = await response.json() as [object, { mensagens: Record<string, Echo> }];
          const [[protocol, echo] = ['', {}]] = Object.entries(mensagens);
          const more = reshape(echo, protocol);
          return new Response(JSON.stringify(more === undefined ? [verdict] : [verdict, more]));
        },
      }),
    });
    await desk.ready();
    const { id } = desk.of('Ana');
    await desk.chat.open(id);
    const message = outgoing(id, 'Segue o boleto');
    await desk.chat.send(message);
    const own = (): readonly Message[] => desk.messages(id).filter(({ clientId }) => clientId === message.clientId);
    expect(own(), 'emitted before it resolves').not.to.deep.equal([]);
    await desk.until(() => own().at(-1)?.status === 'sent');
    expect(desk.vox.ledger.countByText()).to.deep.equal({ 'Segue o boleto': 1 });
    return own();
  };

  const shapes: readonly (readonly [string, (echo: Echo, protocol: string) => unknown])[] = [
    ['missing', () => undefined],
    ['an empty map', () => ({ mensagens: {} })],
    ['an empty list', () => ({ mensagens: [] })],
    ['one object, as printed', (echo, protocol) => ({ mensagens: { [protocol]: echo } })],
    ['in a list under its protocol', (echo, protocol) => ({ mensagens: { [protocol]: [echo] } })],
    ['in a list without a protocol', (echo) => ({ mensagens: [echo] })],
    ['under another protocol', (echo) => ({ mensagens: { 19990101000000: { ...echo, protocolo: '19990101000000' } } })],
    ['half of it', (echo, protocol) => ({ mensagens: { [protocol]: { codid: echo['codid'] } } })],
    ['without ids', (echo, protocol) => ({ mensagens: { [protocol]: { ...echo, codid: null, id: null } } })],
  ];
  for (const [what, reshape] of shapes) {
    it(`${what}: one message, under the vendor's id, with our text`, async () => {
      const own = await sent(reshape);
      expect(new Set(own.map(({ id }) => id))).to.deep.equal(new Set(desk.vox.ledger.accepted.map(({ id }) => id)));
      for (const { body } of own) expect(body).to.deep.equal({ kind: 'text', text: 'Segue o boleto' });
    });
  }
});
