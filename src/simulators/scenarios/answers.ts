import { pick } from '../seeded.js';

/** What customers say. Invented, in the manner of a wholesale distributor's mornings. */

/** After something the agent wrote, by what is in it; the first that matches. */
export const answersByTopic: readonly (readonly [RegExp, readonly string[]])[] = [
  [/boleto|2ª via|segunda via/i, ['Recebi o boleto, vou pagar agora.', 'Chegou aqui, obrigada!', 'Esse é o valor já com desconto?']],
  [/pix/i, ['Pix feito, segue o comprovante daqui a pouco.', 'Fiz o Pix agora. Conseguem confirmar?']],
  [/entreg|rota|motorista/i, ['Combinado, deixo alguém esperando.', 'Pode ser depois das 10 h?', 'A portaria recebe, pode deixar lá.']],
  [/troca|coleta|amassad/i, ['Ótimo, obrigada pela rapidez!', 'Preciso devolver a caixa velha?']],
  [/cat[áa]logo|pre[çc]o|pedido/i, ['Vou olhar e já confirmo as quantidades.', 'Fecho 12 caixas nesse preço.', 'Tem desconto acima de 20 caixas?']],
  [/\?\s*$/, ['Sim, por favor.', 'Isso mesmo.', 'Pode ser.', 'Prefiro amanhã cedo.']],
  [/bom dia|boa tarde|como posso ajudar/i, ['Bom dia! Queria falar do meu último pedido.', 'Oi! Preciso de uma ajuda com a nota.']],
];

export const anyAnswer: readonly string[] = [
  'Certo, obrigado!',
  'Perfeito 👍',
  'Entendi. Fico no aguardo então.',
  'Tá bom, qualquer coisa eu chamo.',
  'Ok',
  'Muito obrigada pela atenção 🙏',
];

/** After a picture, a voice message or a document of the agent's. */
export const afterFile: readonly string[] = ['Recebi o arquivo, obrigado!', 'Chegou aqui, vou conferir.', 'Abriu certinho 👍', 'Recebi. Consegue mandar em PDF?'];

/** Without being asked, in a conversation that is open. */
export const unprompted: readonly string[] = [
  'Alguma novidade?',
  'Conseguiu ver para mim?',
  'Esqueci de dizer: é para o endereço da filial.',
  'Pode incluir 2 caixas de café no pedido?',
  'O comprovante está no e-mail de vocês.',
  'Bom dia, tudo certo para hoje?',
  'Meu CNPJ mudou, precisa atualizar o cadastro?',
  'O vendedor falou que tinha 5% à vista, confere?',
  'Se puder, manda também a nota em XML.\nO contador pediu até as 11 h.',
];

/** First words of somebody new in the queue, by department. */
export const openings: Readonly<Record<'finance' | 'sales' | 'support' | 'delivery', readonly string[]>> = {
  finance: ['Bom dia, preciso da segunda via de um boleto.', 'Veio uma cobrança em duplicidade, podem ver?', 'Qual o valor para quitar hoje?'],
  sales: ['Oi! Vocês entregam em Jundiaí?', 'Quero cotar 30 caixas de óleo de soja.', 'Têm azeite em lata de 5 litros?'],
  support: ['O leitor de código não conecta no caixa.', 'Chegou produto com validade de um mês, podem trocar?', 'A nota veio com o endereço errado.'],
  delivery: ['Meu pedido sai hoje?', 'O caminhão já passou em Campinas?', 'Podem entregar depois das 14 h?'],
};

/** Newcomers' names. */
export const newcomers: readonly string[] = [
  'Empório Santa Luzia',
  'Rogério Tavares',
  'Mercado do Bairro',
  'Cíntia Azevedo',
  'Restaurante Fogão Caipira',
  'Adriano Queiroz',
  'Lanchonete Sol Nascente',
  'Patrícia Medeiros',
  'Hotel Vista Mar',
  'Edson Farias',
];

/** What a customer says to that text. */
export function answerTo(text: string, random: () => number): string {
  const topic = answersByTopic.find(([about]) => about.test(text));
  return pick(random, topic?.[1] ?? anyAnswer);
}
