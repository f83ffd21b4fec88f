import { ref } from 'lit/directives/ref.js';

const hex = /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i;

/** Gives an element a vendor's colour for its dot or tint. Anything but a hex value is ignored, as it may name an address. */
export function vendorColor(color: string | undefined) {
  return ref((element) => {
    if (!(element instanceof HTMLElement)) return;
    if (color !== undefined && hex.test(color)) element.style.setProperty('--_tag-color', color);
    else element.style.removeProperty('--_tag-color');
  });
}
