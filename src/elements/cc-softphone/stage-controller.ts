import type { ReactiveControllerHost } from 'lit';
import { LazyPart } from './lazy-part.js';

/** What only calls and trouble need, loaded apart from what an agent sees first. */
export type Stage = typeof import('./stage.js');

/** Asked for as soon as there is a session: long before a call can come, as the telephone itself is loaded then. */
export function createStage(host: ReactiveControllerHost & HTMLElement): LazyPart<Stage> {
  return new LazyPart<Stage>(host, () => import('./stage.js'));
}
