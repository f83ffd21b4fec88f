import { expect } from 'chai';
import { header, headers, type SipRequest } from '../../../src/simulators/sip/message.js';
import { SipServer, type SipServerOptions } from '../../../src/simulators/sip/server.js';
import { DOMAIN, ManualClock, ScriptedAgent } from './scripted-agent.js';

const users = { ana: 'ana-pw', bob: 'bob-pw' };
const INSTANCE = 'urn:uuid:00000000-0000-4000-8000-000000000001';

describe('SIP registrar', () => {
  let clock: ManualClock;
  let server: SipServer;

  beforeEach(() => open());

  function open(options: SipServerOptions = {}) {
    clock = new ManualClock();
    server = new SipServer({ clock, random: Math.random }, { users, ...options });
  }

  const contactOf = (agent: ScriptedAgent, more: string) => `<sip:x@${agent.name}.invalid;transport=ws>${more}`;

  it('challenges, then binds', () => {
    const ana = new ScriptedAgent(server, 'ana');
    ana.register('ana-pw');
    expect(ana.statuses).to.deep.equal([401, 200]);
    expect(server.bindings('ana')).to.have.length(1);
    expect(header(ana.responses[1] ?? { headers: [] }, 'Contact')).to.equal('<sip:ana@ana.invalid;transport=ws>;expires=600');
  });

  it('refuses a wrong password, an unknown user, somebody else\'s address and a foreign domain', () => {
    const ana = new ScriptedAgent(server, 'ana');
    ana.register('wrong');
    expect(ana.statuses).to.deep.equal([401, 401]);
    ana.register('ana-pw', { To: `<sip:bob@${DOMAIN}>` });
    expect(ana.statuses.slice(2)).to.deep.equal([401, 403]);
    const eve = new ScriptedAgent(server, 'eve');
    eve.register('ana-pw');
    expect(eve.statuses).to.deep.equal([401, 401]);
    ana.request('REGISTER', 'sip:other.test', { To: '<sip:ana@other.test>' });
    expect(ana.statuses.at(-1)).to.equal(403);
    expect(server.bindings()).to.deep.equal([]);
  });

  it('gives a GRUU by instance to whoever supports it, and replaces the binding of the same instance', () => {
    const ana = new ScriptedAgent(server, 'ana');
    const contact = contactOf(ana, `;+sip.instance="<${INSTANCE}>";reg-id=1;expires=120`);
    ana.register('ana-pw', { Contact: contact, Supported: 'path, gruu' });
    ana.register('ana-pw', { Contact: contact.replace('x@', 'y@'), Supported: 'path, gruu' });
    const contacts = headers(ana.responses.at(-1) ?? { headers: [] }, 'Contact');
    expect(contacts).to.deep.equal([
      `<sip:y@ana.invalid;transport=ws>;expires=120;+sip.instance="<${INSTANCE}>";pub-gruu="sip:ana@${DOMAIN};gr=${INSTANCE}"`,
    ]);
    ana.register('ana-pw', { Contact: contact });
    expect(header(ana.responses.at(-1) ?? { headers: [] }, 'Contact'), 'unasked').to.not.contain('pub-gruu');
  });

  it('keeps several bindings of one user, and removes one, all, the expired and the disconnected', () => {
    const [first, second] = [new ScriptedAgent(server, 'ana-1'), new ScriptedAgent(server, 'ana-2')];
    first.register('ana-pw', { Contact: contactOf(first, ';expires=60') });
    second.register('ana-pw', { Contact: contactOf(second, ';expires=600') });
    expect(headers(second.responses.at(-1) ?? { headers: [] }, 'Contact')).to.have.length(2);
    second.register('ana-pw', { Contact: contactOf(second, ';expires=0') });
    expect(server.bindings('ana').map(({ contact }) => contact)).to.deep.equal(['sip:x@ana-1.invalid;transport=ws']);
    clock.advance(61_000);
    expect(server.bindings('ana'), 'expired').to.deep.equal([]);
    first.register('ana-pw');
    first.leave();
    expect(server.bindings('ana'), 'disconnected').to.deep.equal([]);
    second.register('ana-pw');
    second.register('ana-pw', { Contact: '*', Expires: '0' });
    expect(server.bindings('ana'), 'all').to.deep.equal([]);
  });

  it('bounds the time that it grants', () => {
    open({ expires: { min: 60, max: 300, standard: 120 } });
    const ana = new ScriptedAgent(server, 'ana');
    const granted = () => /expires=(\d+)/.exec(header(ana.responses.at(-1) ?? { headers: [] }, 'Contact') ?? '')?.[1];
    ana.register('ana-pw', { Expires: '5' });
    expect(ana.statuses.at(-1)).to.equal(423);
    expect(header(ana.responses.at(-1) ?? { headers: [] }, 'Min-Expires')).to.equal('60');
    ana.register('ana-pw', { Expires: '86400' });
    expect(granted()).to.equal('300');
    ana.register('ana-pw', { Expires: 'soon' });
    expect(granted()).to.equal('120');
  });

  it('refuses the eleventh contact of a user', () => {
    const agents = Array.from({ length: 11 }, (_, index) => new ScriptedAgent(server, `ana-${index}`));
    for (const agent of agents) agent.register('ana-pw', { Contact: contactOf(agent, '') });
    expect(agents.map(agent => agent.statuses.at(-1))).to.deep.equal([...Array<number>(10).fill(200), 503]);
    agents[0]?.register('ana-pw', { Contact: contactOf(agents[0], '') });
    expect(agents[0]?.statuses.at(-1), 'a refresh').to.equal(200);
  });

  it('answers keep-alives and OPTIONS without credentials', () => {
    const ana = new ScriptedAgent(server, 'ana');
    ana.say('\r\n\r\n');
    expect(ana.frames).to.deep.equal(['\r\n']);
    ana.request('OPTIONS', `sip:${DOMAIN}`);
    expect(ana.statuses).to.deep.equal([200]);
  });

  it('shows what arrives', () => {
    const seen: SipRequest[] = [];
    const stop = server.onInvite(invite => seen.push(invite));
    const ana = new ScriptedAgent(server, 'ana');
    ana.request('INVITE', `sip:bob@${DOMAIN}`);
    ana.request('OPTIONS', `sip:${DOMAIN}`);
    stop();
    ana.request('INVITE', `sip:bob@${DOMAIN}`);
    expect(seen.map(({ uri }) => uri)).to.deep.equal([`sip:bob@${DOMAIN}`]);
  });
});

