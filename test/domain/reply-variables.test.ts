import { expect } from '@open-wc/testing';
import { fillReply, namedValues, replyBlanks, valuesOf } from '../../src/domain/reply-variables.js';

const values = {
  ...valuesOf({ contact: { name: 'Ana Beatriz Nogueira', phone: '+5511955550142' }, agentName: 'Marina Duarte', protocol: '2026112' }),
  ...namedValues({ 'Número do pedido': '48.213', empty: '' }),
};

describe('reply variables', () => {
  it('fills what is known, however it is spelt', () => {
    expect(fillReply('Oi, {{first_name}}! Aqui é {{ Agente }}, protocolo {{PROTOCOLO}}.', values)).to.equal('Oi, Ana! Aqui é Marina Duarte, protocolo 2026112.');
    expect(fillReply('{{Primeiro nome}} {{primeiro-nome}} {{nome}} {{numero do pedido}} {{número_do_pedido}}', values)).to.equal('Ana Ana Ana Beatriz Nogueira 48.213 48.213');
  });

  it('leaves what is not known as it is written, and asks for it once', () => {
    const text = '{{prazo}} e {{Prazo}}, {{empty}}, {{prompt:Qual transportadora?}}, {{name}}';
    expect(fillReply(text, values)).to.equal('{{prazo}} e {{Prazo}}, {{empty}}, {{prompt:Qual transportadora?}}, Ana Beatriz Nogueira');
    const blanks = replyBlanks(text, values);
    expect(blanks.map(({ label }) => label)).to.deep.equal(['prazo', 'empty', 'Qual transportadora?']);
    const answers = Object.fromEntries(blanks.map(({ name }, index) => [name, `resposta ${index}`]));
    expect(fillReply(text, { ...values, ...answers })).to.equal('resposta 0 e resposta 0, resposta 1, resposta 2, Ana Beatriz Nogueira');
  });

  it('asks a question even where a value has its name', () => {
    expect(replyBlanks('{{prompt:name}}', values).map(({ label }) => label)).to.deep.equal(['name']);
  });

  it('does not read what it filled in', () => {
    expect(fillReply('{{name}}', valuesOf({ contact: { name: '{{agent}} $& x' }, agentName: 'Marina' }))).to.equal('{{agent}} $& x');
  });

  it('is no way into what every object has', () => {
    expect(fillReply('{{constructor}} {{__proto__}} {{toString}}', values)).to.equal('{{constructor}} {{__proto__}} {{toString}}');
    expect(replyBlanks('{{constructor}}', values).map(({ name }) => name)).to.deep.equal(['constructor']);
  });

  it('greets nobody by a number', () => {
    expect(replyBlanks('{{first_name}}', valuesOf({ contact: { name: '+55 11 95555-0142' } })).map(({ label }) => label)).to.deep.equal(['first_name']);
    expect(valuesOf({ contact: { name: '  ~ 🌻 João  ' } })['first_name']).to.equal('João');
  });

  it('takes braces that are no blank for text, and is quick about many', () => {
    for (const text of ['{{}}', '{{ }}', '{ {name} }', '{{name', 'name}}', '{{a{{b}}c']) expect(fillReply(text, {})).to.equal(text);
    const long = `${'{{'.repeat(20_000)}${'}}'.repeat(20_000)}`;
    expect(fillReply(long, values)).to.equal(long);
  });
});
