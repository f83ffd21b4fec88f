import type { SipAccount } from '../../domain/call.js';
import { platformIo, type Clock, type WebSocketConstructor } from '../../net/io.js';
import { demoExtension, dialPlan, telephoneUsers } from '../scenarios/index.js';
import { inPageSip, type InPageSip } from '../sip/index.js';
import { ColleaguePhones } from './colleagues.js';
import { CustomerPhone } from './customer-phone.js';

/** Where the agent's telephone is plugged in. */
export interface DemoSip {
  readonly WebSocket: WebSocketConstructor;
  /** Address for the SIP adapter; any would do. */
  readonly server: string;
  readonly domain: string;
  /** The agent's account, which their sign-in brings. */
  readonly account: SipAccount;
  readonly registrar: InPageSip['server'];
}

const SIP_DOMAIN = 'sip.serraazul.invalid';

/** The telephone server of a demo, with everybody's telephones but the agent's. */
export class DemoTelephones {
  readonly sip: DemoSip;
  /** The customers'. */
  readonly phone: CustomerPhone;
  readonly #colleagues: ColleaguePhones;

  /** `numbers` tells whose they are: digits with country code. */
  constructor(numbers: () => Iterable<{ readonly name: string; readonly number: string }>, clock: Clock = platformIo().clock) {
    const server = this.#createServer();
    const { username: user, password } = demoExtension;
    this.sip = {
      WebSocket: server.WebSocket,
      server: `wss://${SIP_DOMAIN}/ws`,
      domain: SIP_DOMAIN,
      account: { user, password, domain: SIP_DOMAIN },
      registrar: server.server,
    };
    const net = { WebSocket: server.WebSocket, domain: SIP_DOMAIN };
    this.#colleagues = new ColleaguePhones(net, clock);
    this.phone = new CustomerPhone({
      net,
      extension: user,
      clock,
      nameOf: (dialled) => nameByNumber(numbers(), dialled),
      admit: (name, secret) => server.server.users.set(name, secret),
      reachable: () => server.server.bindings(user).length > 0,
    });
  }

  /** Plugs the customers' and colleagues' telephones in. */
  connect(): void {
    void this.phone.connect().catch(() => undefined);
    void this.#colleagues.connect().catch(() => undefined);
  }

  async dispose(): Promise<void> {
    await Promise.all([this.phone.dispose(), this.#colleagues.dispose()]);
    this.sip.registrar.stop();
  }

  #createServer(): InPageSip {
    return inPageSip({
      domain: SIP_DOMAIN,
      users: telephoneUsers,
      dialPlan: dialPlan(
        (line, dialled) => this.phone.noteDialled(line, dialled),
        (line) => this.phone.isFree(line),
      ),
    });
  }
}

/** Customers' numbers are dialled with and without country code, spaces and signs. */
function nameByNumber(numbers: Iterable<{ readonly name: string; readonly number: string }>, dialled: string): string {
  const digits = dialled.replace(/\D/g, '').replace(/^0+/, '');
  if (digits.length < 8) return '';
  return [...numbers].find(({ number }) => number.endsWith(digits) || digits.endsWith(number || '-'))?.name ?? '';
}
