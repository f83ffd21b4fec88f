import type { AlertsMessages } from '../alerts.js';

export const alerts: AlertsMessages = {
  alerts: 'Avisos de conversas',
  sound: 'Som',
  desktop: 'No ecrã',
  kinds: {
    message: 'Mensagem nova numa conversa sua',
    waiting: 'Alguém começou a esperar',
    handed: 'Conversa passada para si',
  },
  hideText: 'Não mostrar o texto das mensagens',
  remind: 'Lembrar enquanto alguém espera',
  volume: 'Volume',
  tryIt: 'Ouvir',
  thisBrowser: 'Vale neste navegador, para quem o usar.',
  noDesktop: 'Este navegador não mostra avisos',
  noDesktopHint: 'O som continua a funcionar.',
  desktopDenied: 'O navegador bloqueia os avisos',
  desktopNotAsked: 'O navegador ainda não tem permissão',
  allowDesktop: 'Permitir avisos',
  newMessage: 'Mensagem nova',
  everyMinutes: (n) => (n === 0 ? 'Não lembrar' : n === 1 ? 'A cada minuto' : `A cada ${n} minutos`),
  handedOver: (who) => `${who} agora é consigo`,
  nowWaiting: (n) => (n === 1 ? '1 pessoa em espera' : `${n} pessoas em espera`),
  stillWaiting: (n) => (n === 1 ? '1 pessoa continua à espera' : `${n} pessoas continuam à espera`),
};
