import { expect } from 'chai';
import { withoutMojibake } from '../../../src/adapters/voxfree/mojibake.js';

/** As a server does it: the bytes of UTF-8, each taken for a letter. */
const misread = (text: string, code: string): string => {
  const bytes = new TextEncoder().encode(text);
  return code === 'latin1' ? String.fromCharCode(...bytes) : new TextDecoder('windows-1252').decode(bytes);
};

describe('VoxFree mojibake', () => {
  for (const text of ['Olá! Confirmação do endereço', '“Aspas” – travessão… €', '👋 Bom dia', 'ÀÉÍÓÚ ãõ ç ÃÕ', 'مرحبا']) {
    for (const code of ['latin1', 'windows-1252']) {
      it(`${code}: ${text}`, () => expect(withoutMojibake(misread(text, code))).to.equal(text));
    }
  }

  for (const text of ['', 'so ascii <b>', 'Olá', 'NEGOCIAÇÃO', 'Ã§ meio certo, ção meio não', '«AVÓ»', 'OlÃ; conforme negociaÃ§Ão', '👋 Ã¡', 'Ã']) {
    it(`stays as it is: ${JSON.stringify(text)}`, () => expect(withoutMojibake(text)).to.equal(text));
  }
});
