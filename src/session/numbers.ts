import { atom } from 'nanostores';
import { dialableNumber } from '../domain/dialable-number.js';
import { maskNumber } from '../domain/phone-number/mask.js';
import type { Kernel } from './kernel.js';
import type { NumberSettings, NumbersSlice } from './session-api.js';

type Plans = typeof import('../domain/phone-number.js');

const usual: NumberSettings = { country: 'BR', masked: false };

export interface NumbersPart {
  readonly view: NumbersSlice;
  /** What one agent has seen is no business of the next. */
  clear(): void;
}

/**
 * How numbers are shown. The plans of the countries come a moment later; until then numbers are shown as they came,
 * masked all the same.
 */
export function createNumbers(kernel: Kernel, given: Partial<NumberSettings> = {}): NumbersPart {
  const $settings = atom<NumberSettings>(changed(usual, given));
  const $revealed = atom<ReadonlySet<string>>(new Set());
  let plans: Plans | undefined;
  const keyOf = (number: string): string => plans?.numberKey(number, $settings.get().country) ?? (dialableNumber(number) || number);
  const inFull = (number: string): string => plans?.formatNumber(number, $settings.get().country) ?? number;
  const isMasked = (number: string): boolean => {
    if (!$settings.get().masked || $revealed.get().has(keyOf(number))) return false;
    const full = inFull(number);
    return maskNumber(full) !== full;
  };
  import('../domain/phone-number.js').then(
    (loaded) => {
      plans = loaded;
      // Those who read the settings show everything anew.
      kernel.commit(() => {
        $revealed.set(new Set([...$revealed.get()].map(keyOf)));
        $settings.set({ ...$settings.get() });
      });
    },
    (error: unknown) => void kernel.report('numbers.load', error),
  );
  return {
    view: {
      $settings,
      $revealed,
      configure: (change) => kernel.commit(() => $settings.set(changed($settings.get(), change))),
      shown: (number) => (isMasked(number) ? maskNumber(inFull(number)) : inFull(number)),
      isMasked,
      reveal(number, where) {
        if (!isMasked(number)) return;
        kernel.commit(() => {
          $revealed.set(new Set([...$revealed.get(), keyOf(number)]));
          kernel.tell('cc-number-revealed', { number, where });
        });
      },
    },
    clear: () => $revealed.set(new Set()),
  };
}

function changed(now: NumberSettings, { country, masked }: Partial<NumberSettings>): NumberSettings {
  return { country: country?.trim().toUpperCase() || now.country, masked: masked ?? now.masked };
}
