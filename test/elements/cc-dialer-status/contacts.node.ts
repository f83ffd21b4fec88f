import { expect } from 'chai';
import type { CampaignContact } from '../../../src/domain/dialer.js';
import { contactsCsv } from '../../../src/elements/cc-dialer-status/contacts-export.js';
import { ContactRows, noFilter } from '../../../src/elements/cc-dialer-status/contacts-rows.js';
import type { ContactTexts } from '../../../src/elements/cc-dialer-status/contacts-row.js';
import { csvLine, csvSeparator, csvTime, fileNameOf } from '../../../src/elements/ui/csv.js';
import { contactsArea } from '../../../src/i18n/contacts.js';
import type { NumbersSlice } from '../../../src/session/session-api.js';

function contact(id: string, more: Partial<CampaignContact> = {}): CampaignContact {
  return { id, campaignId: '583', phones: [`119555501${id}`], form: {}, status: 'waiting', dispositions: [], ...more };
}

const people = [
  contact('10', { name: 'Fátima Lopes', status: 'done', dispositions: ['Acordo feito'], form: { conta: '88.214-7' } }),
  contact('11', { name: 'Edson Teixeira', status: 'discarded' }),
  contact('12', { name: 'Cíntia Barros', status: 'done', dispositions: ['Número errado'] }),
];

function found(filter: Partial<typeof noFilter>): readonly string[] {
  const rows = new ContactRows();
  rows.update(people, { ...noFilter, ...filter });
  return rows.rows.map(({ id }) => id);
}

describe('rows of contacts', () => {
  it('are found by name without accents, by digits in any writing, by what the form says', () => {
    expect(found({ query: 'fatima LOPES' })).to.deep.equal(['10']);
    expect(found({ query: '(11) 95555-0112' })).to.deep.equal(['12']);
    expect(found({ query: '88.214' })).to.deep.equal(['10']);
    expect(found({ query: 'ninguém' })).to.deep.equal([]);
  });

  it('are narrowed by status and result together', () => {
    expect(found({ status: 'done' })).to.deep.equal(['10', '12']);
    expect(found({ status: 'done', result: 'Acordo feito' })).to.deep.equal(['10']);
  });

  it('tell what there is to choose from, and stay the same array while nothing changed', () => {
    const rows = new ContactRows();
    rows.update(people, noFilter);
    expect([...rows.counts]).to.deep.equal([['done', 2], ['discarded', 1]]);
    expect(rows.results).to.deep.equal(['Acordo feito', 'Número errado']);
    const filter = { ...noFilter, query: 'a' };
    rows.update(people, filter);
    const before = rows.rows;
    rows.update(people, filter);
    expect(rows.rows).to.equal(before);
  });
});

describe('CSV', () => {
  it('has the separator that spreadsheets of the language expect', () => {
    expect(['pt-BR', 'pt-PT', 'es-ES', 'en-US', 'en-GB', 'es-MX'].map(csvSeparator)).to.deep.equal([';', ';', ';', ',', ',', ',']);
  });

  it('runs nothing as a formula, and leaves numbers as they are', () => {
    const cells = ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '＝1', ' =1', '+5511955550138', '-1.284,90', 'fim'];
    expect(csvLine(cells, ';')).to.equal("'=1+1;'+cmd;'-2+3;'@SUM(A1);'\t=1;'＝1;' =1;+5511955550138;-1.284,90;fim\r\n");
  });

  it('quotes what would end a cell', () => {
    expect(csvLine(['a;b', 'diz "oi"', 'duas\nlinhas', 'a,b'], ';')).to.equal('"a;b";"diz ""oi""";"duas\nlinhas";a,b\r\n');
  });

  it('has times that every spreadsheet reads, and file names that every system takes', () => {
    expect(csvTime(new Date(2026, 10, 25, 9, 5, 7).getTime())).to.equal('2026-11-25 09:05:07');
    expect(csvTime(undefined)).to.equal('');
    expect(fileNameOf('contatos', 'Cobrança amigável · nov./../', '', '2026-11-25')).to.equal('contatos-cobranca-amigavel-nov-2026-11-25');
  });
});

describe('export of contacts', () => {
  const numbers = { isMasked: (number: string) => number.endsWith('11'), shown: () => '(11) 9••••-••11' } as Pick<NumbersSlice, 'isMasked' | 'shown'> as NumbersSlice;

  async function exported(contacts: readonly CampaignContact[], signal = new AbortController().signal) {
    const t = (await contactsArea.load('pt-BR')) as ContactTexts;
    const steps: number[] = [];
    const lines = await contactsCsv({ contacts, t, numbers, locale: 'pt-BR', signal, progress: (done) => steps.push(done) });
    return { text: lines?.join(''), steps };
  }

  it('has what is known of each, every field of a form at the end, and masks what is masked', async () => {
    const { text = '' } = await exported(people);
    const [heads, first, second] = text.split('\r\n');
    expect(heads).to.equal('Id;Nome;Telefones;Situação;Tentativas;Resultados;Resposta da linha;Agente;Observação;Ligar de novo em;Atendido em;Inserido em;conta');
    expect(first).to.equal('10;Fátima Lopes;11955550110;Concluído;;Acordo feito;;;;;;;88.214-7');
    expect(second).to.equal('11;Edson Teixeira;(11) 9••••-••11;Não atendeu;;;;;;;;;');
  });

  it('is made in pieces, and can be stopped', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => contact(String(index)));
    const { text = '', steps } = await exported(many);
    expect(steps).to.deep.equal([400, 800, 1_000]);
    expect(text.split('\r\n')).to.have.length(1_002);
    const stop = new AbortController();
    stop.abort();
    expect((await exported(many, stop.signal)).text).to.equal(undefined);
  });
});
