import { html, type TemplateResult } from 'lit';

/** Path data on a grid of 24. A plain string, so that a bundle carries only the shapes that it draws. */
export type IconShape = string & { readonly iconShape: true };

/** 16 px beside text, `l` 20 px alone in a button, `xl` 28 px in empty states. */
export type IconSize = 's' | 'l' | 'xl';

const sizeClass: Readonly<Record<IconSize, string>> = { s: 'icon', l: 'icon l', xl: 'icon xl' };

/** A decorative icon in the colour of the text around it: the name belongs on the control, never on the icon. */
export function icon(shape: IconShape, size: IconSize = 's', extraClass = ''): TemplateResult {
  const name = extraClass === '' ? sizeClass[size] : `${sizeClass[size]} ${extraClass}`;
  return html`<svg class=${name} viewBox="0 0 24 24" aria-hidden="true"><path d=${shape}></path></svg>`;
}

export const iconAlert = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM12 7.5v5M12 16h.01' as IconShape;
export const iconCamera = 'M8.5 3.5h7a5 5 0 0 1 5 5v7a5 5 0 0 1-5 5h-7a5 5 0 0 1-5-5v-7a5 5 0 0 1 5-5zM8 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM17 7h.01' as IconShape;
export const iconChat = 'M4 20l1.3-4A8 8 0 1 1 8 18.8z' as IconShape;
export const iconCheck = 'M5 12.5l4.5 4.5L19 7.5' as IconShape;
export const iconCheckCircle = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM8 12.3l2.7 2.7L16 9.5' as IconShape;
export const iconChecks = 'M2 12.5l4.5 4.5L15 8M12 16l1 1 9-9' as IconShape;
export const iconChevronLeft = 'M14.5 6l-6 6 6 6' as IconShape;
export const iconClock = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM12 7v5l3.5 2' as IconShape;
export const iconClose = 'M6 6l12 12M18 6L6 18' as IconShape;
export const iconEdit = 'M4 20l1-4.5L16 4.5a2 2 0 0 1 3 0l.5.5a2 2 0 0 1 0 3L8.5 19z' as IconShape;
export const iconEye = 'M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12zM9.2 12a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0z' as IconShape;
export const iconFile = 'M14 2.5H6.5A1.5 1.5 0 0 0 5 4v16a1.5 1.5 0 0 0 1.5 1.5h11A1.5 1.5 0 0 0 19 20V7.5zM14 2.5v5h5M8.5 13h7M8.5 17h5' as IconShape;
export const iconGlobe = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18' as IconShape;
export const iconHelp = 'M10.28 3.17A9 9 0 0 1 13.72 3.17M16.36 4.13A9 9 0 0 1 18.99 6.34M20.4 8.77A9 9 0 0 1 21 12.16M20.51 14.93A9 9 0 0 1 18.79 17.9M16.64 19.71A9 9 0 0 1 13.41 20.89M10.59 20.89A9 9 0 0 1 7.36 19.71M5.21 17.9A9 9 0 0 1 3.49 14.93M3 12.16A9 9 0 0 1 3.6 8.77M5.01 6.34A9 9 0 0 1 7.64 4.13M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .9-1 1.7M12 16.5h.01' as IconShape;
export const iconInbox = 'M3 13l3-8h12l3 8v6H3zM3 13h5l1.5 3h5L16 13h5' as IconShape;
export const iconLock = 'M6.5 10.5h11a2 2 0 0 1 2 2v6.5a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2v-6.5a2 2 0 0 1 2-2zM8 10.5V7.5a4 4 0 0 1 8 0v3' as IconShape;
export const iconMail = 'M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-10a2 2 0 0 1 2-2zM3.5 7l8.5 6 8.5-6' as IconShape;
export const iconOwner = 'M6 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM3 21a7 7 0 0 1 10-6.3M15 18.5l2 2 4-4' as IconShape;
export const iconPhone = 'M6 3.5h3l1.6 4.4-2 1.6a12 12 0 0 0 5.9 5.9l1.6-2 4.4 1.6v3a2.5 2.5 0 0 1-2.7 2.5C10.5 19.9 4.1 13.5 3.5 6.2A2.5 2.5 0 0 1 6 3.5z' as IconShape;
export const iconRefresh = 'M20 11a8 8 0 0 0-14.5-3.5L3.5 10m0-5v5h5M4 13a8 8 0 0 0 14.5 3.5l2-2.5m0 5v-5h-5' as IconShape;
export const iconSearch = 'M4.5 11a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0zM16 16l4.5 4.5' as IconShape;
export const iconSend = 'M21 3L10.5 13.5M21 3l-6.5 18-4-7.5L3 9.5z' as IconShape;
export const iconUser = 'M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM4.5 21a7.5 7.5 0 0 1 15 0' as IconShape;
export const iconUsers = 'M5.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.8a3.5 3.5 0 0 1 0 6.4M18.5 14.5a6.5 6.5 0 0 1 3 5.5' as IconShape;
export const iconWarning = 'M12 4L2.8 19.5h18.4zM12 10v4M12 16.8h.01' as IconShape;
export const iconWifiOff = 'M3 3l18 18M8.5 16a5 5 0 0 1 6 -.5M5 12.5a10 10 0 0 1 5-2.6M14 10a10 10 0 0 1 5 2.5M2 9a15 15 0 0 1 4.5-2.8M10.5 5.1A15 15 0 0 1 22 9M12 19.5h.01' as IconShape;
export const iconZap = 'M13 2.5L4.5 13.5H11l-1 8 8.5-11H12z' as IconShape;
