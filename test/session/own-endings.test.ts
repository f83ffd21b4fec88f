import { expect } from '@open-wc/testing';
import { Fault } from '../../src/domain/fault.js';
import { aConversation } from '../support/samples.js';
import { signedInSession } from '../support/scripted-session.js';

describe('session: a conversation that the agent ended', () => {
  it('knows what the agent did, and to whom', async () => {
    const { session, backend } = await signedInSession({ conversations: ['1', '2', '3'].map((id) => aConversation({ id })), desk: {} });
    const notice = (): unknown => session.conversations.$goneNotice.get()?.own;
    await session.conversations.open('1');
    await session.desk.close('1');
    expect(notice()).to.deep.equal({});
    await session.conversations.open('2');
    const [target] = (await session.desk.transferTargets('2')).agents;
    backend.script.failNext('transfer', new Fault('rejected'));
    const request = { agentId: target?.id ?? '', note: '', close: false };
    expect(await session.desk.transfer('2', request).then(() => undefined, (error: unknown) => error)).to.have.property('code', 'rejected');
    await session.desk.transfer('2', request);
    expect(notice()).to.deep.equal({ to: target?.name });
    // What was refused is forgotten: a colleague did this.
    await session.conversations.open('3');
    backend.script.failNext('close', new Fault('rejected'));
    await session.desk.close('3').catch(() => undefined);
    backend.chatVendor.takeAway('3', 'closed', 'Rui');
    expect(session.conversations.$goneNotice.get()).to.deep.include({ reason: 'closed', by: 'Rui' }).and.to.not.have.property('own');
  });
});
