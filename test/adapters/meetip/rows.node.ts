import { expect } from 'chai';
import { meetip } from '../../../src/adapters/meetip/index.js';
import { answering, faultOf } from './stage.js';

const ok = '{"estado":"Llamada","status":"OK"}';

describe('MeetIP: what the documentation leaves open', () => {
  it('row 4: by default the token is in the header, and nowhere else', async () => {
    const { backend, last } = await answering(ok, { authorizationIn: 'header' });
    await backend.voice?.dial('900100001');
    expect(last().headers.get('authorization')).to.equal('XX_token%example%');
    expect(last().url.href).to.not.include('XX_token');
  });

  it('row 5: parameters of a POST go as a form where that is wanted', async () => {
    const { backend, last } = await answering(ok, { parametersIn: 'form', authorizationIn: 'header' });
    await backend.voice?.dial('900100001');
    expect([last().url.search, Object.fromEntries(new URLSearchParams(last().body))]).to.deep.equal(['', { accion: 'llamada', numero: '900100001', agente: '125' }]);
  });

  it('row 6: names keep their case, or have none', async () => {
    for (const [lowerCase, name] of [[false, 'DDI'], [true, 'ddi']] as const) {
      const { backend, last } = await answering(ok, { lowerCase });
      await backend.voice?.dial('900100001', { shownNumber: '930000001' });
      expect(last().fields).to.include({ [name]: '930000001' });
    }
  });

  it('never leaves TLS but in a private network', () => {
    expect(() => meetip({ url: 'http://pbx.example.com/crm2rest/v2/rest.php', extension: '116' })).to.throw(TypeError);
    expect(() => meetip({ url: 'http://10.0.0.4/crm2rest/v2/rest.php', extension: '116' })).to.not.throw();
  });

  for (const [shape, text] of [
    ['by queue', '{"101":{"116":"Libre","117":"Ocupada"}}'], ['rows', '{"colas":[{"cola":"101","agentes":[{"agente":"116","estado":"Libre"},{"agente":"117","estado":"Ocupada"}]}]}'],
    ['flat rows', '[{"cola":"101","agente":"116","estado":"Libre"},{"cola":"101","agente":"117","estado":"Ocupada"}]'],
    ['objects', '{"101":{"116":{"estado":"Libre","nombre":"116"},"117":{"estado":"Ocupada"}}}'],
  ] as const) {
    it(`row 13: states of queues may be ${shape}`, async () => {
      const { backend } = await answering(({ accion }) => (accion === 'estado_agente' ? '{"116":"Libre","117":"Ocupada"}' : text));
      expect((await backend.agent?.peers?.())?.map(({ id, queue, availability, busy }) => [id, queue, availability, busy])).to.deep.equal([['116', '101', 'available', false], ['117', '101', 'available', true]]);
    });
  }

  it('row 13: where the states of queues cannot be read, all extensions are shown', async () => {
    const { backend } = await answering(({ accion }) => (accion === 'estado_agente' ? '{"116":"Libre"}' : '{"error":"accion"}'));
    expect((await backend.agent?.peers?.())?.map(({ id, queue }) => [id, queue])).to.deep.equal([['116', undefined]]);
  });

  for (const body of ['', 'null', '<!DOCTYPE html><html></html>', '{}']) {
    it(`is in doubt about a call that is answered with "${body}"`, async () => {
      const { backend } = await answering(body);
      const fault = await faultOf(backend.voice?.dial('900100001'));
      expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['protocol', true]);
    });
  }
});
