import type { Area, Locale } from '../../i18n/messages.js';
import type { SessionController } from '../session-controller.js';
import { Announcer } from '../ui/announcer.js';
import { Acting } from './acting.js';
import { DeskController } from './desk-controller.js';
import type { DeskHost } from './desk-deps.js';
import { runHotkey, type HotkeyExtras } from './hotkey-acts.js';
import { HotkeyController } from './hotkeys.js';
import { InCallController, type InCall } from './in-call-controller.js';
import { NetworkWatch } from './network-watch.js';
import { PadController } from './pad-controller.js';
import { createActs, sendTones } from './phone-acts.js';
import { lineDown, needsMore, type Line, type PhoneFacts } from './phone-facts.js';
import type { PhoneTexts } from './phone-texts.js';
import type { PhoneActs, PhoneView } from './phone-view.js';
import { StageController } from './stage-controller.js';
import { Teller } from './teller.js';

interface PhoneHost extends DeskHost {
  readonly hasUpdated: boolean;
}

interface Texts {
  readonly ready: boolean;
  readonly locale: Locale;
  readonly formatLocale: string;
  readonly t: PhoneTexts;
  duration(milliseconds: number): string;
  relative(instant: number): string;
  later<M extends object>(area: Area<M>): M | undefined;
}

/** At this moment, in the words of this moment. */
export interface Situation extends Pick<PhoneView, 'session' | 'facts' | 'line' | 'compact'> {
  readonly facts: PhoneFacts;
  readonly line: Line;
}

/** The controllers of one telephone, and what its pieces render from. */
export class PhoneParts {
  readonly acting: Acting;
  readonly pad: PadController;
  readonly acts: PhoneActs;
  readonly inCall: InCallController;
  readonly desk: DeskController;
  readonly stage: StageController;
  readonly #l: Texts;
  readonly #sessions: SessionController;
  readonly #keys: HotkeyController;
  readonly #teller: Teller;
  #situation: Situation | undefined;
  #view: PhoneView | undefined;

  constructor(host: PhoneHost, sessions: SessionController, l: Texts) {
    const announcer = new Announcer(host);
    const session = (): typeof sessions.session => sessions.session;
    new NetworkWatch(host);
    this.#l = l;
    this.#sessions = sessions;
    this.#teller = new Teller(announcer);
    this.acting = new Acting(host, session);
    this.pad = new PadController(host, (callId, tones) => sendTones(this.acting, this.pad, callId, tones));
    this.acts = createActs(this.acting, this.pad, session);
    this.#keys = new HotkeyController(host, (act) => this.#situation !== undefined && runHotkey(act, this.#situation.facts, this.acts, this.#opening));
    this.stage = new StageController(host);
    const texts = <M extends object>(area: Area<M>): M | undefined => l.later(area);
    const loadTexts = <M extends object>(area: Area<M>): Promise<M> => area.load(l.locale);
    const deps = { host, acting: this.acting, announcer, session, language: () => l.formatLocale, texts, loadTexts };
    this.inCall = new InCallController(deps);
    this.desk = new DeskController({
      ...deps,
      acts: this.acts,
      read: (store) => sessions.read(store),
      keys: (act) => this.#keys.keys(act),
      relative: (instant) => l.relative(instant),
    });
  }

  /** What is being fetched. */
  get loading(): Promise<unknown> | undefined {
    return this.stage.loading ?? this.inCall.loading ?? this.desk.loading;
  }

  /** Takes note of what is to be shown next; `undefined` while there is no session. */
  prepare(situation: Situation | undefined): void {
    this.#situation = situation;
    this.#view = undefined;
    if (!situation) return this.inCall.parts?.close();
    this.pad.country = situation.session.numbers.$settings.get().country;
    this.pad.keep(situation.facts.live.map(({ id }) => id));
    this.stage.prepare(situation, this.acting.problem);
    if (needsMore(situation.facts)) this.inCall.want();
    this.inCall.parts?.prepare(situation);
    if (situation.facts.signedIn) this.desk.prepare(situation.session, situation.facts);
  }

  view(situation: Situation): PhoneView {
    const { session, facts } = situation;
    const ticks = facts.live.length > 0 || lineDown(facts) !== undefined;
    this.#view = {
      ...situation,
      t: this.#l.t,
      acts: this.acts,
      pad: this.pad,
      inCall: this.inCall.parts,
      desk: this.desk.parts,
      problem: this.acting.problem,
      forgetProblem: () => this.acting.forget(),
      now: ticks ? this.#sessions.read(session.$now) : 0,
      duration: (milliseconds) => this.#l.duration(milliseconds),
      busy: (act, callId) => this.acting.busy(act, callId),
      keys: (act) => this.#keys.keys(act),
      openPanel: (panel, place) => this.#later((parts) => parts.toggle(panel, place)),
      openMenu: (place, anchor) => this.#later(async (parts) => {
        await this.desk.load().catch(() => undefined);
        await parts.toggleMenu(place, anchor);
      }),
    };
    return this.#view;
  }

  /** Says what became different. */
  tell(): void {
    const { problem } = this.acting;
    if (this.#l.ready) this.#teller.tell(this.#l.t, this.#situation && { ...this.#situation, problem }, this.stage.ready);
    this.inCall.parts?.tell(this.#view);
    this.desk.parts?.tell(this.#situation?.facts.signedIn === true ? this.#view : undefined);
  }

  readonly #opening: HotkeyExtras = {
    swap: () => this.acting.press('swap', '', async () => (await this.inCall.load()).acts.swap()),
    transfer: () => this.#view?.openPanel('transfer', 'call'),
    keypad: (callId) => void this.pad.toggle(callId),
    help: () => this.acting.press('open', '', async () => (await this.desk.load()).help()),
  };

  /** What a click asks of a part that may still have to come. */
  #later(run: (parts: InCall) => Promise<void>): void {
    this.acting.press('open', '', async () => run(await this.inCall.load()));
  }
}
