import { expect } from 'chai';
import { agentIds, channelIds, customers, departmentIds, quiet } from '../../../src/simulators/scenarios/index.js';
import { manualClock } from '../../../src/simulators/clocks.js';
import { VoxFreeSimulator, type VoxFreeOptions } from '../../../src/simulators/voxfree/index.js';
import { WireClient } from './client.js';
import { protocolOf, type Rows } from './script.js';

const noon = Date.UTC(2026, 10, 20, 15, 0, 0);
const agent = { id_agente: agentIds.marina };
const tenant = { codid_cliente: '1' };

describe('VoxFree simulator: contacts, owners, new conversations', () => {
  const world = (options: VoxFreeOptions = {}) => {
    const voxfree = new VoxFreeSimulator({ clock: manualClock(noon), ...options });
    quiet.seed(voxfree);
    return { voxfree, client: new WireClient(voxfree.io(), voxfree.urls) };
  };
  const search = (client: WireClient, text: string) =>
    client.post('servicoContatos.php', { action: 'select', ...tenant, search: text, nome: '', numero: '', email: '' });
  const insert = (client: WireClient, nome: string, numero: string) =>
    client.post('servicoContatos.php', { action: 'insert', ...tenant, search: '', nome, numero, email: '' });
  const start = (client: WireClient, codid_contato: string, id_canal: string = channelIds.main) =>
    client.post('novaConversaManual.php', { ...agent, ...tenant, id_canal, codid_contato, departamento: departmentIds.sales });

  it('finds contacts by name and by number, and never a group', async () => {
    const { client } = world();
    const names = async (text: string) => ((await search(client, text)) as { contatos: { nome: string }[] }).contatos.map(({ nome }) => nome);
    expect(await names('padaria')).to.deep.equal([customers.padaria.name]);
    expect(await names(customers.rita.number.slice(-6))).to.deep.equal([customers.rita.name]);
    expect(await names('')).to.include(customers.debora.name).and.not.include(customers.acacias.name);
  });

  it('takes a new contact once, and says so as its habit is', async () => {
    const { client } = world();
    expect(await insert(client, 'Nova', '5511955550001')).to.have.property('new_codid');
    expect(await insert(client, 'De novo', '5511955550001')).to.have.property('status').that.matches(/^falha/);
    expect(await insert(world({ habits: { contactAnswer: 'verdict' } }).client, 'Nova', '5511955550001')).to.deep.equal({ status: 'ok' });
  });

  it('begins a conversation under a protocol that the answer does not name', async () => {
    const { voxfree, client } = world();
    const answer = (await start(client, customers.debora.id)) as { codid_protocolo: string };
    const protocol = protocolOf((await client.post('chatsAtivos.php', { ...agent, ...tenant })) as Rows, customers.debora.id);
    expect(answer.codid_protocolo).not.to.equal(protocol);
    expect(voxfree.account.chats.get(protocol)).to.include({ agentId: agentIds.marina, departmentId: departmentIds.sales, place: 'active' });
  });

  it('names who has the contact already, and begins nothing on Instagram', async () => {
    const { voxfree, client } = world();
    const { protocol } = voxfree.controls.customerWrites({ contactId: customers.celso.id, text: 'Oi' });
    voxfree.controls.takenBy({ protocol, agentId: agentIds.renata });
    expect(await start(client, customers.celso.id)).to.include({ em_atendimento: 1, agente_em_atendimento_codid: agentIds.renata });
    voxfree.account.channels.set('300', { id: '300', name: 'Instagram', official: true, device: '', kind: 'instagram' });
    expect(await start(client, customers.debora.id, '300')).to.have.property('status').that.matches(/^falha/);
  });

  it('binds a contact on closing and releases it with its department only', async () => {
    const { voxfree, client } = world();
    const protocolo = protocolOf((await client.post('chatsAtivos.php', { ...agent, ...tenant })) as Rows, customers.luciana.id);
    await client.post('finalizarAtendimento.php', {
      action: 'finalizar', protocolo, ...agent, id_canal_unico: '', id_contato: customers.luciana.id, codid_departamento: departmentIds.sales,
      nome_agente: 'Marina', ...tenant, carteirizado_check: '1', fidelizado_check: '1',
    });
    const owned = async () => {
      const answer = await client.post('buscaCarteirizacoes.php', { ...agent, action: 'select', codid_contato: '', codid_departamento: '' });
      return (answer as { carteirizados: { codid_contato: string }[] }).carteirizados.map(({ codid_contato }) => codid_contato);
    };
    const release = (codid_departamento: string) =>
      client.post('buscaCarteirizacoes.php', { ...agent, action: 'delete', codid_contato: customers.luciana.id, codid_departamento });
    expect(await owned()).to.include(customers.luciana.id);
    expect(await release(departmentIds.finance)).to.have.property('status').that.matches(/^falha/);
    expect(await release(departmentIds.sales)).to.deep.equal({ status: 'ok' });
    expect(await owned()).not.to.include(customers.luciana.id);
    expect(voxfree.ledger.violations).to.deep.equal([]);
  });
});
