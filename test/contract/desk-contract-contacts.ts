import { expect } from 'chai';
import { faultOf } from './backend-contract.js';
import type { DeskStage } from './desk-contract.js';
import type { DeskPart } from './desk-world.js';

/** `OwnershipPort`, and the binding that is part of closing. */
export function ownershipContract(stage: () => DeskStage): void {
  describe('owners', () => {
    it('are bound by closing, listed, and released', async () => {
      const { chat, seen, world } = stage();
      await chat.open(world.alsoMine);
      const bound = seen.conversation(world.alsoMine);
      expect(bound?.can.has('set-owner')).to.equal(true);
      await chat.closing?.close(world.alsoMine, { bindToMe: true });
      const owned = async () => ((await chat.ownership?.owned()) ?? []).find(({ contact }) => contact.id === bound?.contact.id);
      const entry = await owned();
      expect(entry?.contact.name).to.equal(bound?.contact.name);
      const departments = await chat.starting?.departments?.() ?? [];
      const departmentId = entry?.departmentId ?? departments.find(({ name }) => name === bound?.department?.name)?.id ?? '';
      const release = () => chat.ownership?.release(entry?.contact.id ?? '', departmentId);
      await world.deskMishap('ownership', 'refused');
      expect((await faultOf(release())).code).to.equal('rejected');
      expect(await owned()).to.deep.equal(entry);
      await release();
      expect(await owned()).to.equal(undefined);
    });
  });
}

/** `StartingPort`. */
export function startingContract(stage: () => DeskStage, offers: ReadonlySet<DeskPart>): void {
  describe('new conversations', () => {
    const way = async (): Promise<{ readonly channelId: string; readonly departmentId: string }> => {
      const { starting } = stage().chat;
      const departmentId = (await starting?.departments?.())?.[0]?.id ?? '';
      const channel = (await starting?.channels(departmentId))?.find(({ canStart }) => canStart);
      return { channelId: channel?.id ?? '', departmentId };
    };

    it('are the agent\'s, and can be opened and written to', async () => {
      const { chat, seen, world } = stage();
      const { channelId, departmentId } = await way();
      const contact = (await chat.starting?.contacts(''))?.find(({ id }) => id === world.startable.free);
      expect(contact).not.to.equal(undefined);
      const outcome = await chat.starting?.start(world.startable.free, channelId, departmentId);
      const id = outcome && 'conversationId' in outcome ? outcome.conversationId : '';
      expect(seen.conversation(id)).to.deep.include({ place: 'mine', id });
      expect(seen.conversation(id)?.contact.name).to.equal(contact?.name);
      await chat.open(id);
      await chat.send({ clientId: 'first', conversationId: id, text: 'Bom dia!', writtenAt: Date.now() });
      expect(await world.timesTaken('Bom dia!')).to.equal(1);
    });

    it('with somebody\'s contact name that somebody', async () => {
      const { chat, world } = stage();
      const { channelId, departmentId } = await way();
      const outcome = await chat.starting?.start(world.startable.held, channelId, departmentId);
      expect(outcome).to.deep.equal({ heldBy: world.colleague });
    });

    it('that the vendor refused are none, those whose answer cannot be read are looked up', async () => {
      const { chat, seen, world } = stage();
      const { channelId, departmentId } = await way();
      const start = () => chat.starting?.start(world.startable.free, channelId, departmentId);
      await world.deskMishap('starting', 'refused');
      expect((await faultOf(start())).code).to.equal('rejected');
      await world.deskMishap('starting', 'unreadable');
      const outcome = await start();
      const id = outcome && 'conversationId' in outcome ? outcome.conversationId : '';
      expect(seen.conversation(id)?.contact.id).to.equal(world.startable.free);
    });

    if (offers.has('create-contact')) {
      it('can be with a contact who is new', async () => {
        const { chat } = stage();
        const { channelId, departmentId } = await way();
        const id = await chat.starting?.createContact?.({ name: 'Contato Novo', phone: '5511955550003' }) ?? '';
        expect((await chat.starting?.contacts('Contato Novo'))?.map((contact) => contact.id)).to.deep.equal([id]);
        const outcome = await chat.starting?.start(id, channelId, departmentId);
        expect(outcome).to.have.property('conversationId');
      });
    }
  });
}

/** `RepliesPort`, where replies can be changed. */
export function repliesContract(stage: () => DeskStage): void {
  describe('own quick replies', () => {
    it('are made, changed and removed; others\' are not', async () => {
      const { backend: { replies }, world } = stage();
      const id = await replies?.create?.(world.mine, 'Frete', 'Por nossa conta.') ?? '';
      const listed = async () => (await replies?.list(world.mine))?.find((reply) => reply.id === id);
      expect(await listed()).to.deep.equal({ id, title: 'Frete', text: 'Por nossa conta.', mine: true });
      await world.deskMishap('replies', 'refused');
      expect((await faultOf(replies?.update?.(world.mine, { id, title: 'X', text: 'Y', mine: true }))).code).to.equal('rejected');
      expect((await listed())?.title).to.equal('Frete');
      await replies?.update?.(world.mine, { id, title: 'Frete grátis', text: 'Por nossa conta.', mine: true });
      expect((await listed())?.title).to.equal('Frete grátis');
      await replies?.remove?.(world.mine, id);
      expect(await listed()).to.equal(undefined);
      const foreign = (await replies?.list(world.mine))?.find(({ mine }) => !mine);
      expect((await faultOf(replies?.remove?.(world.mine, foreign?.id ?? ''))).code).to.equal('rejected');
    });
  });
}
