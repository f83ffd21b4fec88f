import type { ChatPort, TransferTarget, TransferTargets } from '../domain/chat-port.js';
import { Fault } from '../domain/fault.js';
import type { DeskActs, DirectoryAgent } from './chat-api.js';
import type { OwnEnding } from './session-api.js';
import type { Kernel } from './kernel.js';
import { newClientId } from './outgoing.js';
import { invoke } from './ports.js';

export interface DeskSurroundings {
  readonly open: (conversationId: string) => Promise<void>;
  readonly directory: () => readonly DirectoryAgent[];
  /** What the agent is ending, by id: nobody has to be told of it. */
  readonly endings: Map<string, OwnEnding>;
}

/** Acts on conversations are the backend's: the session asks it, and shows what it says afterwards. */
export function createDeskActs(kernel: Kernel, around: DeskSurroundings): DeskActs {
  const { ports } = kernel;
  const chat = (): ChatPort => ports.need('chat');
  return {
    claim: (id) => kernel.act('chat.claim', async () => invoke(chat(), 'claim', id)),
    begin: (id) => kernel.act('chat.begin', async () => invoke(chat(), 'begin', id)),
    recent: (limit = 50) => kernel.act('chat.recent', async () => invoke(chat(), 'recent', limit)),
    contactHistory: (id) => kernel.act('chat.contactHistory', async () => invoke(chat(), 'contactHistory', id)),
    ...endings(kernel, around, chat),
    ...tagging(kernel, chat),
    ...starting(kernel, around, chat),
    ...later(kernel, chat),
    ...records(kernel, chat),
  };
}

type Part<Names extends keyof DeskActs> = Pick<DeskActs, Names>;

function endings(
  kernel: Kernel, around: DeskSurroundings, chat: () => ChatPort,
): Part<'transferTargets' | 'transfer' | 'dispositions' | 'close' | 'ownedContacts' | 'releaseContact'> {
  const names = new Map<string, string>();
  const ending = async (id: string, own: OwnEnding, run: () => Promise<void>): Promise<void> => {
    around.endings.set(id, own);
    try {
      await run();
    } catch (error) {
      around.endings.delete(id);
      throw error;
    }
  };
  return {
    transferTargets: (id) => kernel.act('chat.transferTargets', async () => {
      const targets = await needed(chat().transfer).targets(id);
      const all = withDirectory(targets, around.directory());
      for (const { id: agentId, name } of all.agents) names.set(agentId, name);
      return all;
    }),
    transfer: (id, request) => kernel.act('chat.transfer', async () => {
      const port = needed(chat().transfer);
      await ending(id, { to: names.get(request.agentId) ?? '' }, () => port.transfer(id, request));
    }),
    dispositions: (id) => kernel.act('chat.dispositions', async () => invoke(needed(chat().closing), 'dispositions', id)),
    close: (id, options = {}) => kernel.act('chat.close', async () => {
      const port = needed(chat().closing);
      await ending(id, {}, () => port.close(id, options));
    }),
    ownedContacts: () => kernel.act('chat.ownedContacts', async () => needed(chat().ownership).owned()),
    releaseContact: (contactId, departmentId) =>
      kernel.act('chat.releaseContact', async () => needed(chat().ownership).release(contactId, departmentId)),
  };
}

function tagging(kernel: Kernel, chat: () => ChatPort): Part<'tags' | 'setTag' | 'createTag' | 'updateTag' | 'removeTag'> {
  const tags = () => needed(chat().tags);
  return {
    tags: (id) => kernel.act('chat.tags', async () => tags().list(id)),
    setTag: (id, tagId, on) => kernel.act('chat.setTag', async () => tags().set(id, tagId, on)),
    createTag: (id, name) => kernel.act('chat.createTag', async () => invoke(tags(), 'create', id, name)),
    updateTag: (id, tag) => kernel.act('chat.updateTag', async () => invoke(tags(), 'update', id, tag)),
    removeTag: (id, tagId) => kernel.act('chat.removeTag', async () => invoke(tags(), 'remove', id, tagId)),
  };
}

function starting(
  kernel: Kernel, { open }: DeskSurroundings, chat: () => ChatPort,
): Part<'departments' | 'channels' | 'contacts' | 'createContact' | 'start'> {
  const port = () => needed(chat().starting);
  return {
    departments: () => kernel.act('chat.departments', async () => invoke(port(), 'departments')),
    channels: (departmentId) => kernel.act('chat.channels', async () => port().channels(departmentId)),
    contacts: (search) => kernel.act('chat.contacts', async () => port().contacts(search)),
    createContact: (contact) => kernel.act('chat.createContact', async () => invoke(port(), 'createContact', contact)),
    start: (contactId, channelId, departmentId) => kernel.act('chat.start', async () => {
      const outcome = await port().start(contactId, channelId, departmentId);
      if ('conversationId' in outcome) await open(outcome.conversationId);
      return outcome;
    }),
  };
}

function later(
  kernel: Kernel, chat: () => ChatPort,
): Part<'templates' | 'sendTemplate' | 'scheduleSlots' | 'schedule' | 'askAssistant'> {
  return {
    templates: (id) => kernel.act('chat.templates', async () => needed(chat().templates).list(id)),
    sendTemplate: (id, templateId) =>
      kernel.act('chat.sendTemplate', async () => needed(chat().templates).send(id, templateId, newClientId())),
    scheduleSlots: (id) => kernel.act('chat.scheduleSlots', async () => needed(chat().scheduling).slots(id)),
    schedule: (conversationId, text, at) => kernel.act('chat.schedule', async () => {
      const message = { clientId: newClientId(), conversationId, text, writtenAt: kernel.clock.now() };
      await needed(chat().scheduling).schedule(message, at);
    }),
    askAssistant: (id, messageId) => kernel.act('chat.askAssistant', async () => {
      const assistant = needed(chat().assistant);
      if (messageId === undefined) await invoke(assistant, 'answerConversation', id);
      else await invoke(assistant, 'answerMessage', id, messageId);
    }),
  };
}

function records(kernel: Kernel, chat: () => ChatPort): Part<'record' | 'report' | 'occurrences' | 'dashboard'> {
  const port = () => needed(chat().records);
  return {
    record: (id) => kernel.act('chat.record', async () => invoke(port(), 'conversation', id)),
    report: () => kernel.act('chat.report', async () => invoke(port(), 'report')),
    occurrences: () => kernel.act('chat.occurrences', async () => invoke(port(), 'occurrences')),
    dashboard: () => kernel.act('chat.dashboard', async () => invoke(port(), 'dashboard')),
  };
}

function needed<Port>(port: Port | undefined): Port {
  if (!port) throw new Fault('unsupported');
  return port;
}

/** The host's word on a name wins: a vendor that lists ids only has none. */
function withDirectory(targets: TransferTargets, directory: readonly DirectoryAgent[]): TransferTargets {
  const agents = new Map<string, TransferTarget>(targets.agents.map((agent) => [agent.id, agent]));
  for (const agent of directory) agents.set(agent.id, { ...agents.get(agent.id), ...agent });
  return { ...targets, agents: [...agents.values()] };
}
