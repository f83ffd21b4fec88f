import type { SipCall } from './call.js';
import { Fault } from '../../domain/fault.js';
import type { Speaker } from './speaker.js';

/** One party of a conference: what is heard of it, what is sent to it. */
interface Member {
  readonly call: SipCall;
  readonly voice: MediaStreamAudioSourceNode;
  microphone: MediaStreamAudioSourceNode;
  readonly output: MediaStreamAudioDestinationNode;
  /** Those who hear it. */
  readonly listeners: Set<Member>;
}

interface Room {
  readonly id: string;
  readonly members: Map<SipCall, Member>;
  readonly rest: () => void;
  /** Members are still coming: that there are too few of them means nothing yet. */
  joining: boolean;
}

/**
 * Calls that are mixed with the agent and each other in this page: each far end is sent the microphone and all other far
 * ends. The agent hears them as always, each by its own audio element, without which Chromium gives no sound to mix.
 */
export class Conferences {
  readonly #speaker: Speaker;
  readonly #rooms = new Map<string, Room>();
  /** One after the other: each finds the calls as the one before left them. */
  #last: Promise<void> = Promise.resolve();

  constructor(speaker: Speaker) {
    this.#speaker = speaker;
  }

  /** Joins calls, and whoever is in a conference with one of them. Throws what keeps one of them from it. */
  async join(asked: readonly SipCall[]): Promise<void> {
    const joined = this.#last.then(async () => this.#join(asked));
    this.#last = joined.catch(() => {});
    return joined;
  }

  async #join(asked: readonly SipCall[]): Promise<void> {
    const calls = this.#withCompany(asked);
    if (calls.length < 2) throw new Fault('conflict');
    for (const call of calls) call.needIdle();
    const held = calls.filter(({ life }) => life.facts.hold.local);
    await resumeAll(held);
    const room = await this.#roomOf(calls);
    room.joining = true;
    try {
      // Ended or put on hold meanwhile.
      for (const call of calls) call.needIdle();
      for (const call of calls) await this.#enter(room, call);
      if (room.members.size < 2) throw new Fault('conflict');
    } catch (error) {
      for (const call of [...room.members.keys()]) if (call.life.facts.conferenceId !== room.id) unplug(room, call);
      // Whoever is left alone with the agent may as well talk.
      if (calls.filter(({ life }) => life.is('active')).length > 1) await holdAgain(held);
      throw error;
    } finally {
      room.joining = false;
      this.#tidy(room);
    }
    this.#joined(room);
  }

  async #enter(room: Room, call: SipCall): Promise<void> {
    if (call.life.isOver || room.members.has(call)) return;
    try {
      room.members.set(call, await this.#plugIn(call));
    } catch (error) {
      call.audio.sendPlain();
      if (!call.life.isOver) throw error;
    }
    // It hung up before it was a member, which nobody is told of any more.
    if (call.life.isOver) unplug(room, call);
  }

  #joined({ id, members }: Room): void {
    const calls = [...members.keys()];
    // Nobody is to be heard who thinks he is not.
    const muted = calls.some(({ life }) => life.facts.muted);
    for (const { life } of calls) life.update({ conferenceId: id, muted });
    for (const call of calls) this.changed(call);
  }

  /** Ends the mixing; all but one go on hold. */
  async split(id: string, keepId: string): Promise<void> {
    const room = this.#rooms.get(id);
    const members = [...(room?.members.keys() ?? [])];
    if (!room || !members.some(call => call.id === keepId)) throw new Fault('rejected');
    const others = members.filter(call => call.id !== keepId);
    for (const call of others) call.needIdle();
    // Silent at once, and what the other sides confirm is what is shown.
    const holds = Promise.all(others.map(call => call.setHold(true)));
    this.#dissolve(room);
    await holds;
  }

  /** Something about a call is different; whoever is on hold neither hears nor is heard, whoever has left is no member. */
  changed(call: SipCall): void {
    const room = [...this.#rooms.values()].find(({ members }) => members.has(call));
    if (!room) return;
    if (call.life.isOver) unplug(room, call);
    this.#tidy(room);
    rewire(room);
  }

  #withCompany(asked: readonly SipCall[]): readonly SipCall[] {
    const rooms = [...this.#rooms.values()].filter(({ members }) => asked.some(call => members.has(call)));
    return [...new Set([...rooms.flatMap(({ members }) => [...members.keys()]), ...asked])];
  }

  /** The first of those that there are; others are emptied into it. */
  async #roomOf(calls: readonly SipCall[]): Promise<Room> {
    const [room, ...others] = [...this.#rooms.values()].filter(({ members }) => calls.some(call => members.has(call)));
    for (const other of others) this.#dissolve(other);
    if (room) return room;
    const rest = await this.#speaker.keepAwake();
    const made: Room = { id: crypto.randomUUID(), members: new Map(), rest, joining: false };
    this.#rooms.set(made.id, made);
    return made;
  }

  async #plugIn(call: SipCall): Promise<Member> {
    const { context } = this.#speaker;
    const { voice } = call.audio;
    const output = context.createMediaStreamDestination();
    const [mixed] = output.stream.getAudioTracks();
    if (!voice || !mixed) throw new Fault('media');
    const microphone = await call.audio.sendMixed(mixed);
    const member = {
      call,
      voice: context.createMediaStreamSource(new MediaStream([voice])),
      microphone: context.createMediaStreamSource(new MediaStream([microphone])),
      output,
      listeners: new Set<Member>(),
    };
    member.microphone.connect(output);
    call.audio.onMicrophone = track => {
      member.microphone.disconnect();
      member.microphone = context.createMediaStreamSource(new MediaStream([track]));
      member.microphone.connect(output);
    };
    return member;
  }

  /** One party alone is an ordinary call. */
  #tidy(room: Room): void {
    if (!room.joining && room.members.size < 2 && this.#rooms.has(room.id)) this.#dissolve(room);
  }

  #dissolve(room: Room): void {
    this.#rooms.delete(room.id);
    for (const call of [...room.members.keys()]) {
      unplug(room, call);
      call.life.update({}, ['conferenceId']);
    }
    room.rest();
  }
}

function unplug(room: Room, call: SipCall): void {
  const member = room.members.get(call);
  if (!member) return;
  room.members.delete(call);
  for (const node of [member.voice, member.microphone]) node.disconnect();
  for (const { voice, listeners } of room.members.values()) if (listeners.delete(member)) voice.disconnect(member.output);
  call.audio.onMicrophone = undefined;
  call.audio.sendPlain();
}

function rewire({ members }: Room): void {
  for (const from of members.values()) {
    for (const to of members.values()) {
      const heard = from !== to && isIn(from.call) && isIn(to.call);
      if (heard === from.listeners.has(to)) continue;
      if (heard) {
        from.voice.connect(to.output);
        from.listeners.add(to);
      } else {
        from.voice.disconnect(to.output);
        from.listeners.delete(to);
      }
    }
  }
}

function isIn({ life }: SipCall): boolean {
  const { hold, pending } = life.facts;
  return life.is('active') && !hold.local && pending !== 'hold';
}

/** All or none, as far as the other sides go along. */
async function resumeAll(held: readonly SipCall[]): Promise<void> {
  const results = await Promise.allSettled(held.map(call => call.setHold(false)));
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed?.status !== 'rejected') return;
  await holdAgain(held);
  throw failed.reason;
}

async function holdAgain(calls: readonly SipCall[]): Promise<void> {
  await Promise.allSettled(calls.filter(({ life }) => life.is('active') && !life.facts.hold.local).map(call => call.setHold(true)));
}
