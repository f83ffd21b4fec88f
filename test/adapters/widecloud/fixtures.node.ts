import { readFile, readdir } from 'node:fs/promises';
import { expect } from 'chai';
import type { Backend } from '../../../src/domain/backend.js';
import { wideCloud } from '../../../src/adapters/widecloud/index.js';
import { flatOf, repair, textOf } from '../../../src/adapters/widecloud/decode.js';
import { readJson } from '../../../src/net/json.js';
import { Recorder } from '../../contract/recorder.js';
import { answering, faultOf } from './stage.js';

const folder = new URL('../../fixtures/widecloud/', import.meta.url);
const used = new Set<string>();

async function printed(name: string): Promise<string> {
  used.add(name);
  return readFile(new URL(name, folder), 'utf8');
}

async function object(name: string): Promise<Record<string, string>> {
  return readJson(await printed(name), { repair }).value as Record<string, string>;
}

const day = Date.UTC(2020, 0, 2, 3);
const range = { from: day, until: day + 86_400_000 };
const contact = {
  key: '1234', name: 'Ana', taxId: '123456789012', phones: ['(11) 3000-0001', '021 1234-5678'], form: { gen15: 'gen15' },
};

/** What each request is the example of. `without`: fields that we add to it (part 5, rows 2 and 11). */
const requests: readonly { readonly name: string; readonly answer: string; readonly act: (backend: Backend) => Promise<unknown> | undefined; readonly without?: readonly string[] }[] = [
  { name: 'clicktocall.request.json', answer: 'clicktocall.response.json', act: (backend) => backend.voice?.dial('30000001') },
  { name: 'statusdiscador.request.json', answer: 'statusdiscador.response.json', act: (backend) => backend.dialer?.contacts?.('583') },
  { name: 'statusdetalhado.request.json', answer: 'statusdetalhado.response.json', act: (backend) => backend.dialer?.contactCall?.('583', '1435749') },
  { name: 'deletediscador.request.json', answer: 'deletediscador.response.json', act: (backend) => backend.dialer?.erase?.('XXXX') },
  { name: 'insert.request.json', answer: 'insert.response.json', act: (backend) => backend.dialer?.insert?.('235', [contact], 'end'), without: ['gen22'] },
  { name: 'insert-sample.request.json', answer: 'insert.response.json', act: (backend) => backend.dialer?.insert?.('583', [{ ...contact, form: {} }], 'end'), without: ['gen22'] },
  { name: 'statusreport.request.json', answer: 'statusdiscador.response.json', act: (backend) => backend.records?.calls(range), without: ['inicio'] },
  { name: 'statusreport-inicio.request.json', answer: 'statusdiscador.response.json', act: (backend) => backend.records?.calls({ ...range, from: Date.UTC(2020, 1, 1, 3) }), without: ['datainicial'] },
  { name: 'statusoperacoes.request.json', answer: 'statusdiscador.response.json', act: (backend) => backend.records?.operatorLog?.(range) },
  { name: 'bloqueioclasse5-bloquear.request.json', answer: 'insert.response.json', act: (backend) => backend.admin?.blockAccount?.('teste') },
  { name: 'bloqueioclasse5-desbloquear.request.json', answer: 'insert.response.json', act: (backend) => backend.admin?.unblockAccount?.('teste') },
];

describe('Wide Cloud: requests as the vendor prints them', () => {
  for (const { name, answer, act, without = [] } of requests) {
    it(name, async () => {
      const wanted = await object(name);
      const { backend, last } = await answering(await printed(answer), { admin: true, customer: 'teste' });
      await act(backend);
      const sent = Object.fromEntries(Object.entries(last().body).filter(([field]) => !without.includes(field)));
      expect(sent).to.deep.equal(wanted);
      expect(last().url).to.match(/\/api\.php$/);
    });
  }

  it('sends the envelope with every request, the first one included', async () => {
    const wanted = await object('auth-envelope.request.json');
    const { posted } = await answering('[]');
    expect(posted[0]?.body).to.include(Object.fromEntries(Object.entries(wanted).filter(([field]) => field !== 'acao')));
    expect(posted[0]?.body).to.deep.equal(await object('statusramais.request.json'));
  });

  for (const name of ['insert', 'statusdetalhado', 'bloqueioclasse5-bloquear', 'bloqueioclasse5-desbloquear']) {
    it(`row 10: the printed ${name} is the same request, in typographic quotes`, async () => {
      const [raw, clean] = [await object(`${name}.request.raw.txt`), await object(`${name}.request.json`)];
      const secret = ['login', 'senha', 'token'];
      const rest = (body: Record<string, string>) => Object.fromEntries(Object.entries(body).filter(([field]) => !secret.includes(field)));
      expect(rest(raw)).to.deep.equal(rest(clean));
    });
  }

  it('row 10: the printed command line of statusdiscador names the same fields', async () => {
    const names = [...(await printed('statusdiscador.request.raw.txt')).matchAll(/"(\w+)":/g)].map(([, name]) => name);
    expect(names).to.have.members(Object.keys(await object('statusdiscador.request.json')));
  });

  it('row 1: click-to-call in the form of the command line has no token, and never a document in a header', async () => {
    const curl = await printed('clicktocall-curl.raw.txt');
    const { backend, last } = await answering('["Status","CHAMADA OK","ID","2002_1"]', { clickToCall: 'discador' });
    await backend.voice?.dial('30000001');
    expect(curl).to.include(new URL(last().url).pathname);
    expect(curl.slice(curl.indexOf('-d '))).to.include('destino').and.not.include('token');
    expect(last().body).to.deep.equal({ acao: 'clicktocall', login: 'api-user', senha: 'secret-example', origem: '2002', destino: '30000001' });
    expect(last().headers.get('authorization')).to.equal(null);
  });
});

