import { expect } from 'chai';
import type { Io } from '../../../src/net/io.js';
import { Desk } from './desk.js';

/** `permite_ler_excluido` of contract part 3.3: whether the department may read what the customer took back. */
describe('VoxFree deleted messages', () => {
  let desk: Desk;

  afterEach(() => desk.stop());

  const opened = async (allowed: '0' | '1'): Promise<string> => {
    const allow = (io: Io): Io => ({
      ...io,
      async fetch(url, init) {
        const response = await io.fetch(url, init);
        if (!url.endsWith('/buscaChat.php')) return response;
        return new Response((await response.text()).replace('"permite_ler_excluido":"0"', `"permite_ler_excluido":"${allowed}"`));
      },
    });
    desk = await new Desk({ wrap: allow }).ready();
    const { id, contact } = desk.of('Ana');
    const url = 'https://files.invalid/foto.png';
    const { messageId } = desk.vox.controls.customerWrites({ contactId: contact.id, text: 'segredo', url, file: 'foto.png' });
    desk.vox.controls.deleteMessage({ protocol: id, messageId });
    await desk.chat.open(id);
    return messageId;
  };
  const message = (id: string) => desk.messages(desk.of('Ana').id).findLast((candidate) => candidate.id === id);

  it('are shown as deleted, without their words and files, where nobody may read them', async () => {
    const id = await opened('0');
    expect(message(id)).to.deep.include({ deleted: true, body: { kind: 'text', text: '' } });
    expect(message(id)).not.to.have.property('attachment');
    expect(JSON.stringify(desk.events)).not.to.include('segredo');
  });

  it('keep both where the department may', async () => {
    const id = await opened('1');
    expect(message(id)).to.deep.include({ deleted: true, body: { kind: 'text', text: 'segredo' } });
    expect(message(id)?.attachment).to.deep.equal({ kind: 'image', url: 'https://files.invalid/foto.png', name: 'foto.png' });
  });

  for (const allowed of ['0', '1'] as const) {
    it(`that come later are treated the same (${allowed})`, async () => {
      await opened(allowed);
      const { id, contact } = desk.of('Ana');
      desk.vox.faults.next('push', { kind: 'lose' });
      const { messageId } = desk.vox.controls.customerWrites({ contactId: contact.id, text: 'outro' });
      desk.vox.controls.deleteMessage({ protocol: id, messageId });
      await desk.chat.fetchNewer(id, undefined);
      expect(message(messageId)?.body).to.deep.equal({ kind: 'text', text: allowed === '1' ? 'outro' : '' });
    });
  }
});
