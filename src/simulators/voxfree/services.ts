import { activeChats, newerMessages, openChat, waitingChats } from './chat-services.js';
import { dispositions, finish, ownership } from './closing-services.js';
import { sendFile, sendText, templates } from './message-services.js';
import type { Endpoint } from './requests.js';
import type { Service } from './service.js';
import { changePassword, login, updateStatus } from './session-services.js';
import { channels, contacts, departments, startChat } from './starting-services.js';
import { replies, tags } from './tool-services.js';

export const services: Readonly<Record<Endpoint, Service>> = {
  'login.php': login,
  'alterarSenha.php': changePassword,
  'updateStatusAgente_Omni.php': updateStatus,
  'chatsAtivos.php': activeChats,
  'chatsEspera.php': waitingChats,
  'buscaChat.php': openChat,
  'buscaMensagem.php': newerMessages,
  'enviaMensagem.php': sendText,
  'enviaAnexo.php': sendFile,
  'templatesWhatsapp.php': templates,
  'buscaTabulacoes.php': dispositions,
  'finalizarAtendimento.php': finish,
  'buscaDepartamentos.php': departments,
  'buscaCanais.php': channels,
  'servicoContatos.php': contacts,
  'novaConversaManual.php': startChat,
  'buscaCarteirizacoes.php': ownership,
  'servicoRespostasRapidas.php': replies,
  'servicoTags.php': tags,
};
