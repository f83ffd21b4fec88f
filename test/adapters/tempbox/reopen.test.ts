import { expect } from 'chai';
import { Desk } from './desk.js';

describe('TempBox: back to a conversation before it was open', () => {
  it('shows all of it, and what comes after', async () => {
    const desk = await new Desk().ready();
    const { id } = desk.of('Ana');
    desk.box.faults.next('ListarMensagensAtendimento', { kind: 'delay', milliseconds: 2_000 });
    const first = desk.chat.open(id);
    desk.chat.leave?.(id);
    await desk.while(desk.chat.open(id));
    await desk.while(first);
    const { contactId, messages } = desk.case('Ana');
    expect(new Set(desk.messages(id).map((message) => message.id))).to.have.property('size', messages);
    desk.box.controls.customerWrites({ contactId, text: 'e agora?' });
    await desk.until(() => desk.texts(id).includes('e agora?'));
    desk.stop();
  });
});
