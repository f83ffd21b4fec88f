import { expect } from 'chai';
import { header, headers } from '../../../src/simulators/sip/message.js';
import { SipServer, type SipServerOptions } from '../../../src/simulators/sip/server.js';
import { DOMAIN, ManualClock, ScriptedAgent } from './scripted-agent.js';

const users = { ana: 'ana-pw', bob: 'bob-pw', carol: 'carol-pw' };
const BOB = `sip:bob@${DOMAIN}`;
const last = <T>(list: readonly T[]): T => list[list.length - 1] as T;

describe('SIP proxy', () => {
  let clock: ManualClock;
  let server: SipServer;
  let ana: ScriptedAgent;

  beforeEach(() => open());

  function open(options: SipServerOptions = {}) {
    clock = new ManualClock();
    server = new SipServer({ clock, random: Math.random }, { users, ...options });
    ana = new ScriptedAgent(server, 'ana');
  }

  function registered(name: string, extra: Readonly<Record<string, string>> = {}): ScriptedAgent {
    const agent = new ScriptedAgent(server, name);
    agent.register('bob-pw', { Contact: `<sip:c@${name}.invalid;transport=ws>`, ...extra });
    expect(agent.statuses.at(-1)).to.equal(200);
    return agent;
  }

  /** Two tabs of bob ring. */
  function ring(): [ScriptedAgent, ScriptedAgent] {
    const tabs: [ScriptedAgent, ScriptedAgent] = [registered('bob-1'), registered('bob-2')];
    ana.authenticated('INVITE', BOB, 'ana-pw');
    for (const tab of tabs) tab.respond('INVITE', 180);
    return tabs;
  }

  /** What ana heard after the challenge. */
  const answers = () => ana.statuses.slice(1);

  it('challenges an INVITE, says 100, and passes it on with one hop less, a Via and no credentials', () => {
    const bob = registered('bob');
    ana.authenticated('INVITE', BOB, 'ana-pw', { 'X-Kept': 'yes' });
    expect(ana.statuses).to.deep.equal([407, 100]);
    const invite = last(bob.requests);
    expect(invite.uri).to.equal('sip:c@bob.invalid;transport=ws');
    expect(headers(invite, 'Via')).to.have.length(2);
    expect(header(invite, 'Max-Forwards')).to.equal('69');
    expect(header(invite, 'Proxy-Authorization')).to.equal(undefined);
    expect(header(invite, 'X-Kept')).to.equal('yes');
    bob.respond('INVITE', 200);
    expect(answers()).to.deep.equal([100, 200]);
    expect(headers(last(ana.responses), 'Via')).to.have.length(1);
  });

  it('lets nobody call under another name', () => {
    registered('bob');
    ana.authenticated('INVITE', BOB, 'ana-pw', { From: `<sip:carol@${DOMAIN}>;tag=1` });
    expect(ana.statuses).to.deep.equal([407, 403]);
  });

  it('says why a call cannot be', () => {
    const wishes: Record<string, number> = {
      [`sip:nobody@${DOMAIN}`]: 404,
      [`sip:carol@${DOMAIN}`]: 480,
      'sip:carol@elsewhere.test': 403,
      [`sip:full@${DOMAIN}`]: 486,
    };
    server.responses.set('full', 486);
    for (const [uri, status] of Object.entries(wishes)) {
      ana.authenticated('INVITE', uri, 'ana-pw');
      expect(ana.statuses.at(-1), uri).to.equal(status);
    }
    ana.request('INVITE', BOB, { 'Max-Forwards': '0' });
    expect(ana.statuses.at(-1)).to.equal(483);
    ana.request('INVITE', 'tel:123');
    expect(ana.statuses.at(-1)).to.equal(400);
  });

  it('reaches users by the dial plan', () => {
    open({ dialPlan: user => (user.startsWith('0800') ? 'bob' : user) });
    const bob = registered('bob');
    ana.authenticated('INVITE', `sip:0800123@${DOMAIN}`, 'ana-pw');
    expect(bob.methods).to.deep.equal(['INVITE']);
  });

  it('rings all tabs; the first to accept gets the call, the others are told why they stop', () => {
    const [first, second] = ring();
    expect(answers()).to.deep.equal([100, 180, 180]);
    second.respond('INVITE', 200);
    expect(answers()).to.deep.equal([100, 180, 180, 200]);
    expect(first.methods).to.deep.equal(['INVITE', 'CANCEL']);
    const [invite, cancel] = first.requests;
    expect(cancel && headers(cancel, 'Via')).to.deep.equal(invite && headers(invite, 'Via').slice(0, 1));
    expect(cancel && header(cancel, 'Reason')).to.contain('cause=200');
    first.respond('CANCEL', 200);
    first.respond('INVITE', 487);
    expect(first.methods).to.deep.equal(['INVITE', 'CANCEL', 'ACK']);
    expect(answers(), 'ana hears nothing of it').to.deep.equal([100, 180, 180, 200]);
    expect(second.methods).to.deep.equal(['INVITE']);
  });

  it('cancels a tab that was silent as soon as it speaks', () => {
    const [first, second] = [registered('bob-1'), registered('bob-2')];
    ana.authenticated('INVITE', BOB, 'ana-pw');
    second.respond('INVITE', 200);
    expect(first.methods).to.deep.equal(['INVITE']);
    first.respond('INVITE', 180);
    expect(first.methods).to.deep.equal(['INVITE', 'CANCEL']);
    expect(answers()).to.deep.equal([100, 200]);
  });

  it('gives the best of several refusals, and acknowledges each', () => {
    const [first, second] = ring();
    first.respond('INVITE', 480);
    expect(answers()).to.deep.equal([100, 180, 180]);
    second.respond('INVITE', 486);
    expect(answers().at(-1)).to.equal(486);
    expect([first.methods, second.methods]).to.deep.equal([['INVITE', 'ACK'], ['INVITE', 'ACK']]);
    expect(header(last(first.requests), 'To')).to.contain('tag=bob-1');
  });

  it('stops ringing everywhere when one tab declines for the user', () => {
    const [first, second] = ring();
    first.respond('INVITE', 603);
    expect(second.methods).to.deep.equal(['INVITE', 'CANCEL']);
    second.respond('INVITE', 487);
    expect(answers().at(-1)).to.equal(603);
  });

  it('passes a CANCEL on to all tabs and ends the call with 487', () => {
    const tabs = ring();
    const via = header(last(tabs[0].requests), 'Via');
    expect(via).to.be.a('string');
    const callersVia = headers(last(tabs[0].requests), 'Via')[1] ?? '';
    ana.request('CANCEL', BOB, { Via: callersVia, CSeq: '2 CANCEL' });
    expect(answers().at(-1)).to.equal(200);
    for (const tab of tabs) {
      expect(tab.methods).to.deep.equal(['INVITE', 'CANCEL']);
      tab.respond('CANCEL', 200);
      tab.respond('INVITE', 487);
    }
    expect(answers().slice(3)).to.deep.equal([200, 487]);
    const heard = ana.frames.length;
    ana.request('ACK', BOB, { Via: callersVia, CSeq: '2 ACK' });
    expect([...tabs[0].methods, ...tabs[1].methods]).to.deep.equal(['INVITE', 'CANCEL', 'ACK', 'INVITE', 'CANCEL', 'ACK']);
    ana.request('CANCEL', BOB);
    expect([ana.frames.length - heard, answers().at(-1)], 'of no call').to.deep.equal([1, 481]);
  });

  it('does not wait for a tab that says nothing when the caller gives up', () => {
    const bob = registered('bob');
    ana.authenticated('INVITE', BOB, 'ana-pw');
    ana.request('CANCEL', BOB, { Via: headers(last(bob.requests), 'Via')[1] ?? '', CSeq: '2 CANCEL' });
    expect(answers()).to.deep.equal([100, 200, 487]);
    bob.respond('INVITE', 180);
    expect(bob.methods).to.deep.equal(['INVITE', 'CANCEL']);
  });

  it('ends a call that nobody answers', () => {
    open({ noAnswer: { ms: 20_000, status: 480 } });
    const tabs = ring();
    clock.advance(19_999);
    expect(answers().at(-1)).to.equal(180);
    clock.advance(1);
    expect(answers().at(-1)).to.equal(480);
    for (const tab of tabs) {
      tab.respond('INVITE', 487);
      expect(tab.methods).to.deep.equal(['INVITE', 'CANCEL', 'ACK']);
    }
    expect(answers().at(-1)).to.equal(480);
  });

  it('does not end one that was answered', () => {
    const [first] = ring();
    first.respond('INVITE', 200);
    clock.advance(200_000);
    expect(answers().at(-1)).to.equal(200);
  });

  it('counts a tab out whose line breaks while it rings', () => {
    const [first, second] = ring();
    first.leave();
    expect(answers().at(-1)).to.equal(180);
    second.leave();
    expect(answers().at(-1)).to.equal(480);
  });

  it('tells the caller again how things stand when the INVITE comes twice', () => {
    const [first] = ring();
    const count = first.requests.length;
    const twice = headers(last(first.requests), 'Via')[1] ?? '';
    ana.request('INVITE', BOB, { Via: twice });
    expect(first.requests.length).to.equal(count);
    expect(answers()).to.deep.equal([100, 180, 180, 180]);
  });

  it('routes within a call by contact, both ways, and passes what it does not know', () => {
    const bob = registered('bob');
    ana.authenticated('INVITE', BOB, 'ana-pw');
    bob.respond('INVITE', 200);
    const dialog = { To: `<${BOB}>;tag=bob` };
    for (const method of ['ACK', 'INFO', 'REFER', 'BYE']) {
      ana.request(method, 'sip:bob@bob.invalid;transport=ws', dialog);
      expect(bob.methods.at(-1)).to.equal(method);
    }
    bob.respond('BYE', 200);
    expect(ana.statuses.at(-1)).to.equal(200);
    bob.request('NOTIFY', 'sip:ana@ana.invalid;transport=ws', { To: `<sip:ana@${DOMAIN}>;tag=ana1` });
    expect(ana.methods).to.deep.equal(['NOTIFY']);
  });

  it('routes by GRUU to the agent that came back on another line', () => {
    const instance = 'urn:uuid:1';
    const contact = (host: string) => ({ Contact: `<sip:c@${host}.invalid>;+sip.instance="<${instance}>"` });
    const before = registered('bob-1', contact('before'));
    registered('bob-2');
    before.leave();
    const gruu = `sip:bob@${DOMAIN};gr=${instance}`;
    ana.request('BYE', gruu, { To: `<${BOB}>;tag=1` });
    expect(ana.statuses.at(-1), 'while away').to.equal(480);
    const after = registered('bob-3', contact('after'));
    ana.request('BYE', gruu, { To: `<${BOB}>;tag=1` });
    expect(after.methods).to.deep.equal(['BYE']);
    expect(last(after.requests).uri).to.equal('sip:c@after.invalid');
  });

  it('finds an agent without GRUU again by the name it keeps', () => {
    const bob = registered('bob');
    bob.leave();
    const again = new ScriptedAgent(server, 'bob');
    again.request('OPTIONS', `sip:${DOMAIN}`);
    ana.request('BYE', 'sip:bob@bob.invalid', { To: `<${BOB}>;tag=1` });
    expect(again.methods).to.deep.equal(['BYE']);
  });
});
