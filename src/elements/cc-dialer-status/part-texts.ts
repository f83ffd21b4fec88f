import type { CommonMessages } from '../../i18n/common.js';
import type { DialerMessages } from '../../i18n/dialer.js';
import type { LocalizeController } from '../../i18n/localize.js';
import type { Area } from '../../i18n/messages.js';
import type { NumbersMessages } from '../../i18n/numbers.js';
import type { DialerTexts } from './part-api.js';

interface Joined {
  readonly base: object;
  readonly own: object;
  readonly texts: object;
}

/** The texts that all parts have with those of a part's own; the same object for as long as neither changes. */
export class PartTexts {
  readonly #l: LocalizeController<[CommonMessages, NumbersMessages, DialerMessages]>;
  readonly #joined = new Map<object, Joined>();

  constructor(l: LocalizeController<[CommonMessages, NumbersMessages, DialerMessages]>) {
    this.#l = l;
  }

  load(areas: readonly Area<object>[]): Promise<unknown> {
    return Promise.all(areas.map((area) => area.load(this.#l.locale)));
  }

  of<M extends object>(area: Area<M>): DialerTexts & M {
    const base = this.#l.t;
    const own = this.#l.later(area) ?? {};
    const known = this.#joined.get(area);
    const joined = known?.base === base && known.own === own ? known : { base, own, texts: { ...base, ...own, phoneNumber: base.phoneNumber } };
    this.#joined.set(area, joined);
    return joined.texts as DialerTexts & M;
  }
}
