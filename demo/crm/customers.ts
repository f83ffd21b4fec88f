export interface Order {
  readonly number: string;
  readonly date: string;
  readonly value: number;
  readonly status: 'Entregue' | 'Faturado' | 'Pago' | 'Em separação' | 'Atrasado';
}

/** Something that happened before today. */
export interface PastEvent {
  readonly icon: 'truck' | 'receipt' | 'chat' | 'phone-in' | 'phone-out' | 'note';
  readonly title: string;
  readonly text: string;
  readonly day: string;
}

export interface Customer {
  readonly id: string;
  readonly company: string;
  readonly contact: string;
  /** Digits with country code, as the chat vendor and the telephone both know it. */
  readonly phone: string;
  readonly email: string;
  readonly document: string;
  readonly city: string;
  readonly since: number;
  readonly owner: string;
  readonly segment: 'Atacado' | 'Varejo' | 'Food service' | 'Condomínio';
  readonly terms: string;
  readonly limit: number;
  readonly due: number;
  /** Asked not to be called: the page stops such calls by the widgets' question event. */
  readonly doNotCall?: true;
  readonly orders: readonly Order[];
  readonly past?: readonly PastEvent[];
}

const past = (icon: PastEvent['icon'], title: string, text: string, day: string): PastEvent => ({ icon, title, text, day });

const order = (number: string, date: string, value: number, status: Order['status']): Order => ({ number, date, value, status });

