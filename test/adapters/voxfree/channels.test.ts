import { expect } from 'chai';
import type { Conversation } from '../../../src/domain/conversation.js';
import { replyWindowLength } from '../../../src/domain/reply-window.js';
import { Desk, faultOf, outgoing, type DeskOptions } from './desk.js';

/** What hangs on a conversation's channel: its id (contract part 6, row 2) and Meta's rules (part 5; row 19). */
describe('VoxFree channels', () => {
  let desk: Desk;

  afterEach(() => desk.stop());

  const ready = async (options: DeskOptions = {}): Promise<void> => { desk = await new Desk(options).ready(); };
  const told = (id: string): Conversation | undefined => {
    const changes = desk.events.flatMap((event) => {
      if (event.type === 'conversation-changed') return [event.conversation];
      return event.type === 'conversations-listed' ? event.conversations : [];
    });
    return changes.findLast((conversation) => conversation.id === id);
  };
  const asked = (): number => desk.requests('templatesWhatsapp.php').length;

  describe('whose id nobody told', () => {
    const unknown: DeskOptions = { simulator: { strictChannel: true } };

    it('are tried without it, and a refusal says what is likely to be missing', async () => {
      await ready(unknown);
      const { id } = desk.of('Ana');
      const fault = await faultOf(desk.chat.send(outgoing(id, 'oi')));
      expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['rejected', false]);
      expect(String(fault.cause)).to.include('id_canal_unico');
      expect(desk.notices.join()).to.include('channels');
      expect(desk.requests('enviaMensagem.php')[0]).to.deep.include({ id_canal_unico: '' });
    });

    it('get it from a push', async () => {
      await ready(unknown);
      const { id, contact } = desk.of('Ana');
      desk.vox.controls.customerWrites({ contactId: contact.id, text: 'oi?' });
      await desk.until(() => told(id)?.channel.id === '25');
      await desk.chat.send(outgoing(id, 'olá'));
      expect(desk.vox.ledger.countByText()).to.deep.equal({ olá: 1 });
    });

    for (const channelKey of ['id_canal_unico', 'codid_canal', 'id_canal', 'id_unico'] as const) {
      it(`get it from a row that has it as ${channelKey}`, async () => {
        await ready({ simulator: { strictChannel: true, habits: { channelKey } } });
        await desk.chat.send(outgoing(desk.of('Ana').id, 'olá'));
        expect(desk.requests('enviaMensagem.php')[0]).to.deep.include({ id_canal_unico: '25' });
      });
    }

    it('get it from the host where it names only one', async () => {
      await ready({ ...unknown, adapter: { channels: { 25: { kind: 'whatsapp' } } } });
      await desk.chat.send(outgoing(desk.of('Ana').id, 'olá'));
      expect(desk.vox.ledger.accepted).to.have.length(1);
    });

    it('a refusal with the channel known is the vendor\'s own', async () => {
      await ready({ adapter: { channels: { 25: { kind: 'whatsapp' } } } });
      desk.vox.faults.next('enviaMensagem.php', { kind: 'refuse' });
      const fault = await faultOf(desk.chat.send(outgoing(desk.of('Ana').id, 'oi')));
      expect(fault.cause).to.equal('falha - tente novamente mais tarde');
    });
  });

  describe('under Meta\'s rules', () => {
    it('are known by their templates, without a word from the host', async () => {
      await ready();
      const { id } = desk.of('João');
      expect([...told(id)?.can ?? []]).not.to.include('send-template');
      await desk.chat.open(id);
      await desk.until(() => told(id)?.replyWindow.kind === 'closed');
      expect([told(id)?.can.has('send-template'), told(id)?.can.has('send'), told(id)?.can.has('attach'), told(id)?.can.has('close')])
        .to.deep.equal([true, false, false, true]);
    });

    it('are asked about once where the channel has a name, and not for groups', async () => {
      await ready({ simulator: { habits: { channelKey: 'id_canal_unico' } } });
      const mine = desk.conversations.filter(({ place, kind, channel }) => place === 'mine' && (kind === 'group' || channel.id === '25'));
      expect(mine.length).to.be.greaterThan(2);
      for (const { id } of mine) {
        await desk.chat.open(id);
        await desk.pass(1_000);
      }
      expect(asked()).to.equal(1);
      for (const { id } of mine) expect([told(id)?.replyWindow.kind, told(id)?.can.has('send-template')]).to.deep.equal(['none', false]);
    });

    it('are what the host says they are', async () => {
      const channels = { 25: { kind: 'whatsapp', official: true }, 231: { kind: 'whatsapp', official: false } } as const;
      await ready({ adapter: { channels }, simulator: { habits: { channelKey: 'id_canal_unico' } } });
      const [ana, joao] = [desk.of('Ana'), desk.of('João')];
      for (const { id } of [ana, joao]) await desk.chat.open(id);
      await desk.pass(1_000);
      expect(asked()).to.equal(0);
      expect([told(ana.id)?.replyWindow.kind, told(joao.id)?.replyWindow.kind]).to.deep.equal(['open', 'none']);
      expect([told(ana.id)?.can.has('send-template'), told(joao.id)?.can.has('send-template')]).to.deep.equal([true, false]);
    });

    for (const kind of ['instagram', 'messenger'] as const) {
      it(`are those of ${kind}: the same window as WhatsApp's`, async () => {
        await ready({ adapter: { channels: { 25: { kind } } } });
        const { id } = desk.of('Ana');
        await desk.chat.open(id);
        expect(told(id)).to.deep.include({ channel: { kind, id: '25' } });
        expect(told(id)?.replyWindow.kind).to.equal('open');
        await desk.chat.send(outgoing(id, 'olá'));
        expect(desk.vox.ledger.accepted).to.have.length(1);
      });
    }

    it('are asked about again after a failure, which is nobody\'s fault', async () => {
      await ready();
      const { id } = desk.of('João');
      desk.vox.faults.next('templatesWhatsapp.php', { kind: 'refuse' });
      await desk.chat.open(id);
      await desk.until(() => desk.notices.length > 0);
      expect(desk.all('faulted')).to.deep.equal([]);
      await desk.chat.open(id);
      await desk.until(() => told(id)?.can.has('send-template') === true);
    });

    it('lose writing in the moment the window closes, though nothing is asked and nothing pushed', async () => {
      await ready({ adapter: { channels: { 25: { kind: 'whatsapp', official: true } } } });
      const { id } = desk.of('Ana');
      await desk.chat.open(id);
      const { replyWindow } = told(id) ?? {};
      const closesAt = replyWindow?.kind === 'open' ? replyWindow.closesAt : 0;
      await desk.pass(closesAt - desk.clock.now() - 1);
      expect(told(id)?.can.has('send')).to.equal(true);
      const before = desk.vox.ledger.requests.length;
      await desk.pass(1);
      expect(told(id)?.replyWindow).to.deep.equal({ kind: 'closed', closedAt: closesAt });
      expect([told(id)?.can.has('send'), told(id)?.can.has('close')]).to.deep.equal([false, true]);
      expect(desk.vox.ledger.requests).to.have.length(before);
    });

    it('say nothing more about the window after the end of the connection', async () => {
      await ready({ adapter: { channels: { 25: { kind: 'whatsapp', official: true } } } });
      await desk.chat.open(desk.of('Ana').id);
      desk.controller.abort();
      const before = desk.events.length;
      await desk.pass(replyWindowLength);
      expect(desk.events).to.have.length(before);
    });

    it('writing in a conversation that was never opened tells nothing about its window', async () => {
      await ready({ adapter: { channels: { 25: { kind: 'whatsapp', official: true } } } });
      const { id } = desk.of('Ana');
      await desk.chat.send(outgoing(id, 'olá'));
      expect(told(id)?.replyWindow).to.deep.equal({ kind: 'none' });
    });
  });
});
