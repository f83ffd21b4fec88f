import '../../src/elements/cc-session/define.js';
import type { Session } from '../../src/session/index.js';
import { demoUsers, endDemoWorld } from '../../src/simulators/demo/index.js';

type Scenario = 'quiet' | 'busy-morning' | 'empty' | 'tempbox-quiet';

let stories = 0;

export interface StorySession {
  /** Put it into the story, around the widgets or beside them. */
  readonly element: HTMLElementTagNameMap['cc-session'];
  readonly session: Session;
}

/** A session of a story's own over the simulators in the page. */
export async function storySession(scenario: Scenario = 'quiet'): Promise<StorySession> {
  // Storybook keeps the page from story to story: what the one before did to its world must not show in this one.
  for (const before of document.querySelectorAll('[data-story-session]')) before.remove();
  await endDemoWorld(scenario);
  const element = document.createElement('cc-session');
  stories += 1;
  element.id = `story-${stories}`;
  element.backend = 'demo';
  element.scenario = scenario;
  const place = document.createElement('div');
  place.hidden = true;
  place.dataset['storySession'] = '';
  document.body.append(place);
  place.append(element);
  while (element.session === undefined) await new Promise((resolve) => requestAnimationFrame(resolve));
  return { element, session: element.session };
}

/** The same, signed in as the demo's agent and connected. */
export async function signedInStory(scenario: Scenario = 'quiet'): Promise<StorySession> {
  const story = await storySession(scenario);
  await story.session.auth.signIn(demoUsers.marina);
  await reached(story.session.connection.$connection, ({ status }) => status === 'online');
  return story;
}

interface Store<Value> {
  listen(listener: (value: Value) => void): () => void;
  get(): Value;
}

export function reached<Value>(store: Store<Value>, holds: (value: Value) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds(store.get())) return resolve();
    const leave = store.listen((value) => {
      if (!holds(value)) return;
      leave();
      resolve();
    });
  });
}

/** A promise that is left to fail: the story shows the fault. */
export async function refused(act: Promise<unknown>): Promise<void> {
  await act.catch(() => undefined);
}