/** The CRM's own records. Companies, people, documents and numbers are made up. */
export const customers: readonly Customer[] = [
  {
    id: 'boa-vista', company: 'Mercado Boa Vista Ltda.', contact: 'Ana Beatriz Nogueira', phone: '5511955550142', email: 'compras@boavista.example',
    document: 'CNPJ 12.345.678/0001-95', city: 'Campinas, SP', since: 2017, owner: 'Marina Duarte', segment: 'Atacado', terms: 'Boleto 28 dias', limit: 40_000, due: 3418.7,
    orders: [order('48.213', '19/11/2026', 2134.2, 'Entregue'), order('48.007', '04/11/2026', 1284.5, 'Faturado'), order('47.781', '21/10/2026', 3902, 'Pago'), order('47.512', '06/10/2026', 988.4, 'Pago')],
    past: [past('truck', 'Pedido 48.213 entregue', 'Uma caixa com avaria', '19/11'), past('receipt', 'Boleto enviado', 'Vencimento 25/11', '18/11'), past('phone-out', 'Ligação para Ana Beatriz', 'Durou 3:12, Marina Duarte', '12/11')],
  },
  {
    id: 'armazem-pires', company: 'Armazém Pires', contact: 'Carlos Eduardo Pires', phone: '5511955550178', email: 'carlos@armazempires.example',
    document: 'CNPJ 12.345.679/0001-30', city: 'São Paulo, SP', since: 2021, owner: 'Paulo Siqueira', segment: 'Atacado', terms: 'Boleto 21 dias', limit: 18_000, due: 0,
    orders: [order('48.230', '22/11/2026', 1860, 'Em separação'), order('47.940', '30/10/2026', 2410.8, 'Pago')],
    past: [past('chat', 'Cotação por WhatsApp', '12 caixas, frete a combinar', '22/11'), past('phone-in', 'Ligação recebida', 'Durou 1:40, Paulo Siqueira', '30/10')],
  },
  {
    id: 'vale-verde', company: 'Transportes Vale Verde', contact: 'Setor fiscal', phone: '5519955550133', email: 'fiscal@valeverde.example',
    document: 'CNPJ 12.345.680/0001-64', city: 'Limeira, SP', since: 2015, owner: 'Marina Duarte', segment: 'Atacado', terms: 'Faturado 30 dias', limit: 60_000, due: 7120.4,
    orders: [order('48.198', '18/11/2026', 7120.4, 'Faturado'), order('47.633', '13/10/2026', 6544, 'Pago')],
    past: [past('receipt', 'NF-e 48.198 enviada', 'Faturado 30 dias', '18/11'), past('note', 'Anotação', 'Enviar notas sempre para o setor fiscal.', '02/10')],
  },
  {
    id: 'luciana-prado', company: 'Ateliê Luciana Prado', contact: 'Luciana Prado', phone: '5511955550119', email: 'oi@atelieprado.example',
    document: 'CPF 123.456.789-09', city: 'Santo André, SP', since: 2024, owner: 'Renata Lemos', segment: 'Varejo', terms: 'Pix à vista', limit: 2000, due: 0,
    orders: [order('48.105', '11/11/2026', 412.9, 'Entregue')],
    past: [past('truck', 'Pedido 48.105 entregue', 'Recebido por Luciana', '13/11')],
  },
  {
    id: 'joao-batista', company: 'Empório João Batista', contact: 'João Batista Filho', phone: '5521955550164', email: 'emporio@joaobatista.example',
    document: 'CNPJ 12.345.681/0001-09', city: 'Niterói, RJ', since: 2019, owner: 'Renata Lemos', segment: 'Varejo', terms: 'Boleto 14 dias', limit: 8000, due: 1204,
    orders: [order('47.702', '16/10/2026', 1204, 'Atrasado'), order('47.250', '12/09/2026', 990.1, 'Pago')],
    past: [past('receipt', 'Boleto vencido', 'Pedido 47.702, 9 dias', '21/11'), past('phone-out', 'Tentativa de contato', 'Não atendeu', '20/11')],
  },
  {
    id: 'pao-da-serra', company: 'Padaria Pão da Serra', contact: 'Irene Lacerda', phone: '5512955550187', email: 'pedidos@paodaserra.example',
    document: 'CNPJ 12.345.682/0001-43', city: 'São José dos Campos, SP', since: 2018, owner: 'Marina Duarte', segment: 'Food service', terms: 'Boleto 7 dias', limit: 12_000, due: 640.5,
    orders: [order('48.221', '20/11/2026', 640.5, 'Faturado'), order('48.050', '06/11/2026', 655, 'Pago'), order('47.820', '23/10/2026', 612.2, 'Pago')],
    past: [past('note', 'Anotação', 'Entregar antes das 6 h, pela porta lateral. Portaria: (12) 95555-0190.', '20/11')],
  },
  {
    id: 'yamada', company: 'Yamada Hortifruti', contact: 'Sérgio Yamada', phone: '5511955550156', email: 'sergio@yamada.example',
    document: 'CNPJ 12.345.683/0001-88', city: 'Mogi das Cruzes, SP', since: 2020, owner: 'Paulo Siqueira', segment: 'Varejo', terms: 'Pix à vista', limit: 5000, due: 0,
    orders: [order('47.990', '03/11/2026', 318, 'Entregue')],
  },
  {
    id: 'rita-souza', company: 'Doces da Rita', contact: 'Rita de Cássia Souza', phone: '5511955550125', email: 'rita@docesdarita.example',
    document: 'CPF 987.654.321-00', city: 'Osasco, SP', since: 2025, owner: 'Renata Lemos', segment: 'Food service', terms: 'Pix à vista', limit: 1500, due: 0,
    orders: [order('48.180', '17/11/2026', 274.6, 'Em separação')],
  },
  {
    id: 'tres-irmaos', company: 'Mercearia Três Irmãos', contact: 'Valdir Moreira', phone: '5515955550162', email: 'contato@tresirmaos.example',
    document: 'CNPJ 12.345.684/0001-22', city: 'Sorocaba, SP', since: 2016, owner: 'Marina Duarte', segment: 'Varejo', terms: 'Boleto 21 dias', limit: 9000, due: 2230,
    orders: [order('48.099', '10/11/2026', 2230, 'Faturado'), order('47.560', '08/10/2026', 1980.7, 'Pago')],
  },
  {
    id: 'girassol', company: 'Creche Girassol', contact: 'Direção', phone: '5511955550128', email: 'direcao@girassol.example',
    document: 'CNPJ 12.345.685/0001-77', city: 'Guarulhos, SP', since: 2022, owner: 'Paulo Siqueira', segment: 'Food service', terms: 'Empenho 30 dias', limit: 10_000, due: 0,
    orders: [order('47.955', '31/10/2026', 1422.3, 'Pago')],
  },
  {
    id: 'otavio', company: 'Otávio Brandão Eventos', contact: 'Otávio Brandão', phone: '5511955550116', email: 'otavio@brandao.example',
    document: 'CPF 111.444.777-35', city: 'São Paulo, SP', since: 2023, owner: 'Renata Lemos', segment: 'Food service', terms: 'Pix à vista', limit: 3000, due: 0, doNotCall: true,
    orders: [order('47.011', '21/08/2026', 2840, 'Pago')],
  },
];

/** By the last eight digits: systems differ in country code, area code and the ninth digit. */
export function customerByNumber(number: string | undefined): Customer | undefined {
  const key = number?.replace(/\D/g, '').slice(-8) ?? '';
  return key.length < 8 ? undefined : customers.find(({ phone }) => phone.endsWith(key));
}

/** The agents' own extensions. */
export const colleagueNames: Readonly<Record<string, string>> = { '2102': 'Paulo Siqueira', '2103': 'Renata Lemos' };

/** The same people by what the chat vendor calls them, which lists nobody: conversations can be handed to them. */
export const colleagues = [
  { id: '60', name: 'Paulo Siqueira' },
  { id: '62', name: 'Renata Lemos' },
] as const;

export const customerById = (id: string): Customer | undefined => customers.find((customer) => customer.id === id);

/** `(11) 95555-0142` */
export function readable(phone: string): string {
  const [, area, first, last] = /^55(\d\d)(\d{4,5})(\d{4})$/.exec(phone) ?? [];
  return area ? `(${area}) ${first}-${last}` : phone;
}

const currency = new Intl.NumberFormat('pt-BR', { style: 'currency', currency: 'BRL' });

export const reais = (value: number): string => currency.format(value);
