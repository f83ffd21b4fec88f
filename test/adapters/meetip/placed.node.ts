import { expect } from 'chai';
import type { CallEnd } from '../../../src/domain/call.js';
import { settled, stage } from './stage.js';

type Stage = ReturnType<typeof stage>;

const system = (cause: CallEnd['cause']): CallEnd => ({ cause, by: 'system' });

describe('MeetIP: calls that are placed here', () => {
  let world: Stage;

  afterEach(() => {
    world.controller.abort();
    world.sim.stop();
  });

  it('row 14: what was asked for is the call that news of the extension and the number are about', async () => {
    world = stage();
    await world.enter();
    const id = await world.backend.voice?.dial('600 000 001') ?? '';
    expect(world.states(id)).to.deep.equal(['dialing']);
    world.clock.advance(100);
    await settled();
    const [call] = [...world.sim.pbx.calls.values()];
    await world.sim.pbx.pickUp(call?.id ?? '');
    await world.sim.pbx.hangUp(call?.id ?? '');
    expect(world.states(id)).to.deep.equal(['dialing', 'active', 'ended']);
    expect(world.states()).to.deep.equal(world.states(id));
  });

  it('row 14: news that come too late, of another number or of a call that comes in, are of another call', async () => {
    world = stage();
    await world.enter({ extension: 'none' });
    const id = await world.backend.voice?.dial('600000001') ?? '';
    const { hooks } = world.sim;
    hooks.add({ ...world.hook });
    const [ring] = world.sim.cycle('outgoing', { first: '116' });
    if (!ring) throw new Error('no event');
    await hooks.tell({ ...ring, id: 'a', number: '600000002' });
    await hooks.tell({ ...ring, id: 'b', direction: 'entrante' });
    expect(world.states(id)).to.deep.equal(['dialing']);
    world.clock.advance(61_000);
    await hooks.tell({ ...ring, id: 'c' });
    expect(new Set(world.seen.all('call-changed').map(({ call }) => call.id))).to.include.members([id, 'a', 'b', 'c']);
  });

  it('is over when nothing is told of it and its extension was busy and is free', async () => {
    world = stage();
    await world.backend.auth?.signIn({ token: 'XX_token%116%' });
    await world.backend.connect(world.seen.emit, world.controller.signal);
    const id = await world.backend.voice?.dial('600000001') ?? '';
    for (let look = 0; look < 3; look += 1) {
      world.clock.advance(2_500);
      await settled();
    }
    expect(world.states(id)).to.deep.equal(['dialing']);
    world.sim.pbx.extensions.set('116', 'Libre');
    world.clock.advance(2_500);
    await settled();
    expect(world.last().end).to.deep.equal(system('hung-up'));
  });

  it('is given up as unknown when nothing is told of it for too long', async () => {
    world = stage({ unheardFor: 30_000 });
    await world.backend.auth?.signIn({ token: 'XX_token%116%' });
    await world.backend.connect(world.seen.emit, world.controller.signal);
    await world.backend.voice?.dial('600000001');
    world.clock.advance(30_001);
    expect([world.last().state, world.last().end]).to.deep.equal(['ended', system('error')]);
  });

  it('ends once when it is hung up, whoever tells of that first', async () => {
    for (const hooked of [true, false]) {
      world = stage();
      await world.enter(hooked ? {} : { extension: 'none' });
      const id = await world.backend.voice?.dial('600000001') ?? '';
      world.clock.advance(100);
      await settled();
      await world.backend.voice?.hangUp(id);
      await settled();
      expect(world.states()).to.deep.equal(['dialing', 'ended']);
      expect(world.last().end).to.deep.equal({ cause: 'hung-up', by: 'agent' });
      world.controller.abort();
    }
  });

  it('late news of a call that was hung up before anything was told of it bring no other call', async () => {
    world = stage();
    await world.enter({ extension: 'none' });
    const id = await world.backend.voice?.dial('600000001') ?? '';
    await world.backend.voice?.hangUp(id);
    world.sim.addHook(world.hook);
    await world.sim.play('outgoing', { first: '116' });
    expect(world.states()).to.deep.equal(['dialing', 'ended']);
  });
});
