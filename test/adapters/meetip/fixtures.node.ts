import { readFile, readdir } from 'node:fs/promises';
import { expect } from 'chai';
import type { MeetIpBackend, MeetIpOptions } from '../../../src/adapters/meetip/index.js';
import { newsOf } from '../../../src/adapters/meetip/event.js';
import { apart, repair } from '../../../src/adapters/meetip/repair.js';
import { readJson } from '../../../src/net/json.js';
import { answering, faultOf, key, stage } from './stage.js';

const folder = new URL('../../fixtures/meetip/', import.meta.url);
const used = new Set<string>();

async function printed(name: string): Promise<string> {
  used.add(name);
  return readFile(new URL(name, folder), 'utf8');
}

const read = (text: string): unknown => readJson(apart(text), { repair }).value;

async function object(name: string): Promise<Record<string, unknown>> {
  return read(await printed(name)) as Record<string, unknown>;
}

const february = { from: Date.UTC(2022, 1, 1), until: Date.UTC(2022, 2, 1) };
const contact = (phone: string, form: Record<string, string> = {}) => ({ key: phone, phones: [phone], form });
const three = ['900100001', '900100002', '900100003'].map((phone) => contact(phone));
const ok = '{"estado":"Llamada","status":"OK"}';

interface Example {
  readonly name: string;
  readonly act: (backend: MeetIpBackend) => Promise<unknown> | undefined;
  readonly answer?: string;
  readonly options?: Partial<MeetIpOptions>;
  /** Fields that we add, or whose value is ours. */
  readonly without?: readonly string[];
}

const labels = { 'Nombre empresa:': 'Nombre empresa', 'email:': 'email' };

/** What each request is the example of. */
const examples: readonly Example[] = [
  { name: 'llamada-es', act: (backend) => backend.voice?.dial('900100001'), options: { dialect: { parameters: { authorization: 'Autorization' } } } },
  { name: 'llamada-timeout-es', act: (backend) => backend.voice?.dial('900100001', { ringLimit: 30_000 }) },
  { name: 'transito-es', act: (backend) => backend.voice?.dialExternal?.('900100001', '900100002') },
  { name: 'transito-agente-es', act: (backend) => backend.voice?.dialOnBehalf?.('200', '600000001'), options: { extension: '116' } },
  { name: 'estado-es', act: (backend) => backend.callData('1630045541.2270734') },
  { name: 'estado_agente-es', act: async (backend) => { await faultOf(backend.agent?.peers?.()); }, answer: '[]' },
  { name: 'estado_agentes_cola-es', act: (backend) => backend.agent?.peers?.() },
  { name: 'cdr_paginado-es', act: (backend) => backend.records?.calls(february), answer: '{"tot_paginas":2,"CDR":[]}', without: ['registros'] },
  { name: 'cdr_cola_paginado-es', act: (backend) => backend.records?.queueCalls?.(february), answer: '{"tot_paginas":2,"CDR":[]}', without: ['registros'] },
  { name: 'cdr_uno-es', act: (backend) => backend.records?.call?.('1581048700.217298'), answer: '{"CDR":[]}' },
  { name: 'lista_camp-es', act: (backend) => backend.dialer?.campaigns(), answer: '{"Camp":[]}' },
  { name: 'insertar_numeros_camp-es', act: (backend) => backend.dialer?.insert?.('159', three, 'start') },
  { name: 'anadir_numeros_camp-es', act: (backend) => backend.dialer?.insert?.('159', three, 'end') },
];

