import { expect } from 'chai';
import type { NewCampaignContact } from '../../../src/domain/dialer.js';
import { splitPhone } from '../../../src/adapters/widecloud/dialer.js';
import { WideCloudSimulator, type CallRow } from '../../../src/simulators/widecloud/index.js';
import { credentials, faultOf, secrets, stage } from './stage.js';

const contact = (key: string, more: Partial<NewCampaignContact> = {}): NewCampaignContact => ({ key, phones: ['1130000001'], form: {}, ...more });

const signedIn = async (options: Parameters<typeof stage>[0] = {}, simulator?: WideCloudSimulator) => {
  const world = stage(options, simulator);
  await world.backend.auth?.signIn(credentials);
  const { dialer, records } = world.backend;
  if (!dialer?.insert || !dialer.findInserted || !dialer.contacts || !dialer.erase || !records) throw new Error('facets');
  return { ...world, dialer: dialer as Required<typeof dialer>, records: records as Required<typeof records> };
};

describe('Wide Cloud: campaigns', () => {
  it('is absent where no campaign is named', () => {
    expect(stage({ campaigns: [] }).backend.dialer).to.equal(undefined);
  });

  it('row 11: finds an inserted contact again by its key', async () => {
    const { dialer, simulator } = await signedIn();
    await dialer.insert('583', [contact('linha-1', { name: 'Ana', form: { cidade: 'Recife' } })], 'end');
    expect([...await dialer.findInserted('583', ['linha-1', 'linha-2'])]).to.deep.equal(['linha-1']);
    const [found] = await dialer.contacts('583');
    expect(found).to.deep.include({ key: 'linha-1', name: 'Ana', phones: ['1130000001'], status: 'waiting', form: { cidade: 'Recife' } });
    expect(simulator.ledger.violations).to.deep.equal([]);
  });

  it('doubles nobody when answers are lost: what is in doubt is looked up', async () => {
    const { dialer, simulator } = await signedIn();
    simulator.faults.rate('insert', { kind: 'answer-lost' }, 0.3);
    simulator.faults.rate('insert', { kind: 'drop' }, 0.2);
    const keys = Array.from({ length: 60 }, (_value, index) => `linha-${index}`);
    let doubts = 0;
    for (let open = keys; open.length > 0;) {
      const [key = ''] = open;
      try {
        await dialer.insert('583', [contact(key)], 'end');
        open = open.slice(1);
      } catch {
        doubts += 1;
        if ((await dialer.findInserted('583', [key])).has(key)) open = open.slice(1);
      }
    }
    expect(doubts).to.be.greaterThan(5);
    expect(simulator.ledger.doubled).to.deep.equal([]);
    expect(simulator.ledger.inserted.map(({ idcrm }) => idcrm)).to.deep.equal(keys);
  });

  it('says that an insert is in doubt, and never repeats it', async () => {
    const { dialer, simulator } = await signedIn();
    simulator.faults.next('insert', { kind: 'answer-lost' });
    const fault = await faultOf(dialer.insert('583', [contact('a')], 'end'));
    expect([fault.outcomeUnknown, simulator.ledger.count('insert')]).to.deep.equal([true, 1]);
  });

  it('says the same of a batch of which a part is in', async () => {
    const { dialer, simulator } = await signedIn();
    simulator.faults.next('insert', { kind: 'body', text: '["Status","OK"]' });
    simulator.faults.next('insert', { kind: 'status', status: 404 });
    const fault = await faultOf(dialer.insert('583', [contact('a'), contact('b')], 'end'));
    expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['rejected', true]);
    expect((await faultOf(dialer.insert('não há', [contact('c'), contact('d')], 'end'))).outcomeUnknown).to.equal(false);
  });

  it('sends nothing of what goes beyond the limits', async () => {
    const { dialer, simulator } = await signedIn();
    const bad: readonly [NewCampaignContact, string][] = [
      [contact('a', { phones: Array.from({ length: 6 }, () => '1130000001') }), 'limit'],
      [contact('a', { form: { gen1: 'x'.repeat(255) } }), 'limit'],
      [contact('a', { phones: [] }), 'rejected'],
      [contact('a', { phones: ['30000001'] }), 'rejected'],
      [contact(''), 'rejected'],
      [contact('a', { form: { gen22: 'x' } }), 'unsupported'],
      [contact('a', { form: { acao: 'deletediscador' } }), 'unsupported'],
    ];
    for (const [wrong, code] of bad) expect((await faultOf(dialer.insert('583', [contact('ok'), wrong], 'end'))).code).to.equal(code);
    expect((await faultOf(dialer.insert('583', [contact('ok')], 'start'))).code).to.equal('unsupported');
    await dialer.insert('583', [contact('b', { form: { gen1: 'x'.repeat(254) }, phones: Array.from({ length: 5 }, () => '1130000001') })], 'end');
    expect(simulator.ledger.inserted).to.have.length(1);
  });

  it('calls free fields what the page calls them, in lists and on the wire', async () => {
    const { dialer, simulator } = await signedIn({ fieldLabels: { gen1: 'Último pedido', dpto: ' Segmento ' } });
    const fields = dialer.limits.fields;
    expect(fields).to.include.members(['Último pedido', 'Segmento', 'gen2']).and.not.include.members(['gen1']);
    expect((await dialer.campaigns())[0]?.formFields).to.deep.equal(fields);
    await dialer.insert('583', [contact('k', { form: { 'Último pedido': '48.213', Segmento: 'Atacado' } })], 'end');
    expect(simulator.ledger.inserted[0]?.fields).to.include({ gen1: '48.213', dpto: 'Atacado' }).and.not.have.property('Último pedido');
    expect((await dialer.contacts('583'))[0]?.form).to.deep.equal({ 'Último pedido': '48.213', Segmento: 'Atacado' });
    expect((await faultOf(dialer.insert('583', [contact('k2', { form: { gen1: 'x' } })], 'end'))).code).to.equal('unsupported');
    expect(() => stage({ fieldLabels: { gen1: 'gen2' } })).to.throw(TypeError);
  });

  it('splits area codes off', () => {
    const parts = (written: string, area = ''): string[] => Object.values(splitPhone(written, area));
    for (const same of ['+55 (11) 99999-0000', '0055 11 999990000', '011 99999 0000', '11999990000']) expect(parts(same)).to.deep.equal(['11', '999990000']);
    expect(parts('3000-0001', '21')).to.deep.equal(['21', '30000001']);
    expect(parts('55 3222-0000')).to.deep.equal(['55', '32220000']);
    for (const none of ['', '190', '+1 212 555 0100', 'abc']) expect(() => parts(none, '21')).to.throw('rejected');
  });

  it('rows 6, 8 and 12: follows a dialler through its list to the end, one look for all who ask', async () => {
    const { dialer, simulator, backend, seen, controller } = await signedIn();
    for (const key of ['a', 'b', 'c']) await dialer.insert('583', [contact(key)], 'end');
    await backend.connect(seen.emit, controller.signal);
    const before = simulator.ledger.count('statusdiscador');
    const [first] = await Promise.all([dialer.campaigns(), dialer.campaigns(), dialer.contacts('583')]);
    expect(simulator.ledger.count('statusdiscador')).to.equal(before + 1);
    expect(first?.[0]).to.deep.include({ id: '583', name: 'Cobrança', kind: 'predictive', progress: { waiting: 3, dialing: 0, done: 0, discarded: 0, exceeded: 0 } });
    const rows = simulator.central.campaigns.get('583')?.rows ?? [];
    for (const [index, status] of (['CONCLUIDO', 'Dialing', 'EXCEDIDO'] as const).entries()) Object.assign(rows[index] ?? {}, { status });
    expect(seen.all('campaigns-listed'), 'nobody watches').to.have.length(0);
    dialer.watch(controller.signal);
    const wanted = JSON.stringify({ waiting: 0, dialing: 1, done: 1, discarded: 0, exceeded: 1 });
    await seen.until('progress', () => JSON.stringify(seen.all('campaigns-listed').at(-1)?.campaigns[0]?.progress) === wanted);
    expect(seen.all('campaigns-listed').at(-1)?.campaigns[0]?.state).to.equal('running');
    controller.abort();
  });

  it('erases a campaign, and knows none that is not there', async () => {
    const { dialer } = await signedIn();
    await dialer.insert('583', [contact('a')], 'end');
    expect(await dialer.erase('583')).to.equal(1);
    expect((await faultOf(dialer.erase('9'))).code).to.equal('rejected');
    expect(await dialer.contactCall('583', '1')).to.equal(undefined);
  });
});

