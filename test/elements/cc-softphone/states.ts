import { noon } from '../../support/samples.js';
import { abilities, ana, now, talk, type Phone } from './kit.js';
import { joinedFaces } from './joined-states.js';

export interface Shown {
  readonly name: string;
  readonly enter: (phone: Phone) => unknown;
  /** Words that the state must show, and custom states that it must have. */
  readonly words: readonly string[];
  readonly states: readonly string[];
}

const other = { number: '+554135550126', name: 'Transportes Vale Verde' };
const held = { local: true, remote: false } as const;
const audio = (microphone: 'granted' | 'prompt' | 'denied' | 'missing' | 'in-use', soundBlocked = false) => (phone: Phone): void =>
  phone.backend.emit({ type: 'audio-changed', audio: { microphone, soundBlocked } });
const rings = ({ backend }: Phone): string =>
  backend.voiceVendor.ring({ remote: ana, startedAt: now - 8000, variables: { 'X-Empresa': 'Mercado Boa Vista', vazio: '' } });

/** Every face of the telephone for somebody who is signed in. */
export const faces: readonly Shown[] = [
  { name: 'idle', enter: () => undefined, words: ['Disponível', 'Ramal 2101', 'Ligar'], states: ['idle'] },
  { name: 'agent offline by choice', enter: ({ session }) => session.agent.goOffline(), words: ['Indisponível', 'Ligar'], states: ['idle'] },
  {
    name: 'agent on a break',
    enter: ({ session, backend }) => {
      const pause = { id: '1', label: 'Almoço' };
      backend.emit({ type: 'agent-changed', agent: { ...session.agent.$agent.get()!, availability: 'paused', pause } });
    },
    words: ['Almoço', 'Ligar'],
    states: ['idle'],
  },
  {
    name: 'a hiccup of the server',
    enter: ({ backend }) => backend.emit({ type: 'connection-changed', connection: { status: 'connecting', since: now - 1000 } }),
    words: ['Conectando', 'Ligar'],
    states: ['idle', 'offline'],
  },
  {
    name: 'dialing',
    enter: ({ session }) => session.calls.dial(ana.number),
    words: ['Chamando', '(11) 95555-0142', 'Desligar'],
    states: ['dialing'],
  },
  {
    name: 'ringing there',
    enter: async ({ session, backend }) => backend.voiceVendor.alerts(await session.calls.dial(ana.number)),
    words: ['Tocando do outro lado'],
    states: ['dialing'],
  },
  {
    name: 'incoming',
    enter: rings,
    words: ['Disponível', 'Chamada recebida', '0:08', ana.name, '(11) 95555-0142', 'Empresa', 'Mercado Boa Vista', 'Atender', 'Recusar', 'Silenciar'],
    states: ['ringing'],
  },
  {
    name: 'incoming and silenced',
    enter: async (phone) => phone.session.calls.silence(rings(phone)),
    words: ['Chamada recebida', 'Toque silenciado'],
    states: ['ringing'],
  },
  { name: 'in a call', enter: (phone) => talk(phone), words: ['Em chamada', '4:27', ana.name, 'Mudo', 'Espera', 'Teclado', 'Desligar'], states: ['connected'] },
  { name: 'muted', enter: (phone) => talk(phone, { muted: true }), words: ['Seu microfone está mudo'], states: ['connected', 'muted'] },
  { name: 'held', enter: (phone) => talk(phone, { hold: held, heldSince: now - 41_000 }), words: ['Em espera', '0:41'], states: ['connected', 'held'] },
  {
    name: 'held by the other side',
    enter: (phone) => talk(phone, { hold: { local: false, remote: true } }),
    words: ['O cliente pôs você em espera'],
    states: ['connected'],
  },
  { name: 'connecting the audio', enter: (phone) => talk(phone, { media: 'connecting' }), words: ['Conectando o áudio'], states: ['connected'] },
  { name: 'a call on another telephone', enter: (phone) => talk(phone, { media: 'elsewhere' }), words: ['Em chamada no seu telefone'], states: ['connected'] },
  { name: 'audio lost', enter: (phone) => talk(phone, { media: 'lost' }), words: ['O áudio caiu, tentando de novo'], states: ['connected'] },
  { name: 'server lost in a call', enter: (phone) => talk(phone, { signalling: 'lost' }), words: ['Em chamada', 'Sem o servidor; o áudio segue'], states: ['connected'] },
  {
    name: 'tone pad',
    enter: async (phone) => {
      talk(phone);
      await phone.settle();
      phone.button('Teclado').click();
      await phone.settle();
      await phone.element.sendDtmf('2#4471');
    },
    words: ['Em chamada', 'Desligar'],
    states: ['connected'],
  },
  {
    name: 'two calls',
    enter: (phone) => {
      talk(phone);
      talk(phone, { remote: other, hold: held, heldSince: now - 65_000 });
    },
    words: [ana.name, 'Em chamada', '4:27', other.name, 'Em espera', '1:05', 'Trocar', 'Desligar Ana'],
    states: ['connected'],
  },
  {
    name: 'a second call comes in',
    enter: (phone) => {
      talk(phone);
      phone.backend.voiceVendor.ring({ remote: other, startedAt: now - 3000 });
    },
    words: [other.name, 'Chamada recebida', 'Atender', 'Recusar', ana.name, 'Desligar Ana'],
    states: ['connected', 'ringing'],
  },
  {
    name: 'ended by the other side',
    enter: (phone) => {
      const id = talk(phone);
      phone.backend.voiceVendor.change(id, { state: 'ended', endedAt: noon + 252_000, end: { cause: 'hung-up', by: 'remote' }, can: new Set() });
    },
    words: ['O outro lado desligou', ana.name, 'Durou 4:12', 'Ligar de novo', 'Ligar'],
    states: ['idle'],
  },
  {
    name: 'busy',
    enter: async ({ session, backend }) => backend.voiceVendor.hangsUp(await session.calls.dial(ana.number), { cause: 'busy', by: 'remote', code: 486 }),
    words: ['Ocupado', 'Tente de novo em alguns minutos.', 'Ligar de novo'],
    states: ['idle'],
  },
  {
    name: 'missed',
    enter: (phone) => phone.backend.voiceVendor.hangsUp(rings(phone), { cause: 'cancelled', by: 'remote' }),
    words: ['Chamada perdida', ana.name, 'Ligar de novo'],
    states: ['idle'],
  },
  {
    name: 'rejected by the agent',
    enter: (phone) => phone.session.calls.reject(rings(phone)),
    words: ['Você recusou', ana.name],
    states: ['idle'],
  },
  {
    name: 'not reachable',
    enter: ({ backend }) => {
      const since = now - 42_000;
      backend.emit({ type: 'registration-changed', registration: { status: 'stale', since, user: '2101', retryAt: now + 8000 } });
      backend.emit({ type: 'connection-changed', connection: { status: 'offline', since } });
    },
    words: ['Não alcançável', 'Você não pode receber chamadas', 'não responde há 0:42', 'O que verificamos', 'sem resposta', 'Reconectar agora', 'Nova tentativa em 0:08'],
    states: ['idle', 'offline', 'unreachable'],
  },
  {
    name: 'password of the extension refused',
    enter: ({ backend }) => {
      const fault = { code: 'auth', retryable: false, outcomeUnknown: false } as const;
      backend.emit({ type: 'registration-changed', registration: { status: 'failed', since: now, fault } });
    },
    words: ['Não alcançável', 'não aceitou a senha do ramal', 'senha recusada', 'Tentar de novo', 'O chat segue funcionando.'],
    states: ['idle', 'unreachable'],
  },
  {
    name: 'server silent on a connection that stands',
    enter: ({ backend }) => {
      const fault = { code: 'timeout', retryable: true, outcomeUnknown: false } as const;
      backend.emit({ type: 'registration-changed', registration: { status: 'failed', since: now - 12_000, fault } });
    },
    words: ['Não alcançável', 'Você não pode receber chamadas', 'está de pé, mas ele não responde', 'Reconectar agora'],
    states: ['idle', 'unreachable'],
  },
  {
    name: 'kept from the local network',
    enter: ({ backend }) => {
      const fault = { code: 'local-network', retryable: false, outcomeUnknown: false } as const;
      backend.emit({ type: 'connection-changed', connection: { status: 'offline', since: now - 12_000, fault } });
    },
    words: ['Não alcançável', 'Você não pode receber chamadas', 'rede local', 'Permitir e tentar de novo'],
    states: ['idle', 'offline', 'unreachable'],
  },
  { name: 'microphone blocked', enter: audio('denied'), words: ['Não alcançável', 'Microfone bloqueado', 'Sem áudio, sem chamadas', 'Tentar de novo'], states: ['idle', 'unreachable'] },
  { name: 'microphone missing', enter: audio('missing'), words: ['Nenhum microfone encontrado'], states: ['idle', 'unreachable'] },
  { name: 'microphone in use', enter: audio('in-use'), words: ['Microfone ocupado', 'Ligar'], states: ['idle'] },
  { name: 'microphone not asked for yet', enter: audio('prompt'), words: ['O navegador vai pedir o microfone', 'Permitir microfone'], states: ['idle'] },
  { name: 'sound blocked', enter: audio('granted', true), words: ['Não alcançável', 'O toque está sem som', 'Ligar o som'], states: ['idle', 'unreachable'] },
  {
    name: 'telephone not set up',
    enter: ({ backend }) => backend.emit({ type: 'registration-changed', registration: { status: 'none', since: noon } }),
    words: ['Telefone não configurado'],
    states: ['idle', 'unreachable'],
  },
  {
    name: 'something went wrong',
    enter: async (phone) => {
      const id = talk(phone, { can: abilities });
      await phone.settle();
      phone.backend.script.up = false;
      phone.button('Espera').click();
      await phone.settle();
      return id;
    },
    words: ['Não deu certo', 'O servidor não respondeu.', 'Em chamada'],
    states: ['connected'],
  },
  ...joinedFaces,
];