describe('MeetIP: requests as the contract has them', () => {
  for (const { name, act, answer = ok, options, without = [] } of examples) {
    it(name, async () => {
      const wanted = await object(`${name}.request.json`);
      const { backend, last } = await answering(answer, options);
      await act(backend);
      const keep = (fields: object): object => Object.fromEntries(Object.entries(fields).filter(([field]) => !without.includes(field)));
      expect(keep(last().fields)).to.deep.equal(keep(wanted));
      expect(last().url.search, 'percent-encoded').to.include('XX_token%25example%25');
    });
  }

  it('colgar-es', async () => {
    const wanted = await object('colgar-es.request.json');
    const { backend, sim, enter, controller } = stage({ authorizationIn: 'query' });
    await enter();
    const id = await backend.voice?.dial('600000001') ?? '';
    await backend.voice?.hangUp(id);
    controller.abort();
    const { Authorization: _token, ...fields } = wanted;
    expect(sim.ledger.requests.at(-1)?.fields).to.deep.equal(fields);
    expect(sim.ledger.requests.at(-1)?.authorizedBy).to.equal('query');
  });

  it('rows 7 and 8: insertar_form_camp-es, the number first, under the names that the installation has', async () => {
    const wanted = await object('insertar_form_camp-es.request.json');
    const { backend, sent, last } = await answering(await printed('lista_camp-es.response.json'), { forms: { 159: { labels } } });
    await faultOf(backend.dialer?.insert?.('159', [contact('600000004', { 'Nombre empresa:': 'Ana Souza', 'email:': 'ana@example.com' }), contact('600000005', { 'Nombre empresa:': 'Bruno Lima' })], 'start'));
    const { form, ...fields } = last().fields;
    expect({ ...fields, form: JSON.parse(form ?? '') as unknown }).to.deep.equal(wanted);
    expect(form).to.match(/^\{"form":\[\{"numero":/);
    expect(sent.map(({ method }) => method)).to.deep.equal(['GET', 'GET', 'POST']);
  });

  it('the token of OAuth is asked for in a form, with the client in the header', async () => {
    const wanted = await object('oauth-token-es.request.json');
    const { sent } = await answering('{}', { tenant: '001', authorizationIn: 'header' }, { user: '125', password: 'clave' });
    const [first, second] = sent;
    expect(Object.fromEntries(new URLSearchParams(first?.body))).to.deep.equal(wanted['form']);
    expect([first?.url.pathname, first?.url.search]).to.deep.equal([new URL(String(wanted['url'])).pathname, '']);
    expect([first?.headers.get('authorization'), second?.headers.get('authorization')]).to.deep.equal([`Basic ${btoa('125:clave')}`, 'Bearer a']);
  });

  it('row 1: the words of the translated document can be put in place of ours', async () => {
    const wanted = await object('transito-agente.request.json');
    const { backend, last } = await answering(ok, {
      extension: '116',
      dialect: { actions: { onBehalf: 'transit-agent' }, parameters: { action: 'action', number: 'número', origin: 'ext_origin', authorization: 'Autorização' } },
    });
    await backend.voice?.dialOnBehalf?.('200', '600000001');
    expect(last().fields).to.deep.equal(wanted);
  });

  for (const name of [
    'anadir_numeros_camp', 'cdr_cola_paginado', 'cdr_paginado', 'cdr_uno', 'colgar', 'estado', 'estado_agente', 'estado_agentes_cola', 'insertar_form_camp',
    'insertar_numeros_camp', 'lista_camp', 'llamada', 'llamada-timeout', 'transito',
  ]) {
    it(`row 1: ${name} as printed says the same with other words`, async () => {
      const [words, spanish] = [await object(`${name}.request.json`), await object(`${name}-es.request.json`)];
      const told = (fields: Record<string, unknown>): unknown[] => Object.values(fields).filter((value) => typeof value === 'string' && /\d/.test(value)).sort();
      expect(told(words)).to.deep.equal(told(spanish));
    });
  }

  it('rows 4 and 5: a POST with its parameters in the address, as the document’s only literal example', async () => {
    const example = new URL((await printed('llamada.request.raw.txt')).trim().replace(/^POST /, '').replaceAll(' ', ''));
    const { backend, last } = await answering(ok, { dialect: { parameters: { authorization: 'Autorization' } } });
    await backend.voice?.dial('900100001');
    expect([...last().url.searchParams.keys()]).to.have.members([...example.searchParams.keys()]);
    expect([last().method, last().body]).to.deep.equal(['POST', '']);
  });

});

describe('MeetIP: answers as they are printed', () => {
  for (const name of ['llamada', 'llamada-es']) {
    it(`rows 2 and 3: ${name} is a yes`, async () => {
      const { backend } = await answering(await printed(`${name}.response.json`));
      expect(await backend.voice?.dial('900100001')).to.match(/^meetip-call-/);
    });
  }

  for (const name of ['lista_camp.response.json', 'lista_camp-es.response.json', 'lista_camp.response.raw.txt']) {
    it(`rows 2, 3 and 16: campaigns of ${name}`, async () => {
      const { backend } = await answering(await printed(name));
      const campaigns = await backend.dialer?.campaigns() ?? [];
      expect(campaigns.map(({ id, kind, state }) => [id, kind, state])).to.deep.equal([['22', 'power', 'paused'], ['159', 'preview', 'running']]);
      expect(campaigns[0]?.name).to.equal('Fase A-Records');
      expect(campaigns[0]?.formFields).to.have.length(2);
      expect(campaigns[1]?.formFields).to.include('email:');
      expect(new Set(campaigns[1]?.formFields).size).to.equal(campaigns[1]?.formFields.length);
    });
  }

  for (const name of ['cdr_paginado.response.json', 'cdr_paginado-es.response.json']) {
    it(`rows 2, 3 and 15: calls of ${name}, of every page`, async () => {
      const { backend, sent } = await answering(await printed(name));
      const calls = await backend.records?.calls(february);
      expect(calls).to.deep.equal([{
        id: '1645022130.56', direction: 'out', from: '300', to: '600000002', startedAt: 1_645_022_130_000, talkTime: 33_000, outcome: 'answered',
        recordingId: '1645022130.56', agentId: '300',
      }]);
      expect(sent.slice(1).map(({ fields }) => fields['pagina'])).to.deep.equal(Array.from({ length: 20 }, (_value, index) => String(index + 1)));
      expect(await backend.records?.calls({ from: february.until, until: february.until + 1 })).to.deep.equal([]);
    });
  }

  it('row 16: a page that is cut off can be read, and is not taken for a whole one', async () => {
    const text = await printed('cdr_paginado.response.raw.txt');
    expect(read(text)).to.have.nested.property('CDR[0].Identificador', '1645022130.56');
    const { backend } = await answering(text);
    expect((await faultOf(backend.records?.calls(february))).code).to.equal('protocol');
  });

  for (const name of ['cdr_uno.response.json', 'cdr_uno-es.response.json', 'cdr_uno.response.raw.txt']) {
    it(`row 16: the call of ${name}, caller and callee apart`, async () => {
      const { backend } = await answering(await printed(name));
      expect(await backend.records?.call?.('1581048700.217298')).to.include({ id: '1581048700.217298', from: '11', to: '980000001', talkTime: 16_000, direction: 'out' });
    });
  }

  for (const name of ['estado_agente.response.json', 'estado_agente.response.raw.txt']) {
    it(`row 3: extensions of ${name}, in literal Spanish`, async () => {
      const { backend } = await answering(await printed(name));
      const peers = await backend.agent?.peers?.() ?? [];
      expect(peers).to.have.length(9);
      expect(peers.find(({ id }) => id === '117')).to.include({ availability: 'available', busy: true });
      expect(peers.find(({ id }) => id === '131')).to.include({ availability: 'offline', busy: false });
    });
  }

  for (const [name, at] of [
    ['insertar_numeros_camp.response.json', 'start'], ['insertar_numeros_camp.response.raw.txt', 'start'],
    ['anadir_numeros_camp.response.json', 'end'], ['anadir_numeros_camp.response.raw.txt', 'end'],
  ] as const) {
    it(`rows 2 and 16: ${name} is a yes`, async () => {
      const { backend } = await answering(await printed(name));
      await backend.dialer?.insert?.('159', three, at);
      expect((await faultOf(backend.dialer?.insert?.('159', three.slice(1), at))).outcomeUnknown, 'another count').to.equal(true);
    });
  }

  for (const name of ['insertar_form_camp.response.json', 'insertar_form_camp.response.raw.txt']) {
    it(`rows 7 and 16: ${name} is a yes`, async () => {
      expect(await object(name)).to.have.property('JSON_form', 'JSON "form" OK');
      const [answer, list] = [await printed(name), await printed('lista_camp-es.response.json')];
      const { backend, last } = await answering(({ accion }) => (accion === 'lista_camp' ? list : answer), { forms: { 159: { labels, keyLabel: 'Observaciones:' } } });
      await backend.dialer?.insert?.('159', [contact('600000004'), { ...contact('600000005'), name: 'Bruno Lima' }], 'start');
      expect(JSON.parse(last().fields['form'] ?? '')).to.deep.equal({ form: [
        { numero: '600000004', 'Observaciones:': '600000004' }, { numero: '600000005', 'Observaciones:': '600000005', 'Nombre contacto:': 'Bruno Lima' },
      ] });
    });
  }

  it('row 13: data of a call are shown as they come', async () => {
    const { backend } = await answering('{"ID":"1","Algo":{"a":[1]},"Nada":null}');
    expect(await backend.callData('1')).to.deep.equal({ ID: '1', Algo: '{"a":[1]}', Nada: '' });
  });

});

describe('MeetIP: events as they are printed', () => {
  const single = [
    'transit-agent-ringing', 'transit-agent-hangup', 'transit-origin-answer', 'transit-origin-busy', 'transit-queue-answer', 'transit-queue-hangup', 'abandoned',
  ];
  const kinds = ['ringing', 'ended', 'ended', 'ended', 'answered', 'ended', 'ended'];
  for (const [index, name] of single.entries()) {
    it(name, async () => {
      const news = newsOf(await object(`${name}.event.json`), {});
      expect(news?.kind).to.equal(kinds[index]);
      expect(news?.number).to.match(/^60000000\d$/);
      expect(news?.extension === '').to.equal(name === 'transit-queue-hangup');
      if (name === 'transit-origin-busy') expect([news?.duration, news?.info], 'row 11').to.deep.equal([5_000, 'BUSY']);
      if (name === 'transit-agent-ringing') expect(news?.duration, 'row 10').to.equal(0);
    });
  }

  for (const [name, told] of [
    ['queue-individual-hops', ['ringing', 'ring-ended', 'ended']], ['queue-ringall-unanswered', ['ring-ended', 'ring-ended', 'ended']],
    ['transfer-blind', ['ended', 'ringing', 'ended']], ['transfer-attended', ['ended', 'answered', 'ended']],
  ] as const) {
    it(`rows 9 and 17: ${name}`, async () => {
      const list = read(await printed(`${name}.event.json`)) as Record<string, unknown>[];
      const news = list.map((fields) => newsOf(fields, {}));
      expect(news.map((one) => one?.kind)).to.deep.equal(told);
      expect(news.every((one) => one?.result.trim() === one?.result)).to.equal(true);
    });
  }

  it('row 16: one that is cut off at its end can be read, one without its head cannot', async () => {
    const [whole, tail] = [await printed('transit-agent-ringing.event.raw.txt'), await printed('transit-queue-ringing.event.raw.txt')];
    const { backend, enter, controller, states } = stage();
    await enter();
    const send = (body: string) => backend.receive({ method: 'POST', headers: { authorization: key }, query: {}, body });
    expect((await send(whole)).status).to.equal(200);
    expect((await send(tail)).status).to.equal(400);
    expect(states('1630050857.2276021')).to.deep.equal(['ringing']);
    controller.abort();
  });

  it('row 12: a template of the administrator’s own, its state and id in the address', async () => {
    const body = await printed('custom-template.event.json');
    const request = await printed('custom-template-http.raw.txt');
    const templates = await printed('event-template.raw.txt');
    expect([request, templates].map((text) => /Authorization:Basic|ESTADO/.test(text))).to.deep.equal([true, true]);
    const { backend, seen, controller, enter } = stage({
      extension: '117', webhook: { basic: { user: 'user', password: 'pass' }, fields: { number: ['src'], extension: ['operator'], queue: ['dest'], duration: ['duracionllamada'] } },
    });
    await enter();
    const authorization = /Authorization:(.*)/.exec(request)?.[1] ?? '';
    await backend.receive({ method: 'POST', headers: { Authorization: authorization }, query: { status: 'timbre', direction: 'entrante' }, body });
    await backend.receive({ method: 'POST', headers: { Authorization: authorization }, query: { status: 'colgado' }, body });
    controller.abort();
    const [pop] = seen.all('screen-popped');
    expect(pop?.pop).to.deep.include({ number: '6000000001', extension: '117', variables: { idpromocion: '123456a', QUEUE_NAME: '200_ColaEntradaTest' } });
    expect(seen.all('call-changed').map(({ call }) => [call.state, call.queue])).to.deep.equal([['ringing', '200_ColaEntradaTest'], ['ended', '200_ColaEntradaTest']]);
  });

  it('row 10: "to" read as "co", blanks in numbers, text for numbers', () => {
    const news = newsOf({ id: '1', co: '910000001', from: '116', caller_id: '116', status: 'colgado', duration: '1 2', direction: 'saliente' }, {});
    expect(news).to.deep.include({ number: '910000001', duration: 12_000 });
  });

  it('uses every fixture', async () => {
    expect([...used].sort()).to.deep.equal((await readdir(folder)).sort());
  });
});
