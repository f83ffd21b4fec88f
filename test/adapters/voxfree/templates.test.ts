import { expect } from 'chai';
import type { TemplatePort } from '../../../src/domain/chat-port.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import { Desk, faultOf, type DeskOptions } from './desk.js';
import { fixture, fixtureText, shapeOf } from './fixtures.js';

/** Contract part 3.7, and rows 13, 15 and 19 of part 6. */
describe('VoxFree templates', () => {
  let desk: Desk;
  let id: string;

  afterEach(() => desk.stop());

  /** João's conversation is on the official channel, and his last message is older than a day. */
  const ready = async (options: DeskOptions = {}): Promise<TemplatePort> => {
    desk = await new Desk(options).ready();
    ({ id } = desk.of('João'));
    await desk.chat.open(id);
    await desk.until(() => told()?.can.has('send-template') === true);
    const { templates } = desk.chat;
    if (!templates) throw new Error('no templates');
    return templates;
  };
  const told = (): Conversation | undefined =>
    desk.all('conversation-changed').map(({ conversation }) => conversation).findLast((conversation) => conversation.id === id);
  const own = (clientId: string) => desk.messages(id).filter((message) => message.clientId === clientId);
  const asked = (action: string) => desk.requests('templatesWhatsapp.php').filter((body) => body['action'] === action);

  it('are asked for with the fields and types of the contract\'s examples', async () => {
    const templates = await ready();
    await templates.send(id, '80', 'template-1');
    for (const action of ['select', 'send_template']) {
      expect(shapeOf(asked(action)[0])).to.deep.equal(shapeOf(await fixture(`templatesWhatsapp-${action}.request`)));
    }
    expect(asked('send_template')[0]).to.deep.include({ protocolo: id, id_agente: '61', codid_template: '80' });
    expect(desk.vox.ledger.violations).to.deep.equal([]);
  });

  it('templatesWhatsapp-select: names, and no more', async () => {
    const templates = await ready();
    desk.vox.faults.next('templatesWhatsapp.php', { kind: 'body', text: await fixtureText('templatesWhatsapp-select.response.json') });
    expect(await templates.list(id)).to.deep.equal([
      { id: '80', name: 'retorno_comercial' },
      { id: '81', name: 'retorno_comercial_cliente' },
      { id: '83', name: 'continuidade_devido_integracao_meta_facebook' },
      { id: '84', name: 'voxfree_atendimento_dpto_financeiro' },
    ]);
  });

  it('templatesWhatsapp-send_template: accepted although it names another protocol and no quote; half broken letters stay', async () => {
    const templates = await ready();
    const text = await fixtureText('templatesWhatsapp-send_template.response.json');
    desk.vox.faults.next('templatesWhatsapp.php', { kind: 'body', text });
    await templates.send(id, '80', 'template-1');
    const [message] = own('template-1');
    expect(message).to.deep.include({
      id: '18872124', conversationId: id, protocol: '20240222303307', direction: 'out', template: true, status: 'sending',
      sentAt: 1_708_623_809_000, author: { kind: 'agent', name: 'Marina' },
    });
    expect(message).not.to.have.property('replyTo');
    expect(message?.body.kind === 'html' && message.body.html).to.include('OlÃ; conforme negociaÃ§Ão');
  });

  it('letters that were read in the wrong code are mended where all of them can be', async () => {
    const templates = await ready();
    await templates.send(id, '80', 'template-1');
    const body = own('template-1')[0]?.body;
    expect(body?.kind === 'html' && body.html).to.include('Olá! Ficou faltando sua confirmação do endereço');
  });

  it('what was sent is read again as what it is', async () => {
    const templates = await ready();
    await templates.send(id, '80', 'template-1');
    await desk.until(() => own('template-1').at(-1)?.status === 'sent');
    expect(own('template-1').at(-1)?.body.kind).to.equal('html');
    expect(new Set(own('template-1').map((message) => message.id)).size).to.equal(1);
  });

  it('one whose words the vendor does not show is shown by its name', async () => {
    const templates = await ready();
    const [template] = await templates.list(id);
    desk.vox.faults.next('templatesWhatsapp.php', { kind: 'body', text: '[{"retorno":"ok"}]' });
    desk.vox.faults.next('buscaMensagem.php', { kind: 'refuse' });
    await templates.send(id, template?.id ?? '', 'template-1');
    expect(own('template-1').at(-1)).to.deep.include({ id: 'template-1', template: true, body: { kind: 'text', text: template?.name } });
  });

  it('one whose answer was lost is looked up and never sent again', async () => {
    const templates = await ready();
    desk.vox.faults.next('templatesWhatsapp.php', { kind: 'answer-lost' });
    await desk.while(templates.send(id, '80', 'template-1'));
    expect(own('template-1').at(-1)?.id).to.equal(desk.vox.ledger.accepted[0]?.id);
    expect(desk.vox.ledger.accepted).to.have.length(1);
  });

  it('one that never arrived is no doubt after it was looked up, and a later one is not taken for it', async () => {
    const templates = await ready();
    desk.vox.faults.next('templatesWhatsapp.php', { kind: 'drop' });
    const fault = await desk.while(faultOf(templates.send(id, '80', 'template-1')));
    expect([fault.code, fault.outcomeUnknown, fault.retryable]).to.deep.equal(['network', false, true]);
    await templates.send(id, '80', 'template-2');
    expect(own('template-1')).to.deep.equal([]);
    expect(own('template-2')[0]?.id).to.equal(desk.vox.ledger.accepted[0]?.id);
  });

  it('one that the vendor refuses is refused', async () => {
    const templates = await ready();
    const fault = await faultOf(templates.send(id, '404', 'template-1'));
    expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['rejected', false]);
    expect(own('template-1')).to.deep.equal([]);
  });

  it('do not open the window: only the contact does', async () => {
    const templates = await ready();
    await templates.send(id, '80', 'template-1');
    expect(told()?.replyWindow.kind).to.equal('closed');
    desk.vox.controls.customerWrites({ contactId: desk.of('João').contact.id, text: 'Sim' });
    await desk.until(() => told()?.can.has('send') === true);
    expect(told()?.replyWindow.kind).to.equal('open');
  });

  it('belong to conversations of the agent', async () => {
    const templates = await ready();
    const waiting = desk.conversations.find(({ place }) => place === 'waiting');
    expect((await faultOf(templates.list(waiting?.id ?? ''))).code).to.equal('conflict');
  });
});
