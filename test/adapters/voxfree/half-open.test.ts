import { expect } from 'chai';
import type { WakeReason } from '../../../src/net/io.js';
import { Desk } from './desk.js';

/** A line that looks open and carries nothing, as after a sleep or a change of network. */
describe('VoxFree on a half-open socket', () => {
  const wakers = new Set<(reason: WakeReason) => void>();
  let desk: Desk;

  beforeEach(async () => {
    desk = await new Desk({
      wrap: (io) => ({
        ...io,
        wake(run) {
          wakers.add(run);
          return () => wakers.delete(run);
        },
      }),
    }).ready();
  });
  afterEach(() => {
    desk.stop();
    expect(wakers.size).to.equal(0);
  });

  const wake = (reason: WakeReason): void => wakers.forEach((run) => run(reason));
  const missed = async (): Promise<string> => {
    const { id, contact } = desk.of('Ana');
    await desk.chat.open(id);
    desk.vox.faults.rate('push', { kind: 'lose' }, 1);
    desk.vox.controls.customerWrites({ contactId: contact.id, text: 'Ninguém empurrou' });
    await desk.pass(30_000);
    expect(texts(id)).not.to.include('Ninguém empurrou');
    desk.vox.faults.clear();
    return id;
  };
  const texts = (id: string): readonly string[] => desk.messages(id).map(({ body }) => (body.kind === 'text' ? body.text : ''));
  const statuses = (): readonly string[] => desk.all('connection-changed').map(({ connection }) => connection.status);

  it('the return of the network replaces it, and what was missed is read before it is online', async () => {
    const id = await missed();
    const before = statuses().length;
    wake('online');
    await desk.until(() => statuses().slice(before).includes('online'));
    expect(statuses().slice(before)).to.deep.equal(['connecting', 'online']);
    expect(texts(id)).to.include('Ninguém empurrou');
    expect(desk.vox.connectedAgents).to.deep.equal(['61']);
  });

  it('waking up replaces it', async () => {
    const id = await missed();
    const asleep = desk.clock as { now: () => number };
    const now = desk.clock.now();
    asleep.now = () => now + 600_000;
    wake('visible');
    await desk.until(() => texts(id).includes('Ninguém empurrou'));
  });

  it('pushes go to the new one alone', async () => {
    const id = await missed();
    wake('online');
    await desk.until(() => texts(id).includes('Ninguém empurrou'));
    desk.vox.controls.customerWrites({ contactId: desk.of('Ana').contact.id, text: 'E agora?' });
    await desk.until(() => texts(id).includes('E agora?'));
    expect(texts(id).filter((text) => text === 'E agora?')).to.have.length(1);
  });
});
