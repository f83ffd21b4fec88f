import { expect } from 'chai';
import fc from 'fast-check';
import { damageOf, DamagedLine, everyCommand, misbehaviour, plans } from '../any-json.js';
import { Desk } from './desk.js';

describe('TempBox: any JSON on the wire', () => {
  it('every command ends, and fails with nothing but a Fault; the next true answer is read as if nothing had been', async () => {
    const line = new DamagedLine();
    await fc.assert(fc.asyncProperty(plans, async (plan) => {
      const desk = await new Desk({ wrap: line.wrap, adapter: { sendStandard: true, admin: true } }).ready();
      const { id, contact } = desk.of('Ana');
      const other = desk.of('Padaria').id;
      line.damage = damageOf(plan);
      const wrong = await misbehaviour(everyCommand(desk.backend, { conversationId: id, contactId: contact.id, otherId: other }), (promise) => desk.while(promise));
      line.damage = undefined;
      expect(wrong).to.deep.equal([]);
      await desk.while(desk.chat.refresh());
      expect(desk.of('Ana').contact).to.include({ id: contact.id, name: contact.name });
      desk.stop();
    }), { numRuns: 20, endOnFailure: true, includeErrorInReport: true });
    expect(line.met).to.be.greaterThan(300);
  });
});
