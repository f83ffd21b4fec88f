import { type SessionDescriptionHandlerFactory, UserAgent, type UserAgentDelegate, SIPExtension } from 'sip.js';
import type { SipLogEntry } from './options.js';
import { redact } from './redact.js';
import { SipTransport, type TransportOptions } from './transport.js';

/** A telephone's identity, complete. */
export interface PhoneAccount {
  readonly server: string;
  readonly domain: string;
  readonly user: string;
  readonly password: string;
  readonly authorizationUser?: string;
  readonly displayName?: string;
}

/** Longer than any PBX rings, which decides by itself when to stop. */
const noAnswerTimeout = 300;

export function createAgent(
  account: PhoneAccount,
  transport: TransportOptions,
  describe: SessionDescriptionHandlerFactory,
  delegate: UserAgentDelegate,
  log: ((entry: SipLogEntry) => void) | undefined,
): UserAgent | undefined {
  const uri = UserAgent.makeURI(`sip:${encodeUser(account.user)}@${account.domain}`);
  if (!uri) return undefined;
  return new UserAgent({
    uri,
    delegate,
    displayName: account.displayName ?? '',
    authorizationUsername: account.authorizationUser ?? account.user,
    authorizationPassword: account.password,
    transportConstructor: SipTransport,
    transportOptions: transport,
    sessionDescriptionHandlerFactory: describe,
    sipExtensionReplaces: SIPExtension.Supported,
    sipExtension100rel: SIPExtension.Supported,
    gracefulShutdown: false,
    userAgentString: 'cc-widgets',
    noAnswerTimeout,
    logBuiltinEnabled: false,
    logConfiguration: false,
    ...(log ? { logConnector: (level, category, _label, content) => log({ level, category, text: redact(content) }) } : {}),
  });
}

/** Where a dialled text leads: a SIP address, or a number or extension at our own domain. */
export function targetOf(dialled: string, domain: string): ReturnType<typeof UserAgent.makeURI> {
  const text = dialled.trim().replace(/^sips?:/i, '');
  const [user = '', host, ...rest] = text.split('@');
  if (rest.length > 0 || !/^[^\s"<>\\]{0,128}$/.test(host ?? '')) return undefined;
  const plain = /^[+\d\s().*#/-]+$/.test(user) ? user.replace(/[\s().\-/]/g, '') : user;
  return plain === '' ? undefined : UserAgent.makeURI(`sip:${encodeUser(plain)}@${host ?? domain}`);
}

/** RFC 3261 part 25.1: what a user part may hold unescaped. `#` is not in it. */
function encodeUser(user: string): string {
  return [...user].map(char => (/[\w.!~*'()&=+$,;?/-]/.test(char) ? char : encodeURIComponent(char))).join('');
}
