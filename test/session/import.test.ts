import { expect, waitUntil } from '@open-wc/testing';
import { wideCloud } from '../../src/adapters/widecloud/index.js';
import { Fault } from '../../src/domain/fault.js';
import { createSession } from '../../src/session/create-session.js';
import type { ColumnUse, ImportSlice, ImportState, Session } from '../../src/session/session-api.js';
import { WideCloudSimulator } from '../../src/simulators/widecloud/index.js';
import { anAgent } from '../support/samples.js';
import { ScriptedDialer, type ScriptedDialerOptions } from '../support/scripted-dialer.js';
import { signedInSession, type ScriptedSession } from '../support/scripted-session.js';
import { rejection } from './support.js';

const patience = { timeout: 20_000 };
const secrets = { login: 'api-user', senha: 'segredo', token: 'chave' };
const opened: Session[] = [];
const readers: (() => void)[] = [];
let agents = 0;

function listOf(count: number, name = 'lista.csv'): File {
  const lines = Array.from({ length: count }, (_, row) => `Cliente ${row};(11) 9${8_000_0000 + row};Cidade ${row % 7}`);
  return new File([`Nome;Celular;Cidade;Sobra\n${lines.join('\n')}\n`], name);
}

const state = ({ $imports }: ImportSlice, id = 'c-1'): ImportState | undefined => $imports.get().get(id);
const steps = (imports: ImportSlice, step: ImportState['step'], id = 'c-1'): Promise<void> => waitUntil(() => state(imports, id)?.step === step, step, patience);

function guessed(imports: ImportSlice, id = 'c-1'): readonly ColumnUse[] {
  return state(imports, id)?.source?.columns.map(({ guess }) => guess) ?? [];
}

function follow(session: Session): ImportSlice {
  const { imports } = session.dialer;
  readers.push(imports.$imports.subscribe(() => undefined), imports.$limits.subscribe(() => undefined));
  return imports;
}

async function scripted(options: ScriptedDialerOptions = {}, agentId = `import-${(agents += 1)}`, dialer = new ScriptedDialer(options)) {
  const signedIn: ScriptedSession = await signedInSession({ agent: anAgent({ id: agentId }), dialer: dialer.port });
  return { ...signedIn, dialer, agentId, imports: follow(signedIn.session) };
}

/** Read, understood as guessed, and checked. */
async function prepare(imports: ImportSlice, file: File, id = 'c-1'): Promise<void> {
  await imports.open(id, file);
  await imports.check(id, guessed(imports, id));
}

afterEach(async () => {
  for (const stop of readers.splice(0)) stop();
  await Promise.all(opened.splice(0).map((session) => session.dispose()));
});

function atWideCloud(extension: string) {
  const simulator = new WideCloudSimulator({ secrets });
  simulator.central.addCampaign('583', 'Cobrança');
  /** From `cutAt` contacts on nothing is answered any more: the page is about to go. */
  const enter = async (cutAt = Infinity, cut = (): void => undefined): Promise<Session> => {
    const io = simulator.io();
    const fetch: typeof io.fetch = async (...request) => {
      const answer = await io.fetch(...request);
      if (simulator.ledger.inserted.length < cutAt) return answer;
      cut();
      return new Promise<never>((_resolve, reject) => {
        request[1]?.signal?.addEventListener('abort', () => reject(new DOMException('gone', 'AbortError')));
      });
    };
    const session = createSession({ backends: [wideCloud({ url: simulator.url, extension, io: { ...io, fetch }, campaigns: [{ id: '583' }] })] });
    opened.push(session);
    await session.auth.signIn({ user: secrets.login, password: secrets.senha, token: secrets.token });
    await waitUntil(() => session.connection.$connection.get().status === 'online', 'online', patience);
    return session;
  };
  return { simulator, enter };
}

