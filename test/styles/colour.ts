/** Reads colours as the browser computed them, which is where `light-dark()` and `color-mix()` have been resolved. */
export interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

export function toRgb(color: string): Rgb {
  if (canvas === null) throw new Error('no canvas');
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  if (alpha !== 255) throw new Error(`not opaque: ${color}`);
  return { r, g, b };
}

function luminance({ r, g, b }: Rgb): number {
  const linear = (channel: number): number => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** WCAG 2.2 contrast ratio, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(toRgb(a)), luminance(toRgb(b))].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}
