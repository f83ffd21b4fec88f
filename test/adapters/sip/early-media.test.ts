import { expect } from '@open-wc/testing';
import { answerTo, energyOver, headerOf, until } from './kit.js';
import { customer, Scene } from './scene.js';

/** The far end of a call, made by hand: what it answers, and with how many tongues, is up to the test. */
class Branch {
  readonly connection = new RTCPeerConnection();
  readonly #context = new AudioContext();
  #tag = Math.random().toString(36).slice(2);

  async answer(offer: string): Promise<string> {
    this.#speak();
    return this.answerAgain(offer);
  }

  async answerAgain(offer: string): Promise<string> {
    await this.connection.setRemoteDescription({ type: 'offer', sdp: offer });
    await this.connection.setLocalDescription();
    await until('candidates', () => this.connection.iceGatheringState === 'complete');
    return this.connection.localDescription?.sdp ?? '';
  }

  #speak(): void {
    const output = this.#context.createMediaStreamDestination();
    const tone = new OscillatorNode(this.#context, { frequency: 440 });
    tone.connect(output);
    tone.start();
    for (const track of output.stream.getTracks()) this.connection.addTrack(track, output.stream);
  }

  response(invite: string, status: string, sdp: string): string {
    const head = answerTo(invite, status)
      .replace(/^To: ([^\r;]*)[^\r]*/m, `To: $1;tag=${this.#tag}`)
      .replace(/Content-Length: 0\r\n\r\n$/, '');
    const contact = `Contact: <sip:far@${this.#tag}.invalid;transport=ws>`;
    return `${head}${contact}\r\nContent-Type: application/sdp\r\nContent-Length: ${sdp.length}\r\n\r\n${sdp}`;
  }

  close(): void {
    this.connection.close();
    void this.#context.close();
  }
}

const sdpOf = (frame: string): string => frame.slice(frame.indexOf('\r\n\r\n') + 4);

describe('sip: sound before the answer', () => {
  let scene: Scene;
  let branches: Branch[];

  beforeEach(async () => {
    scene = new Scene();
    branches = [new Branch(), new Branch()];
    await scene.begin();
    scene.line.swallow = frame => frame.startsWith('INVITE') || frame.startsWith('ACK') || frame.startsWith('BYE');
  });

  afterEach(async () => {
    for (const branch of branches) branch.close();
    await scene.end();
  });

  async function dialled(): Promise<{ id: string; invite: string; offer: string }> {
    const id = await scene.phone.voice.dial(customer);
    const invite = await until('INVITE', () => scene.line.sent.find(frame => frame.startsWith('INVITE')));
    return { id, invite, offer: sdpOf(invite) };
  }

  it('is played, and goes on as the call when the same one picks up', async () => {
    const { id, invite, offer } = await dialled();
    const [branch = new Branch()] = branches;
    const sdp = await branch.answer(offer);
    scene.line.inject(branch.response(invite, '183 Session Progress', sdp));
    await until('media', () => scene.phone.call(id).media === 'ok');
    await until('told as early', () => scene.phone.call(id).early === true);
    expect(scene.phone.call(id).state).to.equal('ringing');
    expect(await energyOver(scene.heard(id))).to.be.above(0.001);
    scene.line.inject(branch.response(invite, '200 OK', sdp));
    await until('active', () => scene.phone.call(id).state === 'active');
    expect(scene.phone.call(id).early).to.equal(undefined);
    expect(await energyOver(scene.heard(id))).to.be.above(0.001);
  });

  it('may come from one telephone and the answer from another', async () => {
    const { id, invite, offer } = await dialled();
    const [first = new Branch(), second = new Branch()] = branches;
    const [early, final] = await Promise.all([first.answer(offer), second.answer(offer)]);
    scene.line.inject(first.response(invite, '183 Session Progress', early));
    await until('media', () => scene.phone.call(id).media === 'ok');
    scene.line.inject(second.response(invite, '200 OK', final));
    await until('active', () => scene.phone.call(id).state === 'active');
    expect(headerOf(scene.line.sent.findLast(frame => frame.startsWith('ACK')) ?? '', 'CSeq')).to.match(/ACK/);
    const again = await until('a new offer', () => scene.line.sent.findLast(frame => frame.startsWith('INVITE') && /^To:.*tag=/m.test(frame)));
    scene.line.inject(second.response(again, '200 OK', await second.answerAgain(sdpOf(again))));
    await until('the second heard', () => second.connection.connectionState === 'connected');
    await until('media', () => scene.phone.call(id).media === 'ok');
    expect(await energyOver(scene.heard(id))).to.be.above(0.001);
  });
});
