import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { colleagues } from '../src/simulators/scenarios/index.js';
import { serveDemo } from './node/serve-demo.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const port = Number(process.env['PORT'] ?? 5173);

await build({ root, mode: 'demo', logLevel: 'warn' });
const server = await serveDemo({ folder: `${root}dist/demo`, port });
const { marina, secondFactor, newcomer } = server.config.users as Record<string, { user: string; password: string; code?: string } | undefined>;

const extensions = colleagues.map(({ number, name }) => `${number} (${name})`).join(' or ');

console.log(`
  cc-widgets demo: ${server.url}

  Sign in (right)      ${marina?.user} / ${marina?.password}
    second factor      ${secondFactor?.user} / ${secondFactor?.password}, code ${secondFactor?.code}
    password change    ${newcomer?.user} / ${newcomer?.password}

  Try
    - "Conversas": open one, type /, choose a quick reply, send; the customer answers.
    - "Em espera": take ("Assumir") a conversation that nobody has.
    - In a conversation: send a file or a voice message, an emoji, tag it, hand it to Renata with a note, close it.
    - João: the 24-hour window is closed, only a template reopens it.
    - "+" in "Conversas": begin a conversation, or see your own contacts. "Respostas": write quick replies with blanks.
    - Wait 20 seconds: a customer calls, and their record opens. Answer, mute, hold, hang up.
    - After the call: choose a disposition, write a note, "Concluir": both are in the record.
    - Click a telephone number in a record: the customer's telephone rings and answers.
    - In a call: transfer it to ${extensions}, who answer; ask first, or send the customer on.
    - A second customer calls while you talk: answer, swap, join both.
    - "Ligações": the call log, with a call that you missed.
    - "Testar equipamento" (top): the check before the shift.
    - Open the page in a second tab: one telephone for both. "Mais" in a call: a window of its own.
    - "Cenário" (below the sign-in): the same morning at TempBox, a call centre at Vocom, campaigns at Wide Cloud.
    - Call centre: "Equipe", sign in to the queue; calls come by themselves. Pause with a reason, come back.
    - Campaigns: the dialler rings you with a contact; answer, press 1 to 9 for the result, save.
    - "Lado do cliente" (top): write and call as a customer, and see their telephone.

  Servers behind the page
    VoxFree simulator  ${server.config.url} (POST /control/<name>)
    SIP over WebSocket ${server.config.sipServer}

  Ctrl-C ends it.
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}
