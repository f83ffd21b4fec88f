import type { Campaign } from '../../domain/dialer.js';
import type { Session } from '../../session/session-api.js';
import { offered, type DialerView, type HomeName } from './dialer-view.js';
import type { OpenPart, OpenParts } from './open-parts.js';
import type { PartName } from './part-api.js';

/** Names of all views, for the attribute. */
export const viewNames = ['campaigns', 'current', 'contacts', 'import', 'reports'] as const;

export type ViewName = (typeof viewNames)[number];

/** Where the widget is, as its attributes have it. */
export interface Place {
  view: ViewName | undefined;
  campaignId: string | undefined;
}

/** Which view is shown: what the page asks for by attribute, then what the agent opens. */
export class Navigation {
  readonly #place: Place;
  readonly #parts: OpenParts;
  #home: HomeName | undefined;
  #told: Readonly<Place> = { view: undefined, campaignId: undefined };
  #session: Session | undefined;
  #callId: string | undefined;

  /** `place` is kept as it is where the agent goes. */
  constructor(place: Place, parts: OpenParts) {
    this.#place = place;
    this.#parts = parts;
  }

  get home(): HomeName | undefined {
    return this.#home;
  }

  /** The one that the agent sees, over what the widget begins with. */
  get opened(): OpenPart | undefined {
    return this.#parts.top;
  }

  /** There is something to go back to. */
  get hasBack(): boolean {
    return this.#parts.depth > (this.#home === 'reports' ? 1 : 0);
  }

  /** Once per update, before it renders. `isUsed`: the agent is in the widget, nothing may change under their hands. */
  follow(view: DialerView | undefined, isUsed: boolean): void {
    if (view?.session !== this.#session) this.#begin(view?.session);
    if (!view) return;
    const { homes, current } = view;
    if (this.#home === undefined || !homes.includes(this.#home)) this.#home = homes[0];
    if (this.#place.view !== this.#told.view || this.#place.campaignId !== this.#told.campaignId) this.#obey(view);
    else if (current && current.callId !== this.#callId && !isUsed && !this.hasBack && homes.includes('current')) this.goHome('current');
    this.#callId = current?.callId;
    if (this.#home === 'reports' && this.#parts.depth === 0) this.#parts.push('reports', '', false);
  }

  goHome(home: HomeName): void {
    this.#parts.clear();
    this.#home = home;
    this.#tell();
  }

  open(view: DialerView, name: PartName, campaignId: string): void {
    if (!offered(name, view.abilities)) return;
    this.#parts.push(name, campaignId, true);
    this.#tell();
  }

  back(): void {
    if (!this.hasBack) return;
    this.#parts.pop();
    this.#tell();
  }

  #begin(session: Session | undefined): void {
    this.#session = session;
    this.#parts.clear();
    this.#home = this.#callId = undefined;
    // The page's own wish holds for whoever signs in next, too.
    this.#told = { view: undefined, campaignId: undefined };
  }

  /** What the page asks for; it waits until it is known what there is. */
  #obey(view: DialerView): void {
    const { view: wanted = view.homes[0] } = this.#place;
    if (view.homes.length === 0) return;
    const home = view.homes.find((each) => each === wanted);
    if (home) return this.goHome(home);
    const name = wanted as PartName;
    if (!(['contacts', 'import', 'reports'] as const).includes(name) || !offered(name, view.abilities)) return this.#tell();
    const campaignId = this.#place.campaignId ?? (name === 'reports' ? '' : campaignAt(view.campaigns, view.current?.campaignId));
    if (campaignId === undefined) return;
    this.#parts.clear();
    this.#parts.push(name, campaignId, false);
    this.#tell();
  }

  #tell(): void {
    const { top } = this.#parts;
    this.#place.view = top?.name ?? this.#home;
    this.#place.campaignId = top && top.campaignId !== '' ? top.campaignId : undefined;
    this.#note();
  }

  #note(): void {
    this.#told = { view: this.#place.view, campaignId: this.#place.campaignId };
  }
}

function campaignAt(campaigns: readonly Campaign[], currentId: string | undefined): string | undefined {
  return (campaigns.find(({ id }) => id === currentId) ?? campaigns[0])?.id;
}