describe('Wide Cloud: answers as the vendor prints them', () => {
  it('the id of a call that was accepted', async () => {
    const { backend } = await answering(await printed('clicktocall.response.json'));
    expect(await backend.voice?.dial('30000001')).to.equal('2002_20210108175724_357675');
  });

  it('how many contacts were erased', async () => {
    const { backend } = await answering(await printed('deletediscador.response.json'));
    expect(await backend.dialer?.erase?.('583')).to.equal(1528);
  });

  for (const name of ['statusdiscador.response.json', 'statusdiscador.response.raw.txt']) {
    it(`row 8: contacts of ${name}, whatever the case of their status`, async () => {
      const { backend } = await answering(await printed(name));
      const contacts = await backend.dialer?.contacts?.('583');
      expect(contacts).to.have.length(1);
      expect(contacts?.[0]).to.include({ id: '1435743', status: 'discarded', attempts: 2, insertedAt: Date.UTC(2020, 11, 30, 11, 12, 43) });
      expect(contacts?.[0]).to.not.have.any.keys('scheduledAt', 'answeredAt', 'key');
      expect(contacts?.[0]?.phones).to.deep.equal(['11']);
      expect(contacts?.[0]?.form).to.include({ gen1: 'CPF', gen8: 'TURNO', conta: 'CONTA' });
    });
  }

  for (const name of ['statusdetalhado.response.json', 'statusdetalhado.response.raw.txt']) {
    it(`rows 7 and 9: the call of ${name}, with the recording's name in slashes`, async () => {
      const { backend } = await answering(await printed(name));
      const call = await backend.dialer?.contactCall?.('583', '1435749');
      expect(call).to.deep.include({
        id: '9050292', direction: 'out', to: '123456789', talkTime: 335_000, outcome: 'answered', agentId: '0191', queue: '9991',
        startedAt: Date.UTC(2020, 11, 30, 12, 58, 12), recordingId: '2020/12/30/9991-E-123123123123123',
      });
      expect(await backend.records?.recording?.(call?.recordingId ?? '')).to.match(/^https:\/\/[^/]+\/gravador28\/2020\/12\/30\/9991-E-123123123123123\.gsm$/);
    });
  }

  it('row 10: a yes in typographic quotes is a yes', async () => {
    const { backend } = await answering(await printed('insert.response.raw.txt'));
    await backend.dialer?.insert?.('583', [contact], 'end');
  });

  for (const [name, code] of [['error-auth', 'auth'], ['error-campaign', 'rejected'], ['error-protocol', 'rejected']] as const) {
    it(`${name} is the fault ${code}`, async () => {
      const { backend } = await answering(await printed(`${name}.response.json`));
      const fault = await faultOf(backend.dialer?.insert?.('583', [contact], 'end'));
      expect([fault.code, fault.outcomeUnknown]).to.deep.equal([code, false]);
    });
  }

  for (const [extension, direction, number, pops] of [['2001', 'in', '2002', 1], ['2002', 'out', '2001', 0]] as const) {
    it(`the leg of extension ${extension}, and its variables`, async () => {
      const { backend } = await answering(await printed('statusramais.response.json'), { extension });
      const [seen, controller] = [new Recorder(), new AbortController()];
      await backend.connect(seen.emit, controller.signal);
      controller.abort();
      const [call] = seen.all('calls-listed')[0]?.calls ?? [];
      expect(call).to.deep.include({ id: '1610289043.371', direction, state: 'active', remote: { number } });
      expect(call?.variables['GRAVACAO']).to.equal('2021/01/10/900000001-S-2001-1610289043.371');
      expect(seen.all('screen-popped').map(({ pop }) => pop.variables['JSON1'])).to.deep.equal(pops ? ['12345678'] : []);
    });
  }

  it('a dump of PHP is no list of extensions', async () => {
    const { backend } = await answering(await printed('statusramais.response.raw.txt'));
    expect((await faultOf(backend.records?.operatorLog?.(range))).code).to.equal('protocol');
  });

  it('reads flat lists, and nothing else as flat', () => {
    expect(flatOf(['Status', 'OK'])).to.deep.equal({ status: 'OK' });
    for (const other of [[], ['Status'], [{}], ['a', {}], 'Status', null]) expect(flatOf(other)).to.equal(undefined);
    expect(textOf(7)).to.equal('7');
  });

  for (const body of ['', 'null', '<!DOCTYPE html><html></html>']) {
    it(`is in doubt about a write that is answered with "${body}"`, async () => {
      const { backend } = await answering(body);
      const fault = await faultOf(backend.dialer?.insert?.('583', [contact], 'end'));
      expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['protocol', true]);
    });
  }

  it('row 14: never leaves TLS but in a private network', () => {
    expect(() => wideCloud({ url: 'http://central.example.com', extension: '2001' })).to.throw(TypeError);
    expect(() => wideCloud({ url: 'http://127.0.0.1:8080', extension: '2001' })).to.not.throw();
  });

  it('uses every fixture', async () => {
    expect([...used].sort()).to.deep.equal((await readdir(folder)).sort());
  });
});
