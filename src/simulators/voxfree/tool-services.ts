import type { Reply, Tag } from './records.js';
import type { Fields } from './requests.js';
import { agentOf, chatOf, Refusal, type Service, type ServiceContext } from './service.js';

const NOT_DONE = 'não foi possível alterar/remover/inserir dados';
const NEW_TAG_COLOR = '#151515';

/** Ready-made answers: those of the agent's departments, and the agent's own, which alone may be changed. */
export const replies: Service = (context, fields) => {
  const agent = agentOf(context, fields);
  const { account } = context;
  const mine = (reply: Reply) => reply.agentId === agent.id;
  if (fields('action') === 'select') {
    const common = ({ agentId, departmentId }: Reply) =>
      agentId === undefined && (departmentId === undefined || agent.departmentIds.includes(departmentId));
    const offered = [...account.replies.values()].filter(reply => mine(reply) || common(reply));
    return {
      respostas: offered.map(reply => ({
        resposta: reply.text,
        titulo: reply.title,
        id: reply.id,
        personalizado: mine(reply) ? 1 : 0,
      })),
    };
  }
  if (fields('action') === 'insert') return insertReply(context, agent.id, fields);
  const reply = account.replies.get(fields('codid_resposta'));
  if (!reply || !mine(reply)) throw new Refusal(NOT_DONE);
  if (fields('action') === 'remove') account.replies.delete(reply.id);
  else account.replies.set(reply.id, { ...reply, title: fields('titulo'), text: fields('resposta') });
  return { status: 'ok' };
};

function insertReply({ account }: ServiceContext, agentId: string, fields: Fields): unknown {
  const title = fields('titulo');
  const text = fields('resposta');
  if (title === '' || text === '') throw new Refusal(NOT_DONE);
  const id = account.newId();
  account.replies.set(id, { id, title, text, agentId });
  return { status: 'ok', new_codid: id };
}

export const tags: Service = (context, fields) => {
  const agent = agentOf(context, fields);
  const chat = chatOf(context, fields);
  const { account } = context;
  const mine = (tag: Tag) => tag.agentId === agent.id;
  const action = fields('action');
  if (action === 'select') {
    const here = ({ departmentId }: Tag) => departmentId === undefined || departmentId === fields('departamento');
    const offered = [...account.tags.values()].filter(tag => mine(tag) || (tag.agentId === undefined && here(tag)));
    return {
      tags: offered.map(tag => ({
        codid_tag: tag.id,
        nome: tag.name,
        codid_cliente: account.id,
        cor: tag.color,
        personalizado: mine(tag) ? 1 : 0,
        ativa: chat.tags.has(tag.id) ? 1 : 0,
      })),
    };
  }
  if (action === 'insert') return insertTag(context, agent.id, fields);
  const tag = account.tags.get(fields('codid_tag'));
  if (!tag) throw new Refusal(NOT_DONE);
  if (action === 'activate') chat.tags.add(tag.id);
  else if (action === 'deactivate') chat.tags.delete(tag.id);
  else changeTag(context, tag, mine(tag), fields);
  return { status: 'ok' };
};

function insertTag({ account }: ServiceContext, agentId: string, fields: Fields): unknown {
  const name = fields('tag');
  if (name === '') throw new Refusal(NOT_DONE);
  const id = account.newId();
  account.tags.set(id, { id, name, color: NEW_TAG_COLOR, agentId });
  return { status: 'ok', new_codid: id };
}

function changeTag({ account }: ServiceContext, tag: Tag, mine: boolean, fields: Fields): void {
  if (!mine) throw new Refusal(NOT_DONE);
  if (fields('action') === 'update') {
    account.tags.set(tag.id, { ...tag, name: fields('tag') });
    return;
  }
  account.tags.delete(tag.id);
  for (const chat of account.chats.values()) chat.tags.delete(tag.id);
}
