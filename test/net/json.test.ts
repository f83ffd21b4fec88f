import { expect } from 'chai';
import fc from 'fast-check';
import { Fault } from '../../src/domain/fault.js';
import { readJson } from '../../src/net/json.js';
import { repairJson } from '../../src/net/json-repair.js';

const answer = { retorno: 'ok', itens: [{ nome: 'Olá "tudo" [bem] {sim}' }, 2, null] };
const body = JSON.stringify(answer);

function faultOf(text: string): Fault {
  try {
    readJson(text);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('was read');
}

describe('readJson', () => {
  it('reads plain JSON as it is', () => {
    expect(readJson(body)).to.deep.equal({ value: answer, degraded: false });
    expect(readJson('[]').value).to.deep.equal([]);
    expect(readJson('null').value).to.equal(null);
  });

  it('does not mind byte order marks and white space', () => {
    for (const mark of ['\uFEFF', '\uFEFF\uFEFF', '\u00EF\u00BB\u00BF', '\r\n \uFEFF\n']) {
      expect(readJson(mark + body)).to.deep.equal({ value: answer, degraded: false });
    }
  });

  const warning = '<br />\n<b>Warning</b>:  Undefined array key "x" in <b>/srv/a.php</b> on line <b>12</b><br />\n';
  const surroundings: readonly (readonly [string, string, string])[] = [
    ['a PHP warning before', warning, ''],
    ['a warning after', '', warning],
    ['warnings on both sides', warning, warning],
    ['a bracketed notice before', 'Notice [8] at {closure} line [12]\n', ''],
    ['a bracketed notice after', '', '\nDeprecated [8192] line [12]'],
    ['an unbalanced bracket before', 'Array ( [0] => {', ''],
    ['an open quote before', 'it says "never mind\n', ''],
    ['an HTML page around', '<html><body><pre>', '</pre></body></html>'],
  ];
  for (const [what, before, after] of surroundings) {
    it(`finds the answer with ${what}`, () => {
      expect(readJson(before + body + after)).to.deep.equal({ value: answer, degraded: true });
    });
  }

  it('prefers the answer over a dump that comes before it', () => {
    expect(readJson(`{"debug":[1,2,3,4,5,6,7,8,9,10,11,12,13]}\n{"ok":1}`).value).to.deep.equal({ ok: 1 });
  });

  it('finds a flat list among noise', () => {
    expect(readJson('Warning [1]\n["Status","Dados incorretos"]').value).to.deep.equal(['Status', 'Dados incorretos']);
  });

  for (const [what, text] of [
    ['nothing', ''],
    ['white space', ' \n'],
    ['an HTML page', '<!doctype html><html><head><title>Manutenção</title></head><body>Voltamos já</body></html>'],
    ['half of a body', body.slice(0, 12)],
    ['prose', 'Erro ao conectar no banco'],
  ] as const) {
    it(`never takes ${what} for an answer`, () => {
      const fault = faultOf(text);
      expect(fault.code).to.equal('protocol');
      expect(String(fault.cause)).not.to.include('Manutenção');
    });
  }

  it('drops keys that could reach a prototype, however they are written', () => {
    const hostile = '{"__proto__":{"admin":true},"a":{"constructor":{"prototype":{"x":1}}},"\\u005f_proto__":{"y":1},"text":"__proto__"}';
    const { value } = readJson(hostile);
    expect(value).to.deep.equal({ a: {}, text: '__proto__' });
    expect(Object.keys(value as object)).to.deep.equal(['a', 'text']);
    expect(({} as Record<string, unknown>)['admin']).to.equal(undefined);
  });

  it('takes no more than a moment for a body made of brackets', () => {
    expect(faultOf('['.repeat(300_000)).code).to.equal('protocol');
  });

  it('reads whatever JSON.stringify writes, and throws nothing but a Fault for the rest', () => {
    fc.assert(fc.property(fc.json(), (text) => {
      expect(readJson(`\uFEFF${text}`).degraded).to.equal(false);
    }));
    fc.assert(fc.property(fc.string(), fc.object(), fc.string(), (before, value, after) => {
      try {
        readJson(before + JSON.stringify(value) + after, { repair: repairJson });
      } catch (error) {
        expect(error).to.be.instanceOf(Fault);
      }
    }));
  });
});

describe('repairJson', () => {
  it('wraps a bare member of an array', () => {
    const repaired = repairJson('[ {"retorno":"ok"}, "mensagens":{"1":{"texto":"a, \\"b\\": [c]"}} ]');
    expect(JSON.parse(repaired ?? '')).to.deep.equal([{ retorno: 'ok' }, { mensagens: { 1: { texto: 'a, "b": [c]' } } }]);
  });

  it('wraps several of them, and scalars too', () => {
    expect(JSON.parse(repairJson('["a":1,"b":[2,"c":3],"d"]') ?? '')).to.deep.equal([{ a: 1 }, { b: [2, { c: 3 }] }, 'd']);
  });

  it('takes out a comma before a closing bracket', () => {
    expect(JSON.parse(repairJson('{"a":[1,2,],\n}') ?? '')).to.deep.equal({ a: [1, 2] });
  });

  it('leaves good JSON alone', () => {
    fc.assert(fc.property(fc.json(), (text) => {
      expect(repairJson(text)).to.equal(undefined);
    }));
  });

  it('is used for an answer among noise, too', () => {
    const { value, degraded } = readJson('<b>Notice</b>\n[{"retorno":"ok"},"mensagens":{"1":{"codid":"9"}}]', { repair: repairJson });
    expect(value).to.deep.equal([{ retorno: 'ok' }, { mensagens: { 1: { codid: '9' } } }]);
    expect(degraded).to.equal(true);
  });
});
