import { scene, type Envelope } from './client.js';
import type { SpecTools } from './wire-spec.js';

const ana = 'Ana Beatriz Nogueira';

export function describeFaults({ expect }: Pick<SpecTools, 'expect'>): void {
  describe('faults', () => {
    function stageOf() {
      const stage = scene();
      const { client, company, agent, open, tempbox } = stage;
      const send = (Mensagem: string, init?: RequestInit) => client.raw(
        'EnviarMensagem',
        `token=${client.token}&json=${encodeURIComponent(JSON.stringify({ Atendimento: open(ana).caseId, Empresa: company, Atendente: agent().hash, Mensagem }))}`,
        { method: 'POST', ...init },
      );
      const list = () => client.ask('ListarUltimasMensagens', { Empresa: company });
      return { ...stage, send, list, faults: tempbox.faults, taken: () => tempbox.ledger.countByText() };
    }

    const failure = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'answered', (error: unknown) => (error as Error).name);

    it('lose a request or its answer', async () => {
      const { send, faults, taken } = stageOf();
      faults.next('EnviarMensagem', { kind: 'drop' });
      expect(await failure(send('nunca chegou'))).to.equal('TypeError');
      faults.next('EnviarMensagem', { kind: 'answer-lost' });
      expect(await failure(send('chegou'))).to.equal('TypeError');
      expect(taken()).to.deep.equal({ chegou: 1 });
    });

    it('hang with and without effect, until the client gives up', async () => {
      const { send, faults, taken } = stageOf();
      for (const effect of [false, true]) {
        faults.next('EnviarMensagem', { kind: 'hang', effect });
        const controller = new AbortController();
        const sending = failure(send(effect ? 'feita' : 'não feita', { signal: controller.signal }));
        await new Promise((resolve) => setTimeout(resolve));
        controller.abort();
        expect(await sending).to.equal('AbortError');
      }
      expect(taken()).to.deep.equal({ feita: 1 });
    });

    it('answer with a status, a page, half of it, something else, an error, a wrong token', async () => {
      const { list, faults } = stageOf();
      faults.next('any', { kind: 'status', status: 429, retryAfter: '7' });
      const limited = await list();
      expect([limited.status, limited.headers.get('retry-after')]).to.deep.equal([429, '7']);
      faults.next('any', { kind: 'html' });
      expect(await (await list()).text()).to.match(/^<!DOCTYPE html>/);
      faults.next('any', { kind: 'truncated' });
      expect(await failure((await list()).json())).to.equal('SyntaxError');
      faults.next('any', { kind: 'body', text: 'null' });
      expect(await (await list()).json()).to.equal(null);
      faults.next('any', { kind: 'refuse' });
      expect(((await (await list()).json()) as Envelope).Code).to.equal(500);
      faults.next('any', { kind: 'unauthorized' });
      expect(((await (await list()).json()) as Envelope).Code).to.equal(401);
      expect((await list()).status).to.equal(200);
    });

    it('double and reorder rows', async () => {
      const { client, company, faults } = stageOf();
      const numbers = async () => (await client.rows('ListarUltimasMensagens', { Empresa: company })).map((row) => Number(row['Autonumeracao']));
      const plain = await numbers();
      faults.next('ListarUltimasMensagens', { kind: 'duplicate' });
      expect(await numbers()).to.deep.equal(plain.flatMap((number) => [number, number]));
      faults.next('ListarUltimasMensagens', { kind: 'reorder' });
      const mixed = await numbers();
      expect(mixed).to.not.deep.equal(plain);
      expect([...mixed].sort()).to.deep.equal([...plain].sort());
    });

    it('do it late, or answer late what is old by then', async () => {
      const { client, company, clock, faults, tempbox, open } = stageOf();
      const texts = async () => (await client.rows('ListarMensagensAtendimento', { Atendimento: open(ana).caseId, Empresa: company })).at(-1)?.['Mensagem'];
      for (const kind of ['delay', 'late'] as const) {
        faults.next('ListarMensagensAtendimento', { kind, milliseconds: 1000 });
        const reading = texts();
        while (clock.waiting === 0) await Promise.resolve();
        tempbox.controls.customerWrites({ contactId: open(ana).contactId, text: kind });
        clock.advance(1000);
        // The late answer was read before the second message, the delayed one after the first.
        expect(await reading).to.equal('delay');
      }
      expect(await texts()).to.equal('late');
    });

    it('come by chance, the same for the same seed, and nothing answers while it is down', async () => {
      const run = async () => {
        const { list, faults } = stageOf();
        faults.rate('any', { kind: 'drop' }, 0.3);
        const outcomes: unknown[] = [];
        for (let turn = 0; turn < 40; turn++) outcomes.push(await failure(list()));
        return outcomes;
      };
      const first = await run();
      expect(first.filter((outcome) => outcome === 'TypeError').length).to.be.within(5, 20);
      expect(await run()).to.deep.equal(first);
      const { list, tempbox } = stageOf();
      tempbox.up = false;
      expect(await failure(list())).to.equal('TypeError');
      tempbox.up = true;
      expect(await failure(list())).to.equal('answered');
    });
  });
}
