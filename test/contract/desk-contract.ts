import { expect } from 'chai';
import type { Backend } from '../../src/domain/backend.js';
import type { ChatPort } from '../../src/domain/chat-port.js';
import { faultOf } from './backend-contract.js';
import type { DeskPart, DeskWorld } from './desk-world.js';
import { ownershipContract, repliesContract, startingContract } from './desk-contract-contacts.js';
import { eventually, Recorder } from './recorder.js';

export interface DeskStage {
  readonly world: DeskWorld;
  readonly backend: Backend;
  readonly chat: ChatPort;
  readonly seen: Recorder;
}

/**
 * What every backend promises of the ports that organise conversations, read off the comments of `chat-port.ts` and
 * `backend.ts`. What `offers` leaves out has to be absent.
 */
export function deskContract(name: string, offers: ReadonlySet<DeskPart>, create: () => Promise<DeskWorld>): void {
  describe(`the desk contract: ${name}`, () => {
    let stage: DeskStage;
    let controller: AbortController;

    beforeEach(async () => {
      const world = await create();
      const { backend } = world;
      controller = new AbortController();
      const seen = new Recorder();
      if (backend.auth) expect((await backend.auth.signIn(world.user)).step).to.equal('signed-in');
      await backend.connect(seen.emit, controller.signal);
      if (!backend.chat) throw new Error('no chat');
      stage = { world, backend, chat: backend.chat, seen };
    });

    afterEach(async () => {
      controller.abort();
      const complaints = await stage.world.complaints();
      await stage.world.stop();
      expect(complaints, 'what the vendor found wrong').to.deep.equal([]);
    });

    const current = (): DeskStage => stage;
    it('has the ports that it offers, and no others', () => expect(partsOf(stage.backend)).to.deep.equal(new Set(offers)));
    if (offers.has('closing')) closingContract(current, offers);
    if (offers.has('transfer')) transferContract(current, offers);
    if (offers.has('tags')) tagContract(current, offers);
    if (offers.has('ownership')) ownershipContract(current);
    if (offers.has('starting')) startingContract(current, offers);
    if (offers.has('own-replies')) repliesContract(current);
  });
}

function partsOf({ chat, replies }: Backend): ReadonlySet<DeskPart> {
  const present: Readonly<Record<DeskPart, unknown>> = {
    tags: chat?.tags,
    'own-tags': chat?.tags?.create && chat.tags.update && chat.tags.remove,
    closing: chat?.closing,
    dispositions: chat?.closing?.dispositions,
    transfer: chat?.transfer,
    'transfer-close': chat?.transfer?.takes.has('close') || undefined,
    ownership: chat?.ownership,
    starting: chat?.starting,
    'create-contact': chat?.starting?.createContact,
    'own-replies': replies?.create && replies.update && replies.remove,
  };
  return new Set((Object.keys(present) as DeskPart[]).filter((part) => present[part] !== undefined));
}

function removals({ seen }: DeskStage, id: string): readonly string[] {
  return seen.all('conversation-removed').filter(({ conversationId }) => conversationId === id).map(({ reason }) => reason);
}

function closingContract(stage: () => DeskStage, offers: ReadonlySet<DeskPart>): void {
  describe('closing', () => {
    it('is told once, as closed, after the vendor did it', async () => {
      const { chat, seen, world } = stage();
      await chat.open(world.mine);
      await chat.closing?.close(world.mine, {});
      expect((await world.ticket(world.mine)).open).to.equal(false);
      await seen.until('removed', () => removals(stage(), world.mine).length > 0);
      await chat.refresh();
      expect(removals(stage(), world.mine)).to.deep.equal(['closed']);
      expect(seen.conversation(world.mine)).to.equal(undefined);
      expect((await faultOf(chat.closing?.close(world.mine, {}))).code).to.equal('conflict');
    });

    if (offers.has('dispositions')) {
      it('keeps the disposition that was chosen', async () => {
        const { chat, world } = stage();
        const all = (await chat.closing?.dispositions?.(world.mine)) ?? [];
        expect(new Set(all.map(({ id }) => id)).size).to.equal(all.length);
        const chosen = all[1]?.id ?? '';
        await chat.closing?.close(world.mine, { dispositionId: chosen });
        expect((await world.ticket(world.mine)).dispositionId).to.equal(chosen);
      });
    }

    it('that the vendor refused changes nothing', async () => {
      const { chat, seen, world } = stage();
      await world.deskMishap('closing', 'refused');
      const fault = await faultOf(chat.closing?.close(world.mine, {}));
      expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['rejected', false]);
      await chat.refresh();
      expect(seen.conversation(world.mine)?.place).to.equal('mine');
      expect(removals(stage(), world.mine)).to.deep.equal([]);
    });

    it('whose answer cannot be read is in doubt, and the lists settle it', async () => {
      const { chat, seen, world } = stage();
      await world.deskMishap('closing', 'unreadable');
      expect((await faultOf(chat.closing?.close(world.mine, {}))).outcomeUnknown).to.equal(true);
      await seen.until('gone', () => removals(stage(), world.mine).length > 0);
      expect(removals(stage(), world.mine)).to.have.length(1);
    });
  });
}

