import type { AlertsMessages } from '../alerts.js';

export const alerts: AlertsMessages = {
  alerts: 'Avisos de conversaciones',
  sound: 'Sonido',
  desktop: 'En pantalla',
  kinds: {
    message: 'Mensaje nuevo en una conversación suya',
    waiting: 'Alguien empezó a esperar',
    handed: 'Conversación pasada a usted',
  },
  hideText: 'No mostrar el texto de los mensajes',
  remind: 'Recordar mientras alguien espera',
  volume: 'Volumen',
  tryIt: 'Escuchar',
  thisBrowser: 'Vale en este navegador, para quien lo use.',
  noDesktop: 'Este navegador no muestra avisos',
  noDesktopHint: 'El sonido sigue funcionando.',
  desktopDenied: 'El navegador bloquea los avisos',
  desktopNotAsked: 'El navegador aún no tiene permiso',
  allowDesktop: 'Permitir avisos',
  newMessage: 'Mensaje nuevo',
  everyMinutes: (n) => (n === 0 ? 'No recordar' : n === 1 ? 'Cada minuto' : `Cada ${n} minutos`),
  handedOver: (who) => `${who} ahora es suyo`,
  nowWaiting: (n) => (n === 1 ? '1 persona en espera' : `${n} personas en espera`),
  stillWaiting: (n) => (n === 1 ? '1 persona sigue esperando' : `${n} personas siguen esperando`),
};
