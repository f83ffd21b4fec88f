import { expect } from '@open-wc/testing';
import { headerOf, until } from './kit.js';
import { inviteFrom } from './raw.js';
import { Scene } from './scene.js';

describe('sip: INVITE with Replaces', () => {
  let scene: Scene;
  let connection: RTCPeerConnection;

  beforeEach(async () => {
    scene = new Scene();
    connection = new RTCPeerConnection();
    await scene.begin();
  });

  afterEach(async () => {
    connection.close();
    await scene.end();
  });

  const inviteReplacing = (callId: string, toTag: string, fromTag: string): Promise<string> =>
    inviteFrom(connection, 'the-new-one', [`Replaces: ${callId};to-tag=${toTag};from-tag=${fromTag}`]);

  const tagOf = (value: string): string => /tag=([^;\s]+)/.exec(value)?.[1] ?? '';

  it('takes the place of the running call without ringing', async () => {
    const id = await scene.placed();
    const ok = scene.line.received.find(frame => frame.startsWith('SIP/2.0 200') && /CSeq: \d+ INVITE/.test(frame)) ?? '';
    scene.line.inject(await inviteReplacing(id, tagOf(headerOf(ok, 'From')), tagOf(headerOf(ok, 'To'))));
    await until('taken over', () => scene.line.sent.some(frame => frame.startsWith('SIP/2.0 200') && frame.includes('the-new-one')));
    expect(await scene.ended(id)).to.deep.equal({ cause: 'transferred', by: 'remote' });
    expect(scene.phone.call('the-new-one').state).to.equal('active');
    expect(scene.phone.call('the-new-one').remote).to.deep.equal({ number: '2999', name: 'Caio' });
    await scene.far.until(state => state.call?.state === 'ended');
  });

  it('is refused when there is no such call', async () => {
    await scene.placed();
    scene.line.inject(await inviteReplacing('another', 'a', 'b'));
    await until('refused', () => scene.line.sent.some(frame => frame.startsWith('SIP/2.0 481')));
    expect(scene.phone.calls).to.have.length(1);
  });

  it('does not open the microphone for a call that still rings', async () => {
    const id = await scene.rings();
    const invite = scene.line.received.find(frame => frame.startsWith('INVITE')) ?? '';
    const ringing = scene.line.sent.find(frame => frame.startsWith('SIP/2.0 180')) ?? '';
    scene.line.inject(await inviteReplacing(id, tagOf(headerOf(ringing, 'To')), tagOf(headerOf(invite, 'From'))));
    await until('an answer', () => scene.line.sent.some(frame => frame.startsWith('SIP/2.0 ') && frame.includes('the-new-one') && !frame.startsWith('SIP/2.0 100')));
    expect(scene.line.sent.some(frame => frame.startsWith('SIP/2.0 200') && frame.includes('the-new-one'))).to.equal(false);
    expect(scene.phone.call(id).state).to.equal('ringing');
  });
});