describe('Wide Cloud: records', () => {
  const noon = Date.UTC(2026, 10, 25, 15);
  const hour = 3_600_000;
  const history = (count: number, each: number): CallRow[] => Array.from({ length: count }, (_value, index) => ({
    id: `c${index}`, at: noon + index * each, seconds: 60, extension: index % 2 ? '2001' : '2002', number: '1130000001', inbound: false, answered: true,
  }));
  const filled = async (rows: readonly CallRow[], habits = {}, options: Parameters<typeof stage>[0] = { records: 'all' }) => {
    const world = await signedIn(options, new WideCloudSimulator({ secrets, habits }));
    world.simulator.central.history.push(...rows);
    return world;
  };

  it('row 5: walks the report from full page to full page, and doubles nothing', async () => {
    const { records, simulator } = await filled(history(1_300, 2_000));
    const calls = await records.calls({ from: noon, until: noon + hour });
    expect([calls.length, new Set(calls.map(({ id }) => id)).size]).to.deep.equal([1_300, 1_300]);
    expect(simulator.ledger.count('statusreport')).to.equal(3);
  });

  it('stops at the end of the range, and gives the agent their own calls only', async () => {
    const { records, simulator } = await filled(history(1_300, 2_000), {}, {});
    const calls = await records.calls({ from: noon, until: noon + 100_000 });
    expect(calls).to.have.length(25);
    expect(calls.every(({ agentId }) => agentId === '2001')).to.equal(true);
    expect(simulator.ledger.count('statusreport')).to.equal(1);
  });

  it('takes a report that is exactly full for complete', async () => {
    const { records } = await filled(history(500, 2_000));
    expect(await records.calls({ from: noon, until: noon + hour })).to.have.length(500);
  });

  it('rather gives nothing than half: full reports of the latest calls, or of one second', async () => {
    const latest = await filled(history(600, 2_000), { report: 'newest-first' });
    expect((await faultOf(latest.records.calls({ from: noon, until: noon + hour }))).code).to.equal('limit');
    const jam = await filled(history(600, 0));
    expect((await faultOf(jam.records.calls({ from: noon, until: noon + hour }))).code).to.equal('limit');
  });

  it('rows 2 and 3: sends both names of the date, and reads rows however they are wrapped', async () => {
    const { records, simulator } = await filled(history(2, 2_000), { lists: 'by-key' });
    expect(await records.calls({ from: noon, until: noon + hour })).to.have.length(2);
    expect(simulator.ledger.requests.at(-1)?.fields).to.deep.equal({ datainicial: '2026-11-25 12:00:00', inicio: '2026-11-25 12:00:00' });
  });

  it('row 3: shows the whole row of an operator, and what it may mean', async () => {
    const { records, simulator } = await filled([]);
    const row = { nomeoperador: 'ANA', ramal: '2001', datahora: '2026-11-25 12:00:00' };
    simulator.central.operators.push({ ...row, evento: 'LOGIN' }, { ...row, evento: 'PAUSA ALMOCO' }, { ...row, evento: 'LOGOUT' }, { x: 'y' });
    const log = await records.operatorLog({ from: noon - hour, until: noon + hour });
    expect(log.map(({ what }) => what)).to.deep.equal(['sign-in', 'pause', 'sign-out', 'unknown']);
    expect(log[0]).to.include({ agentName: 'ANA', extension: '2001', at: noon });
    expect(log[3]?.text).to.equal('x: y');
  });

  it('gives no address that leads elsewhere', async () => {
    const { records } = await filled([]);
    for (const bad of ['../../etc/passwd', 'a/../b', '', 'https://x/y', 'a b', 'a?b']) expect((await faultOf(records.recording(bad))).code).to.equal('rejected');
    const own = await filled([], {}, { recordingUrl: (path) => `https://crm.example.com/gravacoes?id=${encodeURIComponent(path)}` });
    expect(await own.records.recording('2021\\01\\10\\9-S-1.371')).to.equal('https://crm.example.com/gravacoes?id=2021%2F01%2F10%2F9-S-1.371');
  });
});

describe('Wide Cloud: the account', () => {
  it('can be blocked only where that was asked for, by its name, and never from a page', async () => {
    expect(stage({ customer: 'teste' }).backend.admin).to.equal(undefined);
    expect(() => stage({ admin: true })).to.throw(TypeError);
    const page = { ...new WideCloudSimulator({ secrets }).io(), origin: 'https://crm.example.com' };
    expect(stage({ admin: true, customer: 'teste', io: page }).backend.admin).to.equal(undefined);
    const { backend, simulator } = await signedIn({ admin: true, customer: 'teste' });
    expect((await faultOf(backend.admin?.blockAccount?.('outro'))).code).to.equal('rejected');
    expect(simulator.ledger.count('bloqueioclasse5')).to.equal(0);
    await backend.admin?.blockAccount?.('teste');
    expect([...simulator.central.blocked]).to.deep.equal(['teste']);
    await backend.admin?.unblockAccount?.('teste');
    expect([...simulator.central.blocked]).to.deep.equal([]);
  });
});
