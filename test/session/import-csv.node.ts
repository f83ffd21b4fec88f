import { expect } from 'chai';
import fc from 'fast-check';
import Papa from 'papaparse';
import { CsvReader, delimiterOf, type Delimiter } from '../../src/session/import-csv.js';
import { encodingOf, kindOf, rowsOf } from '../../src/session/import-file.js';
import { faultOf } from '../adapters/widecloud/stage.js';

const never = new AbortController().signal;

function read(pieces: readonly string[], delimiter: Delimiter = ','): { fields: readonly string[]; line: number }[] {
  const reader = new CsvReader(delimiter);
  return [...pieces.flatMap((piece) => [...reader.read(piece)]), ...reader.end()];
}

function fields(text: string, delimiter: Delimiter = ','): (readonly string[])[] {
  return read([text], delimiter).map((row) => row.fields);
}

async function readFile(bytes: BlobPart[]) {
  const file = new Blob(bytes);
  const kind = await kindOf(file, () => undefined, never);
  const rows: (readonly string[])[] = [];
  for await (const some of rowsOf(file, kind, { signal: never })) rows.push(...some.map((row) => row.fields));
  return { kind, rows };
}

describe('delimited text', () => {
  it('has quotes, delimiters and line ends inside of quotes, and three kinds of line ends', () => {
    expect(fields('a,"b ""x"", c",d\r\n1,"two\r\nlines",3\r4,,\n')).to.deep.equal([['a', 'b "x", c', 'd'], ['1', 'two\r\nlines', '3'], ['4', '', '']]);
    expect(fields('"a";" b "; "c"\n;;\n\nx;"y"z;\t', ';')).to.deep.equal([['a', ' b ', ' "c"'], ['x', 'yz', '\t']]);
  });

  it('numbers the lines of the file', () => {
    const text = 'a\r\n\r\n"b\r\nc\nd\r"\r\n\ne\rf';
    expect(read([text]).map(({ line }) => line)).to.deep.equal([1, 3, 8, 9]);
    expect(read([...text]).map(({ line }) => line)).to.deep.equal([1, 3, 8, 9]);
  });

  it('is read as Papa Parse reads it, wherever it is cut', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'ç', '1', ' ', '"', ',', ';', '\n', '\r', '😀'), maxLength: 6 });
    const table = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(table, fc.constantFrom<Delimiter>(',', ';', '\t', '|'), fc.constantFrom('\n', '\r\n'), fc.array(fc.nat(200), { maxLength: 5 }), (rows, delimiter, newline, cuts) => {
      const text = Papa.unparse(rows, { delimiter, newline });
      const expected = Papa.parse<string[]>(text, { delimiter, newline }).data.filter((row) => row.some((each) => each.trim() !== ''));
      const at = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
      const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
      expect(read(pieces, delimiter).map((row) => row.fields)).to.deep.equal(expected);
    }), { numRuns: 500 });
  });

  it('tells the delimiter by lines that it cuts alike', () => {
    expect(delimiterOf('nome;telefone\nSilva, Ana;11 98888-0001\n')).to.equal(';');
    expect(delimiterOf('name,phone\n"Silva; Ana",1\nx,2\n')).to.equal(',');
    expect(delimiterOf('a\tb\n1\t2\n')).to.equal('\t');
    expect(delimiterOf('a|b|c\n1|2|3\n')).to.equal('|');
    expect(delimiterOf('sep=|\na;b|c\n1;2|3\n')).to.equal('|');
    expect(delimiterOf('telefone\n11988880001\n')).to.equal(',');
  });
});

describe('a file of contacts', () => {
  const text = 'nome;telefone\nJoão Ação;11988880001\n';

  it('is UTF-8, with and without a mark, although letters are torn between pieces', async () => {
    for (const mark of [[], [new Uint8Array([0xef, 0xbb, 0xbf])]]) {
      const { kind, rows } = await readFile([...mark, text]);
      expect([kind.label, kind.delimiter, rows]).to.deep.equal(['utf-8', ';', [['nome', 'telefone'], ['João Ação', '11988880001']]]);
    }
    const long = `nome;telefone\n${'çãé€😀;1\n'.repeat(40_000)}`;
    const { rows } = await readFile([long]);
    expect(rows).to.have.length(40_001);
    expect(rows.slice(1).every(([name]) => name === 'çãé€😀')).to.equal(true);
  });

  it('is UTF-16 of either order, marked or not', async () => {
    const units = Uint16Array.from(text, (sign) => sign.charCodeAt(0));
    const little = new Uint8Array(units.buffer);
    const big = Uint8Array.from(little, (_, index) => little[index ^ 1] ?? 0);
    const files = [[new Uint8Array([0xff, 0xfe]), little], [new Uint8Array([0xfe, 0xff]), big], [little], [big]];
    for (const bytes of files) {
      const { kind, rows } = await readFile(bytes);
      expect([encodingOf(kind.label), rows[1]]).to.deep.equal(['utf-16', ['João Ação', '11988880001']]);
    }
  });

  it('is Windows-1252 where it is no UTF-8, be it on the last line', async () => {
    const old = Uint8Array.from(`nome;telefone\n${'Ana;1\n'.repeat(50_000)}João “Zé”;2\n`, (sign) => ({ '“': 0x93, '”': 0x94 })[sign] ?? sign.charCodeAt(0));
    const { kind, rows } = await readFile([old]);
    expect([kind.label, rows.at(-1)]).to.deep.equal(['windows-1252', ['João “Zé”', '2']]);
  });

  it('is refused where it is no text, is empty, or has a quote that nobody closes', async () => {
    for (const bytes of ['', ' \n ', 'PK\u0003\u0004xlsx', 'a\0b;c\n']) expect((await faultOf(readFile([bytes]))).code).to.equal('rejected');
    expect((await faultOf(readFile([`nome;telefone\n"Ana;${'x'.repeat(3_000_000)}`]))).code).to.equal('rejected');
  });

  it('has no heading in the line by which spreadsheets name the delimiter', async () => {
    expect((await readFile([`sep=;\r\n${text}`])).rows[0]).to.deep.equal(['nome', 'telefone']);
  });
});