describe('SIP server under faults and abuse', () => {
  const open = () => {
    const clock = new ManualClock();
    return { clock, server: new SipServer({ clock, random: Math.random }, { users }) };
  };

  it('keeps silent while frozen, and works off what came meanwhile', () => {
    const { server } = open();
    const ana = new ScriptedAgent(server, 'ana');
    server.freeze();
    ana.request('OPTIONS', `sip:${DOMAIN}`);
    ana.say('\r\n\r\n');
    const late = new ScriptedAgent(server, 'bob');
    late.request('OPTIONS', `sip:${DOMAIN}`);
    expect([...ana.frames, ...late.frames]).to.deep.equal([]);
    expect([ana.closed, late.closed]).to.deep.equal([false, false]);
    server.thaw();
    expect(ana.statuses).to.deep.equal([200]);
    expect(ana.frames).to.have.length(2);
    expect(late.statuses).to.deep.equal([200]);
  });

  it('cuts all lines at once, and takes new ones', () => {
    const { server } = open();
    const ana = new ScriptedAgent(server, 'ana');
    ana.register('ana-pw');
    server.dropAll();
    expect([ana.closed, ana.closeCode]).to.deep.equal([true, undefined]);
    expect(server.bindings()).to.deep.equal([]);
    const again = new ScriptedAgent(server, 'ana');
    again.register('ana-pw');
    expect(again.statuses).to.deep.equal([401, 200]);
  });

  it('refuses lines while stopped, and has forgotten everybody after', () => {
    const { server } = open();
    const ana = new ScriptedAgent(server, 'ana');
    ana.register('ana-pw');
    server.stop();
    expect(ana.closeCode).to.equal(1001);
    expect(new ScriptedAgent(server, 'ana').closed).to.equal(true);
    server.start();
    expect(server.bindings()).to.deep.equal([]);
    const again = new ScriptedAgent(server, 'ana');
    again.register('ana-pw');
    expect(again.statuses).to.deep.equal([401, 200]);
  });

  it('ignores garbage', () => {
    const { server } = open();
    const ana = new ScriptedAgent(server, 'ana');
    for (const text of ['', '\r\n', '\0\0\0', 'hello', 'GET / HTTP/1.1\r\n\r\n', 'INVITE', '{"a":1}', '\ud800']) ana.say(text);
    expect(ana.frames).to.deep.equal([]);
    ana.request('OPTIONS', `sip:${DOMAIN}`);
    expect(ana.statuses).to.deep.equal([200]);
  });

  it('survives every mutation of a call', () => {
    const { server, clock } = open();
    let seed = 42;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed % below;
    };
    const model = new ScriptedAgent(server, 'ana');
    const said: string[] = [];
    model.say = text => said.push(text);
    model.request('INVITE', `sip:bob@${DOMAIN}`, { 'Proxy-Authorization': 'Digest username="ana", nonce="a.b"' }, 'v=0');
    model.request('REGISTER', `sip:${DOMAIN}`);
    model.request('CANCEL', `sip:bob@${DOMAIN}`);
    for (let round = 0; round < 3000; round++) {
      clock.advance(1000);
      const text = said[round % said.length] ?? '';
      const at = random(text.length);
      const piece = ['', '\r\n', '"', '<', ';', ',', '\u00ff', text.slice(random(text.length))][random(8)] ?? '';
      new ScriptedAgent(server, 'eve').say(text.slice(0, at) + piece + text.slice(at + random(4)));
    }
    const ana = new ScriptedAgent(server, 'ana');
    ana.register('ana-pw');
    expect(ana.statuses).to.deep.equal([401, 200]);
  });

  it('closes a line that sends too big a frame or too many', () => {
    const { server, clock } = open();
    const big = new ScriptedAgent(server, 'ana');
    big.say('x'.repeat(65_536));
    expect(big.closed).to.equal(false);
    big.say('é'.repeat(40_000));
    expect(big.closeCode).to.equal(1009);
    const steady = new ScriptedAgent(server, 'ana');
    for (let n = 0; n < 1000; n++) {
      steady.say('\r\n\r\n');
      clock.advance(20);
    }
    expect([steady.closed, steady.frames.length]).to.deep.equal([false, 1000]);
    for (let n = 0; n < 201; n++) steady.say('\r\n\r\n');
    expect([steady.closeCode, steady.frames.length]).to.deep.equal([1008, 1200]);
  });
});
