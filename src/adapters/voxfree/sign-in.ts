import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Credentials } from '../../domain/agent.js';
import type { AuthPort, SignInStep } from '../../domain/backend.js';
import type { SipAccount } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';
import type { Context } from './context.js';
import { decodeExtension } from './decode.js';
import { agentFrom, sipAccountFrom, type Identity } from './map.js';
import type { WireLogin } from './wire.js';

const longestGuessing = 5;

interface Pending {
  readonly identity: Identity;
  readonly sipAccount: SipAccount | undefined;
  passwordChange: boolean;
  /** The six digits, compared here and shown to nobody. */
  code: string | undefined;
  guesses: number;
}

/**
 * Sign-in in the vendor's order (contract part 5): forced change of the password, then the second factor. The password
 * is hashed where it is typed (contract part 2 wants MD5) and neither form is kept.
 */
export class SignIn implements AuthPort {
  readonly #context: Context;
  readonly #onSignedIn: (identity: Identity) => void;
  #pending: Pending | undefined;
  /** A newer attempt, or a sign-out, makes the answers to older ones worthless. */
  #attempt = new AbortController();

  constructor(context: Context, onSignedIn: (identity: Identity) => void) {
    this.#context = context;
    this.#onSignedIn = onSignedIn;
  }

  async signIn(credentials: Credentials): Promise<SignInStep> {
    if (this.#context.identity) throw new Fault('conflict', { cause: new Error('already signed in') });
    if (!('user' in credentials)) throw new Fault('unsupported', { cause: new Error('VoxFree knows no tokens') });
    const signal = this.#restart();
    const user = credentials.user.trim();
    const login = await this.#context.api.login(user, md5Hex(credentials.password), signal);
    if (signal.aborted) throw new Fault('conflict', { cause: new Error('superseded') });
    this.#pending = this.#pendingFrom(login, user);
    return this.#advance();
  }

  async confirmSecondFactor(code: string): Promise<SignInStep> {
    const pending = this.#pending;
    if (pending?.code === undefined || pending.passwordChange) throw notDue('second factor');
    if (pending.code !== code.replace(/\s/g, '')) throw this.#wrongCode(pending);
    pending.code = undefined;
    return this.#advance();
  }

  async changePassword(current: string, next: string): Promise<SignInStep> {
    const pending = this.#pending;
    if (!pending?.passwordChange) throw notDue('change of password');
    const { signal } = this.#attempt;
    await this.#context.api.changePassword(pending.identity, md5Hex(current), md5Hex(next), signal);
    if (signal.aborted) throw new Fault('conflict', { cause: new Error('superseded') });
    pending.passwordChange = false;
    return this.#advance();
  }

  /** Tells the vendor that the agent is offline, where it can be reached; everything is forgotten first. */
  async signOut(): Promise<void> {
    this.#restart();
    const { identity, isOnline, io, api, settings } = this.#context;
    this.#context.end();
    if (!identity?.omnichannel || !isOnline) return;
    const controller = new AbortController();
    const cancel = io.clock.after(goodbyeTimeout, () => controller.abort());
    try {
      await api.setStatus(identity, false, controller.signal);
    } catch {
      settings.notice('sign-out: the vendor was not told that the agent is offline');
    } finally {
      cancel();
    }
  }

  #restart(): AbortSignal {
    this.#attempt.abort();
    this.#attempt = new AbortController();
    this.#pending = undefined;
    return this.#attempt.signal;
  }

  #pendingFrom(login: WireLogin, user: string): Pending {
    const name = this.#context.settings.agentName ?? nameFromLogin(user);
    const extension = decodeExtension(login);
    const code = login.chave2fatores.trim();
    if (login.autenticacao2fatores && code === '') {
      throw new Fault('protocol', { cause: new Error('second factor without a code to compare') });
    }
    return {
      identity: {
        agentId: login.id_agente,
        tenantId: login.codid_cliente,
        server: new URL(this.#context.settings.main).host,
        name,
        avatarUrl: login.foto_perfil,
        extension: extension?.ramal ?? '',
        omnichannel: login.omnichannel,
      },
      sipAccount: extension && sipAccountFrom(extension, name),
      passwordChange: login.alterar_senha,
      // A number loses the zeros it began with.
      code: login.autenticacao2fatores ? code.padStart(6, '0') : undefined,
      guesses: 0,
    };
  }

  #advance(): SignInStep {
    const pending = this.#pending;
    if (!pending) throw notDue('sign-in');
    if (pending.passwordChange) return { step: 'password-change' };
    if (pending.code !== undefined) return { step: 'second-factor' };
    const { identity, sipAccount } = pending;
    this.#pending = undefined;
    this.#context.begin(identity);
    this.#onSignedIn(identity);
    return { step: 'signed-in', agent: agentFrom(identity, 'unknown', undefined), ...(sipAccount ? { sipAccount } : {}) };
  }

  #wrongCode(pending: Pending): Fault {
    pending.guesses += 1;
    if (pending.guesses < longestGuessing) return new Fault('auth', { cause: new Error('wrong code') });
    this.#pending = undefined;
    return new Fault('limit', { cause: new Error('too many wrong codes') });
  }
}

const goodbyeTimeout = 5_000;

function md5Hex(secret: string): string {
  return bytesToHex(md5(utf8ToBytes(secret)));
}

function notDue(step: string): Fault {
  return new Fault('conflict', { cause: new Error(`${step} is not due`) });
}

/** `marina.duarte@account` is read as Marina Duarte: customers see the name, and the sign-in tells no other. */
function nameFromLogin(user: string): string {
  const words = user.replace(/@.*$/, '').split(/[._\s]+/).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toLocaleUpperCase() + word.slice(1)).join(' ') || user;
}
