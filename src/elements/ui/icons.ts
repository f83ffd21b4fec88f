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
export const iconArrowDown = 'M12 5v14m-6-6l6 6 6-6' as IconShape;
export const iconArrowRight = 'M5 12h14m-6-6l6 6-6 6' as IconShape;
export const iconAttach = 'M20.5 11l-8.7 8.7a5.3 5.3 0 0 1-7.5-7.5L13 3.5a3.5 3.5 0 0 1 5 5l-8.7 8.7a1.8 1.8 0 0 1-2.5-2.5L15 6.5' as IconShape;
export const iconBackspace = 'M9 5h10.5A1.5 1.5 0 0 1 21 6.5v11a1.5 1.5 0 0 1-1.5 1.5H9l-6-7zM12 9.5l5 5m0-5l-5 5' as IconShape;
export const iconBellOff = 'M3 3l18 18M8 5.5a6 6 0 0 1 10 4c0 1.5.2 2.8.5 3.8M17 16.5H4s2-1.5 2-7M10 20a2.2 2.2 0 0 0 4 0' as IconShape;
export const iconBook = 'M4 5.5A2.5 2.5 0 0 1 6.5 3H20v15H6.5A2.5 2.5 0 0 0 4 20.5zM4 20.5A1.5 1.5 0 0 0 5.5 21H20' as IconShape;
export const iconCalendar = 'M6 5.5h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-12a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2zM4 10h16M8 3v4.5M16 3v4.5' as IconShape;
export const iconCamera = 'M8.5 3.5h7a5 5 0 0 1 5 5v7a5 5 0 0 1-5 5h-7a5 5 0 0 1-5-5v-7a5 5 0 0 1 5-5zM8 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM17 7h.01' as IconShape;
export const iconChart = 'M4 4v16h16M8.5 16v-4M13 16V8M17.5 16v-6' as IconShape;
export const iconChat = 'M4 20l1.3-4A8 8 0 1 1 8 18.8z' as IconShape;
export const iconCheck = 'M5 12.5l4.5 4.5L19 7.5' as IconShape;
export const iconCheckCircle = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM8 12.3l2.7 2.7L16 9.5' as IconShape;
export const iconChecks = 'M2 12.5l4.5 4.5L15 8M12 16l1 1 9-9' as IconShape;
export const iconChevronDown = 'M6 9.5l6 6 6-6' as IconShape;
export const iconChevronLeft = 'M14.5 6l-6 6 6 6' as IconShape;
export const iconChevronRight = 'M9.5 6l6 6-6 6' as IconShape;
export const iconClock = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM12 7v5l3.5 2' as IconShape;
export const iconClose = 'M6 6l12 12M18 6L6 18' as IconShape;
export const iconDownload = 'M12 4v11m-5-4.5l5 5 5-5M4.5 20h15' as IconShape;
export const iconEdit = 'M4 20l1-4.5L16 4.5a2 2 0 0 1 3 0l.5.5a2 2 0 0 1 0 3L8.5 19z' as IconShape;
export const iconExternal = 'M14 4h6v6M20 4l-9 9M18 13.5v5A1.5 1.5 0 0 1 16.5 20h-11A1.5 1.5 0 0 1 4 18.5v-11A1.5 1.5 0 0 1 5.5 6h5' as IconShape;
export const iconEye = 'M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12zM9.2 12a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0z' as IconShape;
export const iconEyeOff = 'M3 3l18 18M9.9 5.8A10.6 10.6 0 0 1 12 5.5C18.5 5.5 22 12 22 12a17 17 0 0 1-2.6 3.4M6.6 7.4A16.6 16.6 0 0 0 2 12s3.5 6.5 10 6.5a9.8 9.8 0 0 0 4.6-1.1M10 10a2.8 2.8 0 0 0 4 4' as IconShape;
export const iconFile = 'M14 2.5H6.5A1.5 1.5 0 0 0 5 4v16a1.5 1.5 0 0 0 1.5 1.5h11A1.5 1.5 0 0 0 19 20V7.5zM14 2.5v5h5M8.5 13h7M8.5 17h5' as IconShape;
export const iconFilter = 'M4 6h16M7 12h10M10 18h4' as IconShape;
export const iconForward = 'M15 6l5.5 5.5L15 17M20 11.5h-9.5a7 7 0 0 0-7 7' as IconShape;
export const iconGear = 'M12 8.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7zM12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M5.3 18.7l2.1-2.1M16.6 7.4l2.1-2.1' as IconShape;
export const iconGlobe = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18' as IconShape;
export const iconHeadset = 'M4 14v-2a8 8 0 0 1 16 0v2M5 13h0.5a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2h-0.5a2 2 0 0 1-2-2v-3a2 2 0 0 1 2-2zM18.5 13h0.5a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2h-0.5a2 2 0 0 1-2-2v-3a2 2 0 0 1 2-2z' as IconShape;
export const iconHelp = 'M10.28 3.17A9 9 0 0 1 13.72 3.17M16.36 4.13A9 9 0 0 1 18.99 6.34M20.4 8.77A9 9 0 0 1 21 12.16M20.51 14.93A9 9 0 0 1 18.79 17.9M16.64 19.71A9 9 0 0 1 13.41 20.89M10.59 20.89A9 9 0 0 1 7.36 19.71M5.21 17.9A9 9 0 0 1 3.49 14.93M3 12.16A9 9 0 0 1 3.6 8.77M5.01 6.34A9 9 0 0 1 7.64 4.13M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .9-1 1.7M12 16.5h.01' as IconShape;
export const iconImage = 'M5 4h14a1.5 1.5 0 0 1 1.5 1.5v13A1.5 1.5 0 0 1 19 20H5a1.5 1.5 0 0 1-1.5-1.5v-13A1.5 1.5 0 0 1 5 4zM8.5 10.5a1.5 1.5 0 1 0 0-3a1.5 1.5 0 1 0 0 3zM4 17l5-4.5 4 3.5 3-2.5 4.5 4' as IconShape;
export const iconInbox = 'M3 13l3-8h12l3 8v6H3zM3 13h5l1.5 3h5L16 13h5' as IconShape;
export const iconKeypad = 'M4.38 5a0.62 0.62 0 1 0 1.24 0a0.62 0.62 0 1 0-1.24 0zM11.38 5a0.62 0.62 0 1 0 1.24 0a0.62 0.62 0 1 0-1.24 0zM18.38 5a0.62 0.62 0 1 0 1.24 0a0.62 0.62 0 1 0-1.24 0zM4.38 12a0.62 0.62 0 1 0 1.24 0a0.62 0.62 0 1 0-1.24 0zM11.38 12a0.62 0.62 0 1 0 1.24 0a0.62 0.62 0 1 0-1.24 0zM18.38 12a0.62 0.62 0 1 0 1.24 0a0.62 0.62 0 1 0-1.24 0zM4.38 19a0.62 0.62 0 1 0 1.24 0a0.62 0.62 0 1 0-1.24 0zM11.38 19a0.62 0.62 0 1 0 1.24 0a0.62 0.62 0 1 0-1.24 0zM18.38 19a0.62 0.62 0 1 0 1.24 0a0.62 0.62 0 1 0-1.24 0z' as IconShape;
export const iconLock = 'M6.5 10.5h11a2 2 0 0 1 2 2v6.5a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2v-6.5a2 2 0 0 1 2-2zM8 10.5V7.5a4 4 0 0 1 8 0v3' as IconShape;
export const iconLogout = 'M9.5 4H5.5A1.5 1.5 0 0 0 4 5.5v13A1.5 1.5 0 0 0 5.5 20h4M15 7.5l4.5 4.5-4.5 4.5M19 12H9.5' as IconShape;
export const iconMail = 'M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-10a2 2 0 0 1 2-2zM3.5 7l8.5 6 8.5-6' as IconShape;
export const iconMerge = 'M12 21v-7M12 14L5 6m0 5V6h5M12 14l7-8m0 5V6h-5' as IconShape;
export const iconMic = 'M12 2.5h0a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3h-0a3 3 0 0 1-3-3v-6a3 3 0 0 1 3-3zM5 11a7 7 0 0 0 14 0M12 18v3.5' as IconShape;
export const iconMicOff = 'M9 9v2.5a3 3 0 0 0 5 2.2M15 10V5.5a3 3 0 0 0-5.8-1M5 11a7 7 0 0 0 11.5 5.4M19 11a7 7 0 0 1-.4 2.4M12 18v3.5M3 3l18 18' as IconShape;
export const iconMore = 'M4.38 12a0.62 0.62 0 1 0 1.24 0a0.62 0.62 0 1 0-1.24 0zM11.38 12a0.62 0.62 0 1 0 1.24 0a0.62 0.62 0 1 0-1.24 0zM18.38 12a0.62 0.62 0 1 0 1.24 0a0.62 0.62 0 1 0-1.24 0z' as IconShape;
export const iconOwner = 'M6 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM3 21a7 7 0 0 1 10-6.3M15 18.5l2 2 4-4' as IconShape;
export const iconPause = 'M7 4.5h2a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-2a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1zM15 4.5h2a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-2a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1z' as IconShape;
export const iconPauseCircle = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM10 9v6m4-6v6' as IconShape;
export const iconPhone = 'M6 3.5h3l1.6 4.4-2 1.6a12 12 0 0 0 5.9 5.9l1.6-2 4.4 1.6v3a2.5 2.5 0 0 1-2.7 2.5C10.5 19.9 4.1 13.5 3.5 6.2A2.5 2.5 0 0 1 6 3.5z' as IconShape;
export const iconPhoneDown = 'M22.25 13.77l-2.12 2.12l-4.24 -1.98l0.28 -2.55a12 12 0 0 0 -8.34 0l0.28 2.55l-4.24 1.98l-2.12 -2.12a2.5 2.5 0 0 1 0.14 -3.68C7.47 5.35 16.53 5.35 22.11 10.09A2.5 2.5 0 0 1 22.25 13.77z' as IconShape;
export const iconPhoneIn = 'M6 3.5h3l1.6 4.4-2 1.6a12 12 0 0 0 5.9 5.9l1.6-2 4.4 1.6v3a2.5 2.5 0 0 1-2.7 2.5C10.5 19.9 4.1 13.5 3.5 6.2A2.5 2.5 0 0 1 6 3.5zM21 3l-6 6m0-4.5V9h4.5' as IconShape;
export const iconPhoneMissed = 'M6 3.5h3l1.6 4.4-2 1.6a12 12 0 0 0 5.9 5.9l1.6-2 4.4 1.6v3a2.5 2.5 0 0 1-2.7 2.5C10.5 19.9 4.1 13.5 3.5 6.2A2.5 2.5 0 0 1 6 3.5zM15.5 3l5 5m0-5l-5 5' as IconShape;
export const iconPhoneOff = 'M6 3.5h3l1.6 4.4-2 1.6a12 12 0 0 0 5.9 5.9l1.6-2 4.4 1.6v3a2.5 2.5 0 0 1-2.7 2.5C10.5 19.9 4.1 13.5 3.5 6.2A2.5 2.5 0 0 1 6 3.5zM21 3L3 21' as IconShape;
export const iconPhoneOut = 'M6 3.5h3l1.6 4.4-2 1.6a12 12 0 0 0 5.9 5.9l1.6-2 4.4 1.6v3a2.5 2.5 0 0 1-2.7 2.5C10.5 19.9 4.1 13.5 3.5 6.2A2.5 2.5 0 0 1 6 3.5zM15 9l6-6m-4.5 0H21v4.5' as IconShape;
export const iconPlay = 'M7 4.5v15l12-7.5z' as IconShape;
export const iconPlus = 'M12 5v14M5 12h14' as IconShape;
export const iconRecord = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM8.9 12a3.1 3.1 0 1 0 6.2 0a3.1 3.1 0 1 0-6.2 0zM10.5 12a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0zM12 12h.01' as IconShape;
export const iconRefresh = 'M20 11a8 8 0 0 0-14.5-3.5L3.5 10m0-5v5h5M4 13a8 8 0 0 0 14.5 3.5l2-2.5m0 5v-5h-5' as IconShape;
export const iconReply = 'M9 6L3.5 11.5 9 17M4 11.5h9.5a7 7 0 0 1 7 7' as IconShape;
export const iconSearch = 'M4.5 11a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0zM16 16l4.5 4.5' as IconShape;
export const iconSend = 'M21 3L10.5 13.5M21 3l-6.5 18-4-7.5L3 9.5z' as IconShape;
export const iconShield = 'M12 2.5l8 3v6c0 5-3.5 8.5-8 10-4.5-1.5-8-5-8-10v-6zM8.5 12l2.5 2.5 4.5-5' as IconShape;
export const iconSmile = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5h.01M15 9.5h.01' as IconShape;
export const iconSwap = 'M4 8h15m-4-4l4 4-4 4M20 16H5m4-4l-4 4 4 4' as IconShape;
export const iconTab = 'M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-10a2 2 0 0 1 2-2zM3 9.5h18M9 5v4.5' as IconShape;
export const iconTransfer = 'M6 3.5h3l1.6 4.4-2 1.6a12 12 0 0 0 5.9 5.9l1.6-2 4.4 1.6v3a2.5 2.5 0 0 1-2.7 2.5C10.5 19.9 4.1 13.5 3.5 6.2A2.5 2.5 0 0 1 6 3.5zM14 6h7m-3-3l3 3-3 3' as IconShape;
export const iconTrash = 'M4 6.5h16M9 6.5V4h6v2.5M6 6.5l1 14h10l1-14M10 11v5.5M14 11v5.5' as IconShape;
export const iconUpload = 'M12 16V4.5m-5 5l5-5 5 5M4.5 20h15' as IconShape;
export const iconUser = 'M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM4.5 21a7.5 7.5 0 0 1 15 0' as IconShape;
export const iconUsers = 'M5.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.8a3.5 3.5 0 0 1 0 6.4M18.5 14.5a6.5 6.5 0 0 1 3 5.5' as IconShape;
export const iconVideo = 'M4.5 6h9A1.5 1.5 0 0 1 15 7.5v9A1.5 1.5 0 0 1 13.5 18h-9A1.5 1.5 0 0 1 3 16.5v-9A1.5 1.5 0 0 1 4.5 6zM15 10.5l6-3v9l-6-3' as IconShape;
export const iconVolume = 'M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11' as IconShape;
export const iconWarning = 'M12 4L2.8 19.5h18.4zM12 10v4M12 16.8h.01' as IconShape;
export const iconWifiOff = 'M3 3l18 18M8.5 16a5 5 0 0 1 6 -.5M5 12.5a10 10 0 0 1 5-2.6M14 10a10 10 0 0 1 5 2.5M2 9a15 15 0 0 1 4.5-2.8M10.5 5.1A15 15 0 0 1 22 9M12 19.5h.01' as IconShape;
export const iconXCircle = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM9 9l6 6m0-6l-6 6' as IconShape;
export const iconZap = 'M13 2.5L4.5 13.5H11l-1 8 8.5-11H12z' as IconShape;
