import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DialogView } from '../ui/dialog.js';
import { mostShown } from '../ui/pick-list.js';
import type { MoreDeps, MorePanel, MoreTexts } from './more-deps.js';
import { countValues, facets, filtersOn, noChoices, sorts, type Choices, type Facet } from './refine.js';

/** Filters and the order; every choice shows at once in the list behind it. */
export class RefinePanel implements MorePanel {
  readonly #deps: MoreDeps;

  constructor(deps: MoreDeps) {
    this.#deps = deps;
  }

  view(): DialogView {
    const t = this.#deps.t();
    const choices = this.#deps.choices();
    const changed = choices !== noChoices;
    return {
      name: 'refine',
      title: t.filtersAndOrder,
      close: t.close,
      news: t.shownCount(this.#deps.port.rows.rows.length),
      submit: () => this.#deps.done(),
      body: html`${this.#sortView(t, choices)}
        <label class="tick"><input type="checkbox" name="unread" .checked=${live(choices.unread)} @change=${() => this.#choose({ unread: !choices.unread })} /><span>${t.onlyUnread}</span></label>
        ${facets.map((facet) => this.#facetView(t, facet, choices))}`,
      foot: html`<button class="btn" type="button" part="clear-button" aria-disabled=${!changed} @click=${() => this.#deps.choose(noChoices)}>${t.clearFilters}</button>
        <button class="btn primary" type="submit">${t.showList}</button>`,
    };
  }

  #sortView(t: MoreTexts, { sort }: Choices): TemplateResult {
    return html`<fieldset class="plain-set">
      <legend class="label">${t.order}</legend>
      ${sorts.map(
        (each) => html`<label class="tick"
          ><input type="radio" name="sort" value=${each} .checked=${live(each === sort)} @change=${() => this.#choose({ sort: each })} /><span>${t.sorts[each]}</span></label
        >`,
      )}
    </fieldset>`;
  }

  #facetView(t: MoreTexts, facet: Facet, choices: Choices): TemplateResult | typeof nothing {
    const chosen = choices[facet];
    const rows = this.#deps.listed();
    const values = countValues(rows, facet, chosen, this.#deps.channelName);
    const tellsApart = values.some(([, count]) => count < rows.length);
    if (!tellsApart && chosen.size === 0) return nothing;
    const toggle = (value: string): void => {
      const next = new Set(chosen);
      if (!next.delete(value)) next.add(value);
      this.#choose({ [facet]: next });
    };
    return html`<fieldset class="plain-set" data-facet=${facet}>
      <legend class="label">${t.facets[facet]}</legend>
      ${values.slice(0, mostShown).map(
        ([value, count]) => html`<label class="tick"
          ><input type="checkbox" .checked=${live(chosen.has(value))} @change=${() => toggle(value)} /><span class="grow"><bdi>${value}</bdi></span
          ><span class="xs quiet num">${count}</span></label
        >`,
      )}
    </fieldset>`;
  }

  #choose(change: Partial<Choices>): void {
    const next = { ...this.#deps.choices(), ...change };
    this.#deps.choose(filtersOn(next) === 0 && next.sort === 'usual' ? noChoices : next);
  }
}