describe('session.dialer.imports', () => {
  it('understands a file, leaves out what cannot be dialled, and inserts the rest', async () => {
    const { imports, dialer } = await scripted();
    const text = 'Nome;Telefone 1;Celular;CPF;Cidade\r\nAna;11 3333-0001;11 98888-0001;123;"Campinas; SP"\r\nBia;99;;;\r\nCaio;11 98888-0001;;;\r\n';
    await imports.open('c-1', new File([text], 'agosto.csv'));
    expect(state(imports)?.source).to.deep.include({ fileName: 'agosto.csv', size: text.length, encoding: 'utf-8', delimiter: ';' });
    expect(guessed(imports)).to.deep.equal([{ to: 'name' }, { to: 'phone' }, { to: 'phone' }, { to: 'taxId' }, { to: 'field', field: 'cidade' }]);
    await imports.check('c-1', guessed(imports));
    expect(state(imports)?.check).to.deep.equal({
      total: 3, ready: 1, byProblem: { 'bad-phone': 1, repeated: 1 },
      lines: [{ line: 3, problem: 'bad-phone', text: '99' }, { line: 4, problem: 'repeated', text: '11 98888-0001' }],
    });
    await imports.start('c-1', 'start');
    expect(state(imports)).to.deep.include({ step: 'done', inserted: 1, refused: 0, inDoubt: 0, progress: 1 });
    expect(dialer.taken.map(({ key: _key, ...contact }) => contact)).to.deep.equal([
      { name: 'Ana', taxId: '123', phones: ['11 3333-0001', '11 98888-0001'], form: { cidade: 'Campinas; SP' } },
    ]);
    await imports.discard('c-1');
    expect(state(imports)).to.equal(undefined);
  });

  it('takes its steps in order only, and says why not', async () => {
    const { imports } = await scripted({ limits: { positions: ['end'] } });
    expect((await rejection(imports.check('c-1', [{ to: 'phone' }]))).code).to.equal('conflict');
    expect((await rejection(imports.open('c-1', new File(['PK\u0003\u0004'], 'lista.xlsx')))).code).to.equal('rejected');
    expect(state(imports)).to.equal(undefined);
    await imports.open('c-1', listOf(3));
    expect((await rejection(imports.check('c-1', [{ to: 'name' }]))).code).to.equal('rejected');
    expect((await rejection(imports.start('c-1', 'end'))).code).to.equal('conflict');
    await imports.check('c-1', guessed(imports));
    expect((await rejection(imports.start('c-1', 'start'))).code).to.equal('unsupported');
    await imports.open('c-1', listOf(2));
    expect(state(imports)?.step).to.equal('mapping');
  });

  it('leaves out whom the campaign has already', async () => {
    const { imports, dialer } = await scripted();
    dialer.contacts = [{ id: 'p', campaignId: 'c-1', phones: ['5511980000001'], form: {}, status: 'done', dispositions: [] }];
    await prepare(imports, listOf(3));
    expect(state(imports)?.check).to.deep.include({ ready: 2, byProblem: { 'already-there': 1 } });
    dialer.trouble = new Fault('network', { retryable: true });
    await rejection(imports.check('c-1', guessed(imports)));
    expect(state(imports)).to.deep.include({ step: 'mapping' });
    expect(state(imports)?.fault?.code).to.equal('network');
  });

  it('stops between batches, survives the page, and goes on in the next one', async () => {
    const first = await scripted();
    await prepare(first.imports, listOf(150));
    first.dialer.onInsert = (count) => (count === 3 ? first.imports.stop('c-1') : undefined);
    await first.imports.start('c-1', 'end');
    expect(state(first.imports)).to.deep.include({ step: 'stopped', inserted: 60 });
    await first.session.dispose();
    const next = await scripted({}, first.agentId, first.dialer);
    await steps(next.imports, 'stopped');
    expect(state(next.imports)).to.deep.include({ inserted: 60, refused: 0, inDoubt: 0 });
    expect(state(next.imports)?.source?.fileName).to.equal('lista.csv');
    expect(state(next.imports)?.check?.ready).to.equal(150);
    await next.imports.resume('c-1');
    expect(state(next.imports)).to.deep.include({ step: 'done', inserted: 150 });
    expect([first.dialer.taken.length, first.dialer.doubled]).to.deep.equal([150, []]);
    await next.session.dispose();
    const last = await scripted({}, first.agentId);
    await last.session.dialer.refresh();
    expect(state(last.imports)).to.equal(undefined);
  });

  it('runs in one tab only, and the others see it', async () => {
    const here = await scripted();
    await prepare(here.imports, listOf(50));
    here.dialer.fates.push('silent');
    void here.imports.start('c-1', 'end').catch(() => undefined);
    await waitUntil(() => here.dialer.calls.includes('insert'), 'on its way', patience);
    const there = await scripted({}, here.agentId);
    await steps(there.imports, 'inserting');
    expect(state(there.imports)?.elsewhere).to.equal(true);
    expect(state(here.imports)).to.not.have.property('elsewhere');
    expect((await rejection(there.imports.resume('c-1'))).code).to.equal('conflict');
    expect((await rejection(there.imports.open('c-1', listOf(1)))).code).to.equal('conflict');
    expect(there.dialer.taken).to.deep.equal([]);
  });

  it('shows what stopped it', async () => {
    const { imports, dialer } = await scripted();
    await prepare(imports, listOf(50));
    dialer.fates.push('lost', new Fault('auth'));
    await imports.start('c-1', 'end');
    expect(state(imports)).to.deep.include({ step: 'stopped', inserted: 0, inDoubt: 20 });
    expect(state(imports)?.fault?.code).to.equal('auth');
    await imports.resume('c-1');
    expect(state(imports)).to.deep.include({ step: 'done', inserted: 30, inDoubt: 20 });
    expect(state(imports)?.fault).to.equal(undefined);
  });

  it('shows what was cut off at the next sign-in too, and puts nothing in its place', async () => {
    const { imports, dialer, session } = await scripted();
    await prepare(imports, listOf(50));
    dialer.onInsert = (count) => (count === 1 ? imports.stop('c-1') : undefined);
    await imports.start('c-1', 'end');
    await session.auth.signOut();
    expect(state(imports)).to.equal(undefined);
    await session.auth.signIn({ user: 'marina', password: 'right' });
    await steps(imports, 'stopped');
    expect((await rejection(imports.open('c-1', listOf(1)))).code).to.equal('conflict');
    await imports.discard('c-1');
    expect(state(imports)).to.equal(undefined);
    expect(dialer.taken).to.have.length(20);
  });

  it('stops reading and checking when it is told to', async () => {
    const { imports, session } = await scripted();
    await imports.open('c-1', listOf(20_000));
    const checking = imports.check('c-1', guessed(imports));
    await steps(imports, 'checking');
    imports.stop('c-1');
    await checking;
    expect(state(imports)?.step).to.equal('mapping');
    await session.auth.signOut();
    expect(state(imports)).to.equal(undefined);
  });

  it('puts 300 contacts into Wide Cloud, once each, although answers get lost and the page goes', async () => {
    const { simulator, enter } = atWideCloud('2003');
    let cut = (): void => undefined;
    const gone = new Promise<void>((resolve) => (cut = resolve));
    const session = await enter(120, () => cut());
    const imports = follow(session);
    await prepare(imports, listOf(300), '583');
    simulator.faults.next('insert', { kind: 'answer-lost' });
    void imports.start('583', 'end').catch(() => undefined);
    await gone;
    await session.dispose();
    const again = follow(await enter());
    await steps(again, 'stopped', '583');
    await again.resume('583');
    expect(state(again, '583')).to.deep.include({ step: 'done', inserted: 300, inDoubt: 0, refused: 0 });
    expect([simulator.ledger.inserted.length, simulator.ledger.doubled, simulator.ledger.violations]).to.deep.equal([300, [], []]);
  });
});
