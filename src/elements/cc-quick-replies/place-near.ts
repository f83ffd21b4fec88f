const gap = 4;
const edge = 8;

/** Puts a popup of the top layer below a field, at the side where its text starts; above where there is more room. */
export function placeNear(popup: HTMLElement, field: Element): void {
  const view = field.ownerDocument.defaultView ?? window;
  const at = field.getBoundingClientRect();
  const { width, height } = popup.getBoundingClientRect();
  const fitsBelow = at.bottom + gap + height <= view.innerHeight - edge || at.top < view.innerHeight - at.bottom;
  const top = fitsBelow ? at.bottom + gap : at.top - gap - height;
  const isRightToLeft = view.getComputedStyle(field).direction === 'rtl';
  const left = isRightToLeft ? at.right - width : at.left;
  popup.style.setProperty('top', `${Math.round(Math.max(edge, Math.min(top, view.innerHeight - edge - height)))}px`);
  popup.style.setProperty('left', `${Math.round(Math.max(edge, Math.min(left, view.innerWidth - edge - width)))}px`);
}
