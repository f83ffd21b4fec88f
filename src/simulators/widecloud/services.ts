import type { Clock } from '../../net/io.js';
import type { Central } from './central.js';
import type { Habits } from './habits.js';
import type { Ledger } from './ledger.js';
import { printCall, printExtensions, printMailing, printTime, readTime } from './print.js';

export interface ServiceContext {
  readonly central: Central;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly habits: Habits;
}

type Fields = Readonly<Record<string, string>>;
type Service = (context: ServiceContext, fields: Fields) => unknown;

const noCampaign = ['Status', 'ID CAMPANHA NAO CADASTRADO'];

/** The nine actions; each gives the answer's value. */
export const services: Readonly<Record<string, Service>> = {
  insert,
  statusdiscador({ central }, { idcampanha = '' }) {
    const campaign = central.campaigns.get(idcampanha);
    return campaign ? campaign.rows.map((row) => printMailing(row, campaign.name)) : noCampaign;
  },
  statusdetalhado({ central }, { idcampanha = '', idmailing }) {
    const campaign = central.campaigns.get(idcampanha);
    const call = campaign?.rows.find(({ id }) => id === idmailing)?.call;
    return campaign ? (call ? printCall(call) : []) : noCampaign;
  },
  deletediscador({ central }, { idcampanha = '' }) {
    const campaign = central.campaigns.get(idcampanha);
    if (!campaign) return noCampaign;
    const count = campaign.rows.length;
    campaign.rows = [];
    return ['Total Deletados', String(count)];
  },
  statusreport({ central, habits, clock }, { datainicial, inicio }) {
    const from = readTime(datainicial ?? inicio ?? printTime(clock.now()));
    const rows = central.history.filter(({ at }) => at >= from).sort((a, b) => a.at - b.at);
    const shown = habits.report === 'oldest-first' ? rows.slice(0, habits.reportCap) : rows.reverse().slice(0, habits.reportCap);
    return wrapped(shown.map(printCall), habits);
  },
  statusoperacoes: ({ central, habits }) => wrapped(central.operators, habits),
  clicktocall({ central, clock }, { origem = '', destino = '' }) {
    central.ring(origem, destino);
    const stamp = printTime(clock.now()).replace(/\D/g, '');
    return ['Status', 'CHAMADA OK', 'ID', `${origem}_${stamp}_${central.nextId().slice(-6)}`];
  },
  statusramais: ({ central, clock, habits }) => printExtensions(central, clock.now(), habits),
  bloqueioclasse5({ central }, { logincliente = '', classe5acao }) {
    if (classe5acao === 'BLOQUEAR') central.blocked.add(logincliente);
    else central.blocked.delete(logincliente);
    return ['Status', 'OK'];
  },
};

function insert({ central, ledger, clock }: ServiceContext, { idcampanha = '', ...fields }: Fields): unknown {
  const campaign = central.campaigns.get(idcampanha);
  if (!campaign) return noCampaign;
  const long = Object.entries(fields).find(([, value]) => value.length > 254);
  if (long) ledger.recordViolation('insert', `${long[0]}: ${long[1].length} characters`);
  ledger.inserted.push({ campaignId: idcampanha, idcrm: fields['idcrm'] ?? '', fields });
  for (let turn = 1; turn <= 5; turn += 1) {
    const [ddd = '', numero = ''] = [fields[`ddd${turn}`], fields[`tel${turn}`]];
    if (numero === '') continue;
    if (!/^\d{2}$/.test(ddd)) ledger.recordViolation('insert', `ddd${turn}: not two digits`);
    campaign.rows.push({ id: central.nextId(), fields, ddd, numero, insertedAt: clock.now(), status: 'AGUARDANDO', attempts: 0 });
  }
  return ['Status', 'OK'];
}

function wrapped(rows: readonly unknown[], { lists }: Habits): unknown {
  return lists === 'array' ? rows : Object.fromEntries(rows.map((row, index) => [String(index), row]));
}
