import { expect } from 'chai';
import { channelKindOf } from '../../../src/adapters/tempbox/map.js';
import { transport } from '../../../src/adapters/tempbox/transport.js';
import type { Io } from '../../../src/net/io.js';
import { manualClock } from '../../../src/simulators/clocks.js';
import { turns } from '../../net/turns.js';
import { Desk } from './desk.js';

const envelope = (text: string) => JSON.stringify({ Status: 'ok', Code: 200, Success: true, Data: [{ Mensagem: text }] });

describe('TempBox rows and frames', () => {
  it('a message belongs to the conversation that it names by either id; Hash is the message’s own (row 2)', async () => {
    const desk = await new Desk({ adapter: { fetching: 'rows' } }).ready();
    const ana = desk.case('Ana');
    const carlos = desk.case('Carlos');
    await desk.while(desk.chat.open(ana.caseId));
    const rows = [
      { AtendimentoHash: ana.hash.toUpperCase(), Hash: 'h1', Autonumeracao: 90_001, Mensagem: 'pelo hash', MensagemAtendente: 0 },
      { Atendimento: `{${ana.caseId}}`, Hash: carlos.hash, Autonumeracao: 90_002, Mensagem: 'pelo id', MensagemAtendente: 0 },
      { Atendimento: carlos.caseId, Hash: ana.hash, Autonumeracao: 90_003, Mensagem: 'de outra', MensagemAtendente: 0 },
    ];
    desk.box.faults.next('ListarMensagensEmAberto', { kind: 'body', text: JSON.stringify({ Status: 'ok', Code: 200, Success: true, Data: rows }) });
    await desk.until(() => desk.texts(ana.caseId).includes('pelo id'), 12_000);
    expect(desk.texts(ana.caseId).slice(-2)).to.deep.equal(['pelo hash', 'pelo id']);
    expect(desk.texts(ana.caseId)).not.to.include('de outra');
    desk.stop();
  });

  it('platforms are told by their titles, because nothing says what their numbers mean (row 13)', () => {
    const titles = ['WhatsApp Business', 'Instagram Direct', 'Facebook Messenger', 'SMS', 'E-mail', 'Chat do site', 'texto', ''];
    expect(titles.map(channelKindOf)).to.deep.equal(['whatsapp', 'instagram', 'messenger', 'sms', 'email', 'site', 'unknown', 'unknown']);
  });

  it('events are read as envelopes, in whichever way their lines end, and one that never ends as far as it came (row 4)', async () => {
    const clock = manualClock(0);
    const stream = (chunks: readonly string[], ends: boolean) => new Response(new ReadableStream<Uint8Array>({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
        if (ends) controller.close();
      },
    }), { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
    const read = async (response: Response): Promise<unknown> => {
      const io: Io = { fetch: () => Promise.resolve(response), WebSocket, clock, random: Math.random };
      const answered = transport(io)('https://api.example.com/x');
      await turns(() => clock.advance(1_000));
      await turns(() => clock.advance(2_500));
      return (await answered).json();
    };
    const both = [JSON.parse(envelope('um')), JSON.parse(envelope('dois'))] as unknown[];
    expect(await read(stream([`: oi\nid: 1\ndata: ${envelope('um')}\n\ndata:${envelope('dois')}\n\n`], true))).to.deep.equal(both);
    expect(await read(stream([`event: m\r\ndata: ${envelope('um').slice(0, 9)}`, `${envelope('um').slice(9)}\r\n\r\ndata: ${envelope('dois')}\r\n\r\n`], true))).to.deep.equal(both);
    expect(await read(stream([`data: ${envelope('um')}\n\n`, `data: ${envelope('dois')}\n\n`], false))).to.deep.equal(both);
    expect(await read(stream([], true))).to.deep.equal({ Success: true, Data: [] });
  });
});
