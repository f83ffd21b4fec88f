import { createSession } from '../../src/session/index.js';
import { reached } from './demo-session.js';
import { phoneStory, type PhoneExchange, type PhoneStory } from './phone-exchange.js';

type Preflight = NonNullable<PhoneExchange['voice']['preflight']>;
type Check = Parameters<Preflight>[0];
type Result = Awaited<ReturnType<Preflight>>;
type Outcomes = Readonly<Partial<Record<Check, Partial<Result>>>>;

const figures: Readonly<Partial<Record<Check, Result['figures']>>> = {
  server: { connection: 'running', roundTrip: 24 },
  network: { host: 2, srflx: 1, relay: 0, relayed: false, loss: 0, jitter: 3, roundTrip: 31 },
};

export interface PreflightPlan {
  readonly outcomes?: Outcomes;
  /** This check takes for ever. */
  readonly hangsAt?: Check;
  /** Milliseconds that each check takes. */
  readonly pace?: number;
}

/** A telephone whose checks end as planned. */
export function preflightStory({ outcomes = {}, hangsAt, pace = 0 }: PreflightPlan = {}): Promise<PhoneStory> {
  return phoneStory((exchange) => {
    exchange.voice.preflight = async (check) => {
      if (check === hangsAt) await new Promise(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, pace));
      return { check, verdict: 'pass', figures: outcomes[check] ? {} : (figures[check] ?? {}), ...outcomes[check] };
    };
  });
}

/** The same after a whole test. */
export async function testedStory(plan: PreflightPlan = {}, heard = true): Promise<PhoneStory> {
  const story = await preflightStory(plan);
  await toTheEnd(story, heard);
  return story;
}

async function toTheEnd({ session: { preflight } }: PhoneStory, heard: boolean): Promise<void> {
  const run = preflight.run();
  await reached(preflight.$state, ({ asksForSound, report }) => asksForSound || report !== undefined);
  preflight.confirmSound(heard);
  await run;
}

export async function runningStory(hangsAt: Check, outcomes: Outcomes = {}): Promise<PhoneStory> {
  const story = await preflightStory({ hangsAt, outcomes });
  const { preflight } = story.session;
  // It ends with the session, when the next story begins.
  preflight.run().catch(() => undefined);
  await reached(preflight.$state, ({ asksForSound, running }) => asksForSound || running === hangsAt);
  preflight.confirmSound(true);
  await reached(preflight.$state, ({ running }) => running === hangsAt);
  return story;
}

export async function askingStory(): Promise<PhoneStory> {
  const story = await preflightStory();
  const { preflight } = story.session;
  preflight.run().catch(() => undefined);
  await reached(preflight.$state, ({ asksForSound }) => asksForSound);
  return story;
}

export async function stoppedStory(): Promise<PhoneStory> {
  const story = await runningStory('network');
  story.session.preflight.stop();
  return story;
}

export async function offlineStory(): Promise<PhoneStory> {
  const story = await preflightStory();
  story.exchange.tell({ type: 'connection-changed', connection: { status: 'offline', since: Date.now() - 90_000 } });
  return story;
}

/** Work that is done without a telephone. */
export async function phonelessStory(): Promise<Pick<PhoneStory, 'session'>> {
  return { session: createSession({ backends: [{ name: 'story', connect: async () => undefined }], id: `story-${crypto.randomUUID()}` }) };
}

type Card = HTMLElementTagNameMap['cc-preflight'];

/** Tests, then chooses another microphone. */
export async function changeDevice(canvas: HTMLElement, { session }: PhoneStory): Promise<void> {
  const card = canvas.querySelector<Card>('cc-preflight');
  const run = card?.run();
  await reached(session.preflight.$state, ({ asksForSound }) => asksForSound);
  session.preflight.confirmSound(true);
  await run;
  await card?.updateComplete;
  await session.audio.choose('microphone', 'in-1');
}