function transferContract(stage: () => DeskStage, offers: ReadonlySet<DeskPart>): void {
  describe('transfer', () => {
    it('hands over with a note that the contact never gets', async () => {
      const { chat, seen, world } = stage();
      const targets = await chat.transfer?.targets(world.mine);
      expect(targets?.freeAgentId === true || targets?.agents.some(({ id }) => id === world.colleague.id)).to.equal(true);
      const sent = await world.sentTo(world.mine);
      await chat.transfer?.transfer(world.mine, { agentId: world.colleague.id, note: 'Só para você', close: false });
      const { agentId, note, open } = await world.ticket(world.mine);
      expect({ agentId, open }).to.deep.equal({ agentId: world.colleague.id, open: true });
      if (chat.transfer?.takes.has('note')) expect(note).to.equal('Só para você');
      await seen.until('removed', () => removals(stage(), world.mine).length > 0);
      expect(removals(stage(), world.mine)).to.deep.equal(['transferred']);
      expect(await world.sentTo(world.mine)).to.deep.equal(sent);
    });

    it('that was refused leaves the conversation where it is', async () => {
      const { chat, seen, world } = stage();
      await world.deskMishap('closing', 'refused');
      const act = chat.transfer?.transfer(world.mine, { agentId: world.colleague.id, note: '', close: false });
      expect((await faultOf(act)).code).to.equal('rejected');
      await chat.refresh();
      expect(seen.conversation(world.mine)?.place).to.equal('mine');
    });

    if (offers.has('transfer-close')) {
      it('with a closing needs a department', async () => {
        const { chat, world } = stage();
        const request = { agentId: world.colleague.id, note: '', close: true };
        expect((await faultOf(chat.transfer?.transfer(world.mine, request))).code).to.equal('rejected');
        const departmentId = (await chat.transfer?.targets(world.mine))?.departments[0]?.id ?? '';
        await chat.transfer?.transfer(world.mine, { ...request, departmentId });
        expect((await world.ticket(world.mine)).open).to.equal(false);
        expect(removals(stage(), world.mine)).to.deep.equal(['closed']);
      });
    }
  });
}

function tagContract(stage: () => DeskStage, offers: ReadonlySet<DeskPart>): void {
  describe('tags', () => {
    it('are on the conversation after the vendor set them, and off after it unset them', async () => {
      const { chat, seen, world } = stage();
      const has = (id: string): boolean => seen.conversation(world.mine)?.tags.some((tag) => tag.id === id) ?? false;
      const all = (await chat.tags?.list(world.mine)) ?? [];
      const other = all.find(({ id }) => !has(id));
      expect(other).not.to.equal(undefined);
      const id = other?.id ?? '';
      await chat.tags?.set(world.mine, id, true);
      await seen.until('set', () => has(id));
      await eventually('the vendor has it', async () => (await world.ticket(world.mine)).tagIds.includes(id), true);
      await chat.tags?.set(world.mine, id, false);
      await seen.until('unset', () => !has(id));
      expect((await world.ticket(world.mine)).tagIds).not.to.include(id);
    });

    it('stay as they are when the vendor says no', async () => {
      const { chat, seen, world } = stage();
      const [first] = seen.conversation(world.mine)?.tags ?? [];
      await world.deskMishap('tags', 'refused');
      expect((await faultOf(chat.tags?.set(world.mine, first?.id ?? '', false))).code).to.equal('rejected');
      await chat.refresh();
      expect(seen.conversation(world.mine)?.tags.map(({ id }) => id)).to.include(first?.id);
    });

    if (offers.has('own-tags')) {
      it('are made, renamed and removed by the agent, who may not touch others\'', async () => {
        const { chat, seen, world } = stage();
        const id = await chat.tags?.create?.(world.mine, 'Só minha') ?? '';
        const listed = async () => (await chat.tags?.list(world.mine))?.find((tag) => tag.id === id);
        expect(await listed()).to.include({ name: 'Só minha', mine: true });
        await chat.tags?.set(world.mine, id, true);
        await chat.tags?.update?.(world.mine, { id, name: 'Ainda minha' });
        expect((await listed())?.name).to.equal('Ainda minha');
        await chat.tags?.remove?.(world.mine, id);
        expect(await listed()).to.equal(undefined);
        await seen.until('off', () => seen.conversation(world.mine)?.tags.every((tag) => tag.id !== id) ?? false);
        const foreign = (await chat.tags?.list(world.mine))?.find(({ mine }) => mine === false);
        expect((await faultOf(chat.tags?.remove?.(world.mine, foreign?.id ?? ''))).code).to.equal('rejected');
      });
    }
  });
}
