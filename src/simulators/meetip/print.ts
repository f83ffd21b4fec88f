import type { Habits } from './habits.js';
import type { SimulatedCampaign, Ticket } from './pbx.js';

/** Words as the translated document has them, by the Spanish ones. */
const translated: Readonly<Record<string, string>> = {
  pagina: 'página', registros: 'registos', env_registros: 'env_records', Camp: 'Campo', Nombre: 'Nome', Form: 'Formulário', Llamante: 'Chamador',
  Llamado: 'Chamado', Duracion: 'Duração', Direccion: 'Direcção', numero: 'número',
};

const words: Readonly<Record<string, string>> = {
  Contestada: 'Respondido', Perdida: 'Perdida', Saliente: 'Saída', Entrante: 'Entrada', Power: 'Potência', Preview: 'Pré- visualização', Llamada: 'Chamada',
};

export function printTicket(ticket: Ticket): Readonly<Record<string, string>> {
  return {
    Identificador: ticket.id, Llamante: ticket.caller, Llamado: ticket.callee, Estado: ticket.answered ? 'Contestada' : 'Perdida',
    Duracion: String(ticket.seconds), Direccion: ticket.inbound ? 'Entrante' : 'Saliente', DDI: ticket.shownNumber,
    ...(ticket.queue === undefined ? {} : { Cola: ticket.queue }),
  };
}

export function printCampaign({ id, name, isActive, kind, labels }: SimulatedCampaign): Readonly<Record<string, unknown>> {
  return { ID: id, Nombre: name, Estado: isActive ? 'Activo' : 'Inactivo', Tipo: kind, Form: labels };
}

export function printAnswer(value: unknown, { language, json }: Habits): string {
  const spoken = language === 'translated' ? inTranslation(value) : value;
  const text = JSON.stringify(spoken, undefined, 2);
  return json === 'clean' ? text : asPrinted(text);
}

function inTranslation(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inTranslation);
  if (typeof value === 'string') return words[value] ?? value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [translated[key] ?? key, inTranslation(inner)]));
}

/** Contract part 6, row 16. */
function asPrinted(text: string): string {
  return text
    .replace(/"(?:Llamante|Llamado|Chamador|Chamado)":/g, '"Chamada":')
    .replaceAll('\\"', '"')
    .replace(/"(\s*)\}(?=\s*[\],}]|$)/g, '".$1}');
}
