import { expect } from 'chai';
import fc from 'fast-check';
import { damageOf, DamagedLine, everyCommand, misbehaviour, plans } from '../any-json.js';
import { Desk } from './desk.js';

describe('VoxFree: any JSON on the wire', () => {
  it('every command ends, and fails with nothing but a Fault; the next true answer is read as if nothing had been', async () => {
    const line = new DamagedLine();
    await fc.assert(fc.asyncProperty(plans, async (plan) => {
      const desk = await new Desk({ wrap: line.wrap }).ready();
      const { id, contact } = desk.of('Ana');
      const other = desk.of('Carlos').id;
      line.damage = damageOf(plan);
      const wrong = await misbehaviour(everyCommand(desk.backend, { conversationId: id, contactId: contact.id, otherId: other }), (promise) => desk.while(promise));
      line.damage = undefined;
      expect(wrong).to.deep.equal([]);
      await desk.while(desk.chat.refresh());
      await desk.while(desk.chat.open(id));
      expect(desk.of('Ana').contact).to.include({ id: contact.id, name: contact.name });
      desk.stop();
    }), { numRuns: 40, endOnFailure: true, includeErrorInReport: true });
    expect(line.met).to.be.greaterThan(300);
  });

  it('any frame is survived: what it may have meant is read again, and what comes after it is heard', async () => {
    const desk = await new Desk().ready();
    const { id, contact } = desk.of('Ana');
    await desk.while(desk.chat.open(id));
    let count = 0;
    await fc.assert(fc.asyncProperty(plans, async (plan) => {
      const frame = { id_msg: 1, type: 'chat', tipo_update: 'new message', codid_contato: contact.id, codid_canal: '25', protocolo_atual: id, agente_responsavel: '61' };
      desk.vox.controls.pushRaw({ text: JSON.stringify(damageOf(plan)(frame)) ?? '' });
      count += 1;
      const text = `depois ${count}`;
      desk.vox.controls.customerWrites({ contactId: contact.id, text });
      await desk.until(() => desk.messages(id).some(({ body }) => body.kind === 'text' && body.text === text));
    }), { numRuns: 20, endOnFailure: true, includeErrorInReport: true });
    desk.stop();
  });
});
