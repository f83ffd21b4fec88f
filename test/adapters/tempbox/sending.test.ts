import { expect } from 'chai';
import { Fault } from '../../../src/domain/fault.js';
import type { Io } from '../../../src/net/io.js';
import { Desk, faultOf, morning, outgoing } from './desk.js';

describe('TempBox, sending', () => {
  it('refuses a text whose address would be too long, before anything leaves', async () => {
    const desk = await new Desk().ready();
    const { id } = desk.of('Ana');
    const fault = await faultOf(desk.while(desk.chat.send(outgoing(id, 'ç'.repeat(400)))));
    expect([fault.code, fault.outcomeUnknown, fault.retryable]).to.deep.equal(['limit', false, false]);
    const scheduled = await faultOf(desk.while(Promise.resolve(desk.chat.scheduling?.schedule(outgoing(id, 'x'.repeat(2_000)), morning + 60_000))));
    expect(scheduled.code).to.equal('limit');
    expect([desk.asked('EnviarMensagem').length, desk.asked('AgendarMensagem').length]).to.deep.equal([0, 0]);
    await desk.while(desk.chat.send(outgoing(id, 'ç'.repeat(150))));
    expect(desk.box.ledger.accepted).to.have.length(1);
    desk.stop();
  });

  it('names a length that ordinary texts have room for', async () => {
    const desk = await new Desk().ready();
    const { id } = desk.of('Ana');
    const longest = desk.chat.maxTextLength ?? 0;
    expect(longest).to.equal(700);
    const text = 'Bom dia! O seu pedido não saiu ontem: a transportadora só passa às terças. '.repeat(20).slice(0, longest);
    await desk.while(desk.chat.send(outgoing(id, text)));
    expect(desk.box.ledger.accepted.map((message) => message.text)).to.deep.equal([text]);
    desk.stop();
  });

  it('lets neither token nor text out into faults, notices or events', async () => {
    const spoilt: unknown[] = [];
    const wrap = (io: Io): Io => ({
      ...io,
      async fetch(url, init) {
        if (url.includes('EnviarMensagem')) throw Object.assign(new TypeError(`Failed to fetch ${url}`), { url });
        return io.fetch(url, init);
      },
    });
    const desk = await new Desk({ wrap, simulator: { token: 'segredo-da-conta' } }).ready();
    const { id } = desk.of('Ana');
    spoilt.push(await faultOf(desk.while(desk.chat.send(outgoing(id, 'texto-privado')))));
    desk.box.faults.next('ListarMensagensAtendimento', { kind: 'body', text: '<b>segredo-da-conta</b> {"Data":' });
    spoilt.push(await faultOf(desk.while(desk.chat.open(id))));
    desk.box.faults.next('ListarMensagensAtendimento', { kind: 'body', text: 'aviso {"Success":false,"Message":"segredo-da-conta texto-privado"}' });
    spoilt.push(await faultOf(desk.while(desk.chat.open(id))));
    const told = [...spoilt, ...desk.notices, ...desk.events].map(everything).join('\n');
    expect(told).to.include('network');
    expect(told).not.to.match(/segredo-da-conta|texto-privado/);
    desk.stop();
  });

  it('of two that look the same, each is told by its own place', async () => {
    const desk = await new Desk().ready();
    const { id } = desk.of('Ana');
    await desk.while(desk.chat.open(id));
    const messages = [outgoing(id, 'ok'), outgoing(id, 'ok'), outgoing(id, 'ok')];
    for (const message of messages) await desk.while(desk.chat.send(message));
    const idOf = (clientId: string) => new Set(desk.messages(id).filter((message) => message.clientId === clientId).map((message) => message.id));
    expect(messages.map(({ clientId }) => [...idOf(clientId)])).to.deep.equal(desk.box.ledger.accepted.map((taken) => [taken.id]));
    desk.stop();
  });

  it('one that a colleague wrote at the same moment is not taken for ours while it is open whether ours went', async () => {
    const desk = await new Desk().ready();
    const { id } = desk.of('Ana');
    await desk.while(desk.chat.open(id));
    desk.box.faults.next('EnviarMensagem', { kind: 'hang' });
    const sending = faultOf(desk.chat.send(outgoing(id, 'Bom dia')));
    await desk.pass(4_000);
    expect(desk.messages(id).some(({ body }) => body.kind === 'text' && body.text === 'Bom dia')).to.equal(false);
    const fault = await desk.while(sending);
    expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['timeout', true]);
    desk.stop();
  });

  it('one that is listed late is shown as on its way until it is', async () => {
    const desk = await new Desk().ready();
    const { id } = desk.of('Ana');
    await desk.while(desk.chat.open(id));
    const message = outgoing(id, 'Já já');
    desk.box.faults.next('ListarMensagensAtendimento', { kind: 'body', text: '{"Status":"ok","Code":200,"Success":true,"Data":[]}' }, 3);
    await desk.while(desk.chat.send(message));
    await desk.until(() => desk.messages(id).at(-1)?.status === 'sent');
    const told = desk.messages(id).filter(({ clientId }) => clientId === message.clientId);
    expect(told.map((each) => [each.id, each.status])).to.deep.equal([[message.clientId, 'sending'], [desk.box.ledger.accepted[0]?.id, 'sent']]);
    desk.stop();
  });

  it('after a reload finds what may have gone out before it', async () => {
    const desk = await new Desk().ready();
    const { id } = desk.of('Ana');
    const message = outgoing(id, 'antes de recarregar');
    desk.box.controls.agentWrites({ caseId: id, agentId: desk.agent().id, text: message.text });
    await desk.while(desk.chat.open(id));
    expect(await desk.while(desk.chat.findSent(message))).to.equal(true);
    expect(desk.messages(id).at(-1)).to.deep.include({ clientId: message.clientId, status: 'sent' });
    expect(await desk.while(desk.chat.findSent(outgoing(id, 'nunca escrito')))).to.equal(false);
    desk.stop();
  });
});

/** All that a log might print. */
function everything(value: unknown): string {
  if (value instanceof Fault || value instanceof Error) {
    return [value.name, value.message, value.stack, value instanceof Fault ? value.code : '', JSON.stringify(value), everything(value.cause)].join(' ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value) ?? '';
}
