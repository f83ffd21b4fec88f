import { expect } from 'chai';
import type { RepliesPort } from '../../../src/domain/backend.js';
import { Desk, faultOf } from './desk.js';
import { fixture, fixtureText, shapeOf } from './fixtures.js';

const service = 'servicoRespostasRapidas.php';

/** `RepliesPort` on VoxFree's wire (contract part 3.4; part 6, row 16). */
describe('VoxFree quick replies', () => {
  let desk: Desk;
  let ana: string;

  beforeEach(async () => {
    desk = await new Desk().ready();
    ana = desk.of('Ana').id;
  });
  afterEach(() => {
    expect(desk.vox.ledger.violations).to.deep.equal([]);
    desk.stop();
  });

  const port = (): Required<RepliesPort> => desk.backend.replies as Required<RepliesPort>;
  const answered = (text: string): void => desk.vox.faults.next(service, { kind: 'body', text });

  it('are created, changed and removed with the fields and types of the example', async () => {
    const id = await port().create(ana, ' Frete ', 'O frete é por nossa conta.\n\nAté já!');
    const [made] = (await port().list(ana)).filter((reply) => reply.id === id);
    expect(made).to.deep.equal({ id, title: 'Frete', text: 'O frete é por nossa conta.\n\nAté já!', mine: true });
    await port().update(ana, { id, title: 'Frete grátis', text: 'Sem frete.', mine: true });
    expect((await port().list(undefined)).find((reply) => reply.id === id)?.text).to.equal('Sem frete.');
    await port().remove(ana, id);
    expect((await port().list(ana)).map((reply) => reply.id)).not.to.include(id);
    const example = shapeOf(await fixture('servicoRespostasRapidas.request'));
    for (const body of desk.requests(service)) expect(shapeOf(body)).to.deep.equal(example);
  });

  it('are named by `codid_resposta` in changes and in removals, and by no text there', async () => {
    await port().update(ana, { id: '9', title: 'A', text: 'B', mine: true });
    await port().remove(ana, '9');
    const [update, remove] = desk.requests(service);
    expect(update).to.include({ action: 'update', codid_resposta: '9', titulo: 'A', resposta: 'B', protocolo: ana });
    expect(remove).to.include({ action: 'remove', codid_resposta: '9', titulo: '', resposta: '', protocolo: ana });
  });

  it('servicoRespostasRapidas-insert: a new one has the id of the answer', async () => {
    answered(await fixtureText('servicoRespostasRapidas-insert.response.json'));
    expect(await port().create(undefined, 'Sem conversa', 'x')).to.equal('1305');
    expect(desk.requests(service)[0]).to.include({ action: 'insert', protocolo: '' });
  });

  it('servicoRespostasRapidas-other: a new one without an id is found by its words', async () => {
    answered(await fixtureText('servicoRespostasRapidas-other.response.json'));
    const id = await port().create(ana, 'Achada', 'pelo texto');
    expect(desk.vox.account.replies.get(id)?.title).to.equal('Achada');
  });

  it('servicoRespostasRapidas-other-error: of others are refused by the vendor, or before it is asked', async () => {
    const fault = await faultOf(port().remove(ana, '11'));
    expect([fault.code, fault.cause]).to.deep.equal(['rejected', 'falha - não foi possível alterar/remover/inserir dados']);
    answered(await fixtureText('servicoRespostasRapidas-other-error.response.json'));
    expect((await faultOf(port().remove(ana, '9'))).code).to.equal('rejected');
    const asked = desk.requests(service).length;
    expect((await faultOf(port().update(ana, { id: '11', title: 'A', text: 'B', mine: false }))).code).to.equal('rejected');
    expect((await faultOf(port().update(ana, { id: '9', title: 'A', mine: true }))).code).to.equal('rejected');
    expect((await faultOf(port().create(ana, '', 'B'))).code).to.equal('rejected');
    expect(desk.requests(service)).to.have.length(asked);
  });

  it('servicoRespostasRapidas-other.response.raw.txt: not understood after a write means that nobody knows', async () => {
    answered(await fixtureText('servicoRespostasRapidas-other.response.raw.txt'));
    expect(await faultOf(port().create(ana, 'A', 'B'))).to.include({ code: 'protocol', outcomeUnknown: true });
    await desk.pass(10_000);
    expect(desk.requests(service)).to.have.length(1);
  });

  it('go to the second host, and to no other', async () => {
    await port().create(ana, 'A', 'B');
    const wrong = await desk.vox.handle({ host: 'main', name: service, method: 'POST', contentType: 'application/json', body: '{}' });
    expect(wrong).to.include({ kind: 'answer', status: 404 });
  });
});
