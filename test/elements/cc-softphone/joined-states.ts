import { waitUntil } from '@open-wc/testing';
import type { CallQuality } from '../../../src/domain/call-quality.js';
import { ana, conference, consultation, full, now, talk, type Phone } from './kit.js';
import type { Shown } from './states.js';

const opens = async (phone: Phone, name: string): Promise<void> => {
  await phone.settle();
  phone.button(name).click();
  await phone.settle();
};

const sounds = (phone: Phone, change: Pick<CallQuality, 'grade' | 'warnings'>): void => {
  const callId = talk(phone, { can: full });
  phone.backend.emit({ type: 'quality-changed', quality: { callId, at: now, ...change } });
};

/** What goes beyond one plain call. */
export const joinedFaces: readonly Shown[] = [
  {
    name: 'choosing the target of a transfer',
    enter: async (phone) => {
      talk(phone, { can: full });
      await opens(phone, 'Transferir');
    },
    words: ['Em chamada', ana.name, 'Transferir para', 'Consultar antes', 'Transferir agora', 'Desligar'],
    states: ['connected'],
  },
  {
    name: 'a transfer on its way',
    enter: (phone) => phone.backend.voiceVendor.transfers(talk(phone, { can: full }), '2107', 'ringing'),
    words: ['Em chamada', ana.name, 'Transferindo: está tocando em 2107'],
    states: ['connected'],
  },
  {
    name: 'a transfer that failed',
    enter: (phone) => phone.backend.voiceVendor.transfers(talk(phone, { can: full }), '2107', 'failed', { code: 486 }),
    words: ['Não deu para transferir para 2107', 'Está ocupado.', `${ana.name} continua na linha.`, 'Escolher outro destino', 'Em chamada'],
    states: ['connected'],
  },
  {
    name: 'sent on',
    enter: async (phone) => {
      const id = talk(phone, { can: full });
      phone.backend.voiceVendor.transfers(id, '2107', 'done');
      await phone.session.calls.transfer('2107', id);
    },
    words: ['Transferida para 2107', ana.name, 'Ligar de novo'],
    states: ['idle'],
  },
  {
    name: 'consultation',
    enter: consultation,
    words: ['Em espera', ana.name, '0:41', 'Consulta', 'Paulo Tavares', '0:36', 'Concluir transferência', 'Alternar', 'Juntar', 'Voltar ao cliente', 'Desligar Paulo'],
    states: ['connected', 'consulting'],
  },
  {
    name: 'consultation that is not answered yet',
    enter: (phone) => consultation(phone, { state: 'ringing', startedAt: now - 4000, can: new Set(['hangup']) }),
    words: ['Tocando do outro lado', 'Concluir transferência', 'Voltar ao cliente'],
    states: ['connected', 'consulting', 'dialing'],
  },
  {
    name: 'conference',
    enter: conference,
    words: ['Conferência', '4:27', ana.name, 'Paulo Tavares', 'Separar', 'Desligar todos'],
    states: ['connected', 'conference'],
  },
  { name: 'good quality', enter: (phone) => sounds(phone, { grade: 'good', warnings: [] }), words: ['Qualidade boa'], states: ['connected'] },
  {
    name: 'a warning about the sound',
    enter: (phone) => sounds(phone, { grade: 'poor', warnings: ['low-mos', 'stuck-microphone'] }),
    words: ['Qualidade baixa', 'O microfone não está captando você.', 'Confira se o fone está mudo'],
    states: ['connected'],
  },
  {
    name: 'audio devices',
    enter: async (phone) => {
      phone.backend.voiceVendor.listDevices({ chosen: { microphone: 'gone' }, missing: ['microphone'], missingLabels: { microphone: 'Headset sem fio' } });
      talk(phone, { can: full });
      await opens(phone, 'Áudio');
      await waitUntil(() => phone.has('[part=audio-panel]'));
    },
    words: ['Headset sem fio saiu; usando o padrão', 'Microfone', 'Headset sem fio (desligado)', 'Alto-falante', 'Toque', 'Volume do toque', 'Cancelar eco'],
    states: ['connected'],
  },
  {
    name: 'the menu',
    enter: async (phone) => {
      talk(phone, { can: full });
      await opens(phone, 'Mais');
    },
    words: ['Baixar diagnóstico'],
    states: ['connected'],
  },
  {
    name: 'heard before it is answered',
    enter: (phone) => talk(phone, { direction: 'out', state: 'ringing', early: true, can: new Set(['hangup']) }),
    words: ['Tocando do outro lado', 'Você já ouve o outro lado'],
    states: ['dialing'],
  },
  { name: 'answered automatically', enter: (phone) => talk(phone, { autoAnswered: true, can: full }), words: ['Em chamada', 'Atendida automaticamente'], states: ['connected'] },
];
