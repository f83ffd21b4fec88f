import type { ReactiveController, TemplateResult } from 'lit';
import type { Campaign } from '../../domain/dialer.js';
import type { FaultInfo } from '../../domain/fault.js';
import type { ImportState, Session } from '../../session/session-api.js';
import { reported } from '../emit.js';
import { iconCheckCircle } from '../ui/icons.js';
import { banner, errorState } from '../ui/states.js';
import { campaignList, campaignSkeleton, type CampaignsContext } from './campaigns-view.js';
import { offered, type DialerView } from './dialer-view.js';
import type { PartContent, PartName } from './part-api.js';
import { lookTools } from './shell-view.js';
import type { ShellDeps } from './shell-deps.js';

const minute = 60_000;

/** The campaigns with their progress, and what can be done with each. */
export class CampaignsPanel implements ReactiveController {
  readonly #deps: ShellDeps;
  readonly #open: (part: PartName, campaignId: string) => void;
  /** What the agent unfolded and folded; else those unfold in which something happens. */
  readonly #unfolded = new Map<string, boolean>();
  #session: Session | undefined;
  #notice: string | undefined;
  #refreshing = false;

  constructor(deps: ShellDeps, open: (part: PartName, campaignId: string) => void) {
    this.#deps = deps;
    this.#open = open;
    deps.host.addController(this);
  }

  hostDisconnected(): void {
    this.#notice = undefined;
  }

  content(view: DialerView): PartContent {
    this.#follow(view.session);
    const { t } = this.#deps.l;
    const { phase, campaigns, fault } = view;
    const body = phase === 'ready' ? campaignList(campaigns, this.#context(view))
      : phase === 'loading' ? campaignSkeleton(t)
        : errorState({ t, code: fault?.code ?? 'unknown', retry: () => this.#refresh(view) });
    return { title: t.campaigns, tools: this.#tools(view), banner: this.#trouble(view), body };
  }

  #follow(session: Session): void {
    if (session === this.#session) return;
    this.#session = session;
    this.#notice = undefined;
    this.#unfolded.clear();
  }

  #trouble(view: DialerView): TemplateResult | undefined {
    const { t } = this.#deps.l;
    const { phase, fault, away } = view;
    if (phase === 'ready' && fault && !away) return staleBanner(fault, this.#deps, () => this.#refresh(view));
    if (this.#notice === undefined) return undefined;
    const close = (): void => {
      this.#notice = undefined;
      this.#deps.host.requestUpdate();
    };
    return banner({ tone: 'neutral', flush: true, icon: iconCheckCircle, title: this.#notice, action: { label: t.close, run: close } });
  }

  #tools(view: DialerView): TemplateResult | undefined {
    const { l, read } = this.#deps;
    const { session, phase } = view;
    if (phase !== 'ready') return undefined;
    const lookedAt = read(session.dialer.$lookedAt);
    const isResting = read(session.dialer.$resting);
    const age = lookedAt === undefined ? undefined : Math.max(0, read(session.$now) - lookedAt);
    const ago = age === undefined ? undefined : l.t.ago(age < minute ? l.t.seconds(Math.floor(age / 1000)) : l.t.minutes(Math.floor(age / minute)));
    return lookTools({
      t: l.t, ago, isResting, isBusy: this.#refreshing,
      rest: () => session.dialer.setResting(!isResting),
      refresh: () => this.#refresh(view),
    });
  }

  #context({ session, abilities, current }: DialerView): CampaignsContext {
    const { l, read, host } = this.#deps;
    const isOpen = ({ id, state }: Campaign): boolean => this.#unfolded.get(id) ?? (state === 'running' || id === current?.campaignId);
    const imports: ReadonlyMap<string, ImportState> = offered('import', abilities) ? read(session.dialer.imports.$imports) : new Map();
    return {
      t: l.t,
      number: (value) => l.number(value),
      time: (at) => l.time(at),
      history: read(session.dialer.$history),
      imports,
      isOpen,
      toggle: (campaign) => {
        this.#unfolded.set(campaign.id, !isOpen(campaign));
        host.requestUpdate();
      },
      offers: (part) => offered(part, abilities),
      open: this.#open,
      erase: !abilities.has('erase') ? undefined : (campaign) => reported(this.#erase(campaign, session)),
    };
  }

  async #erase(campaign: Campaign, session: Session): Promise<void> {
    const { l, announcer, dialog } = this.#deps;
    const { askToErase } = await import('./erase-dialog.js');
    if (session === this.#session) askToErase(campaign, { dialog, announcer, session, t: () => l.t, done: (text) => this.#say(text) });
  }

  #say(notice: string): void {
    this.#notice = notice;
    this.#deps.host.requestUpdate();
  }

  #refresh({ session }: DialerView): void {
    if (this.#refreshing) return;
    this.#refreshing = true;
    this.#deps.host.requestUpdate();
    reported(session.dialer.refresh().finally(() => {
      this.#refreshing = false;
      this.#deps.host.requestUpdate();
    }));
  }
}

/** What is on the screen is from before. */
function staleBanner({ code }: FaultInfo, { l: { t } }: ShellDeps, again: () => void): TemplateResult {
  return banner({ tone: 'warning', flush: true, title: t.couldNotLoad, text: `${t.faults[code].text} ${t.stale}`, action: { label: t.tryAgain, run: again } });
}
