import type { AlertsMessages } from '../alerts.js';

export const alerts: AlertsMessages = {
  alerts: 'Chat alerts',
  sound: 'Sound',
  desktop: 'On screen',
  kinds: {
    message: 'New message in your conversation',
    waiting: 'Somebody began to wait',
    handed: 'Conversation handed to you',
  },
  hideText: 'Do not show the words of messages',
  remind: 'Remind while somebody waits',
  volume: 'Volume',
  tryIt: 'Listen',
  thisBrowser: 'Kept by this browser, for whoever uses it.',
  noDesktop: 'This browser shows no notifications',
  noDesktopHint: 'Sound works all the same.',
  desktopDenied: 'The browser blocks notifications',
  desktopNotAsked: 'The browser has no permission yet',
  allowDesktop: 'Allow notifications',
  newMessage: 'New message',
  everyMinutes: (n) => (n === 0 ? 'Do not remind' : n === 1 ? 'Every minute' : `Every ${n} minutes`),
  handedOver: (who) => `${who} is yours now`,
  nowWaiting: (n) => (n === 1 ? '1 person is waiting' : `${n} people are waiting`),
  stillWaiting: (n) => (n === 1 ? '1 person is still waiting' : `${n} people are still waiting`),
};
