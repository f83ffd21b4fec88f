import { manualClock } from '../../../src/simulators/clocks.js';
import { agentIds, customers, departmentIds, quiet } from '../../../src/simulators/scenarios/index.js';
import { seedLongChat, seedManyChats, VoxFreeSimulator, type HttpFault, type VoxFreeOptions } from '../../../src/simulators/voxfree/index.js';
import { settled, WireClient } from './client.js';
import { noon, type SpecTools } from './wire-spec.js';

async function listening(options: VoxFreeOptions = {}) {
  const clock = manualClock(noon);
  const voxfree = new VoxFreeSimulator({ clock, ...options });
  quiet.seed(voxfree);
  const client = new WireClient(voxfree.io(), voxfree.urls);
  const socket = await client.listen(agentIds.marina);
  await settled();
  const protocolOfContact = (contactId: string) => voxfree.account.openChatOf(contactId)?.protocol ?? '';
  return { voxfree, clock, client, socket, protocolOfContact };
}

const write = { contactId: customers.ana.id, text: 'Oi' };
const list = { id_agente: agentIds.marina, codid_cliente: '1' };

/** Pushes, faults, big data: the same cases in a browser and on Node. */
export function describePushes({ expect, fixture }: SpecTools): void {
  describe('pushes', () => {
    it('have the documented keys and types', async () => {
      const { voxfree, socket } = await listening();
      voxfree.controls.customerWrites(write);
      await socket.received(1);
      const example = (await fixture('socket-new_message.event')) as Record<string, unknown>;
      const [frame = {}] = socket.frames;
      expect(Object.keys(frame)).to.deep.equal(Object.keys(example));
      for (const [key, value] of Object.entries(example)) expect(typeof frame[key], key).to.equal(typeof value);
      expect(frame).to.include({ tipo_update: 'new message', codid_contato: customers.ana.id, codid_canal: '25', agente_responsavel: agentIds.marina });
    });

    it('tell all seven things that happen', async () => {
      const { voxfree, socket, protocolOfContact } = await listening();
      const { controls } = voxfree;
      const rita = protocolOfContact(customers.rita.id);
      controls.customerWrites({ contactId: customers.ana.id, text: 'new_message' });
      controls.customerWrites({ contactId: customers.rita.id, text: 'update_espera' });
      controls.sendToWaiting({ protocol: rita, agentId: agentIds.marina });
      controls.takenBy({ protocol: rita, agentId: agentIds.paulo });
      controls.toDepartment({ protocol: rita, departmentId: departmentIds.sales });
      controls.finish({ protocol: rita });
      controls.finish({ protocol: protocolOfContact(customers.helena.id) });
      controls.routeToOwner({ contactId: customers.helena.id, text: 'Olá' });
      await settled();
      expect(socket.types).to.deep.equal([
        'new message', 'update_espera', 'encaminhado_agente_espera', 'encaminhado_agente', 'encaminhado_departamento',
        'Finalizar', 'Finalizar', 'update_espera', 'direcionamento_fidelizado_agente',
      ]);
      expect(socket.frames.map(frame => frame['agente_responsavel'])).to.deep.equal([
        agentIds.marina, '', agentIds.marina, agentIds.paulo, '', '', '', '', agentIds.marina,
      ]);
    });

    it('come in every spelling, full or sparse', async () => {
      const { voxfree, socket } = await listening();
      for (const spelling of ['example', 'prose', 'loud', 'spaced'] as const) {
        voxfree.spelling = spelling;
        voxfree.controls.customerWrites(write);
      }
      voxfree.sparse = true;
      voxfree.controls.push({ type: 'Finalizar' });
      await settled();
      expect(socket.types).to.deep.equal(['new message', 'new_message', 'NEW_MESSAGE', ' new message ', ' Finalizar ']);
      expect(Object.keys(socket.frames.at(-1) ?? {})).to.deep.equal(['id_msg', 'type', 'tipo_update']);
    });

    it('reach the agent who has the chat, and the writer only where asked to', async () => {
      const { voxfree, client, socket, protocolOfContact } = await listening({ pushesOwnMessages: true });
      const paulo = await client.listen(agentIds.paulo);
      await settled();
      voxfree.controls.customerWrites(write);
      voxfree.controls.agentWrites({ protocol: protocolOfContact(customers.ana.id), agentId: agentIds.paulo, text: 'Eu cuido' });
      await client.post('enviaMensagem.php', {
        protocolo: protocolOfContact(customers.ana.id), ...list, id_canal_unico: '25', id_contato: customers.ana.id, is_group: '0',
        nome_agente: 'Marina', reply_id: '', mensagem: 'Oi',
      });
      await settled();
      expect(socket.texts).to.have.length(3);
      expect(paulo.texts).to.deep.equal([]);
    });

    it('get lost, doubled, late, out of order and broken on demand', async () => {
      const { voxfree, socket, clock } = await listening();
      const ids = () => socket.texts.map(text => (JSON.parse(text) as { id_msg: number }).id_msg - 17_812_000);
      voxfree.faults.next('push', { kind: 'lose' });
      voxfree.faults.next('push', { kind: 'duplicate' });
      voxfree.faults.next('push', { kind: 'reorder' });
      for (let count = 0; count < 4; count++) voxfree.controls.customerWrites(write);
      voxfree.faults.next('push', { kind: 'delay', milliseconds: 500 });
      voxfree.controls.customerWrites(write);
      voxfree.controls.customerWrites(write);
      clock.advance(500);
      await settled();
      expect(ids()).to.deep.equal([2, 2, 4, 3, 6, 5]);
      voxfree.faults.next('push', { kind: 'malformed' });
      voxfree.faults.next('push', { kind: 'malformed', text: 'null' });
      voxfree.faults.next('push', { kind: 'close' });
      for (let count = 0; count < 3; count++) voxfree.controls.customerWrites(write);
      expect(await socket.closed).to.equal(1006);
      expect(() => ids()).to.throw(SyntaxError);
      expect(socket.texts.at(-2)).to.equal('null');
    });

    it('end with the code that was asked for, and a deaf line never registers', async () => {
      const { voxfree, client, socket } = await listening();
      voxfree.controls.closeSockets({ code: 1012 });
      expect(await socket.closed).to.equal(1012);
      voxfree.faults.next('socket', { kind: 'refuse' });
      expect(await client.listen('61').catch((error: unknown) => error)).to.be.instanceOf(Error);
      voxfree.faults.next('socket', { kind: 'deaf' });
      await client.listen('61');
      await settled();
      expect(voxfree.connectedAgents).to.deep.equal([]);
    });
  });

  describe('faults', () => {
    const send = (protocolo: string) => ({
      protocolo, ...list, id_canal_unico: '25', id_contato: customers.ana.id, is_group: '0', nome_agente: 'Marina', reply_id: '', mensagem: 'Oi',
    });

    const cut: readonly (readonly [HttpFault, number])[] = [[{ kind: 'drop' }, 0], [{ kind: 'answer-lost' }, 1]];
    for (const [fault, taken] of cut) {
      it(`${fault.kind}: the connection dies, ${taken} taken`, async () => {
        const { voxfree, client, protocolOfContact } = await listening();
        voxfree.faults.next('enviaMensagem.php', fault);
        const error = await client.post('enviaMensagem.php', send(protocolOfContact(customers.ana.id))).catch((reason: unknown) => reason);
        expect(error).to.be.instanceOf(TypeError);
        expect(voxfree.ledger.accepted).to.have.length(taken);
      });
    }

    const spoilt: readonly (readonly [HttpFault, RegExp, number])[] = [
      [{ kind: 'html' }, /^<!DOCTYPE/, 200],
      [{ kind: 'bom' }, /^\ufeff\{/, 200],
      [{ kind: 'php-warning' }, /^<br \/>\n<b>Warning<\/b>.*\{"conversas"/s, 200],
      [{ kind: 'truncated' }, /^\{"conversas":\[[^\]]*$/, 200],
      [{ kind: 'refuse' }, /^\{"status":"falha - /, 200],
      [{ kind: 'body', text: 'null' }, /^null$/, 200],
      [{ kind: 'status', status: 503, retryAfter: '7' }, /503 Error/, 503],
    ];
    for (const [fault, looks, status] of spoilt) {
      it(`${fault.kind}: spoils one answer and no more`, async () => {
        const { voxfree, client } = await listening();
        voxfree.faults.next('any', fault);
        const response = await client.fetch('chatsEspera.php', list);
        expect(response.status).to.equal(status);
        const bytes = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
        expect(bytes).to.match(looks);
        if (fault.kind === 'status') expect(response.headers.get('retry-after')).to.equal('7');
        expect(await client.post('chatsEspera.php', list)).to.have.property('conversas');
      });
    }

    it('hang: ends only with the abort of the one who asks, done or not', async () => {
      const { voxfree, client, protocolOfContact } = await listening();
      for (const effect of [false, true]) {
        voxfree.faults.next('enviaMensagem.php', { kind: 'hang', effect });
        const controller = new AbortController();
        const asked = client.io.fetch(`${client.urls.url}/mobile/enviaMensagem.php`, {
          method: 'POST', headers: { 'content-type': 'application/json' }, signal: controller.signal,
          body: JSON.stringify(send(protocolOfContact(customers.ana.id))),
        });
        await settled();
        controller.abort();
        expect(((await asked.catch((error: unknown) => error)) as Error).name).to.equal('AbortError');
        expect(voxfree.ledger.accepted).to.have.length(effect ? 1 : 0);
      }
    });

    it('delay: waits on the clock', async () => {
      const { voxfree, client, clock } = await listening();
      voxfree.faults.next('chatsAtivos.php', { kind: 'delay', milliseconds: 4000 });
      let answered = false;
      const asked = client.post('chatsAtivos.php', list).then(() => (answered = true));
      await settled();
      expect(answered).to.equal(false);
      clock.advance(4000);
      await asked;
      expect(answered).to.equal(true);
    });

    it('happen at the rate asked for, the same for the same seed, until cleared', async () => {
      const hits = async (seed: number) => {
        const { voxfree, client } = await listening({ seed });
        voxfree.faults.rate('chatsAtivos.php', { kind: 'status', status: 500 }, 0.3);
        const statuses: number[] = [];
        for (let count = 0; count < 60; count++) statuses.push((await client.fetch('chatsAtivos.php', list)).status);
        voxfree.faults.clear();
        expect((await client.fetch('chatsAtivos.php', list)).status).to.equal(200);
        return statuses;
      };
      const first = await hits(7);
      expect(first.filter(status => status === 500).length).to.be.within(8, 30);
      expect(await hits(7)).to.deep.equal(first);
      expect(await hits(8)).to.not.deep.equal(first);
    });
  });

  describe('big data', () => {
    it('lists ten thousand conversations', async () => {
      const { voxfree, client } = await listening();
      seedManyChats(voxfree, 10_000, { agentId: agentIds.marina, waitingShare: 0.2 });
      const active = (await client.post('chatsAtivos.php', list)) as { conversas: Record<string, unknown>[] };
      const waiting = (await client.post('chatsEspera.php', list)) as { conversas: unknown[] };
      expect(active.conversas).to.have.length(8000 + 8);
      expect(waiting.conversas).to.have.length(2000 + 5);
      expect(new Set(active.conversas.map(row => row['protocolo'])).size).to.equal(8008);
    });

    it('opens a hundred thousand messages, goes on after them, and fetches the end alone', async () => {
      const { voxfree, client } = await listening();
      const protocolo = seedLongChat(voxfree, 100_000, agentIds.marina);
      const answer = (await client.post('buscaChat.php', { protocolo, id_agente: agentIds.marina })) as {
        contato: { id_contato: string };
        mensagens: Record<string, { codid: string }[]>;
      };
      const messages = answer.mensagens[protocolo] ?? [];
      expect(messages).to.have.length(100_000);
      const { messageId } = voxfree.controls.customerWrites({ contactId: answer.contato.id_contato, text: 'Mais uma' });
      const newer = (await client.post('buscaMensagem.php', {
        protocolo, id_agente: agentIds.marina, id_last_message: messages.at(-2)?.codid, id_canal_unico: '', id_contato: answer.contato.id_contato, is_group: '0',
      })) as { mensagens: Record<string, { codid: string }[]> };
      expect(newer.mensagens[protocolo]?.map(({ codid }) => codid)).to.deep.equal([messages.at(-1)?.codid, messageId]);
    });
  });
}

