/**
 * The 32 methods as the vendor's reference declares them: fields of the `json` parameter, and of one row of `Data`, in
 * order. `name:type`, with the letters of `FieldType`.
 */

/** u uniqueidentifier · s string · i int · g bigint · b bit · d datetime · m smalldatetime · x text · v varchar · n nvarchar */
export type FieldType = 'u' | 's' | 'i' | 'g' | 'b' | 'd' | 'm' | 'x' | 'v' | 'n';

export interface Field {
  readonly name: string;
  readonly type: FieldType;
}

export interface MethodSchema {
  readonly input: readonly Field[];
  /** `null`: the reference declares `Data: null`. */
  readonly row: readonly Field[] | null;
  /** How the input travels: in `json`, as a `json` without value, as `Hash`, or not at all. */
  readonly query: 'json' | 'empty-json' | 'hash' | 'none';
}

const fields = (text: string): readonly Field[] =>
  text.split(/\s+/).filter((word) => word !== '').map((word) => {
    const [name = '', type = 's'] = word.split(':');
    return { name, type: type as FieldType };
  });

function method(input: string, row: string | null, query: MethodSchema['query'] = 'json'): MethodSchema {
  return { input: fields(input), row: row === null ? null : fields(row), query };
}

const record = `
  AcessoLiberado:x Alteracao:d Atendente:u AtendenteDescricao:s Autonumeracao:i AutonumeracaoEmpresa:i Cadastro:m Categoria:i
  Concluido:b DataUltimaInteracaoAtendente:d DataUltimaInteracaoSolicitante:d DefinirObrigatoriamenteAtendenteHumano:b Empresa:u
  Hash:u Iniciado:b InicioAtendimento:m Notificavel:b ObservacoesAdicionais:x Plataforma:i PlataformaFormaContato:i Privado:b
  ReferenteCanal:u ReferenteCanalFormaContato:u ReferenteResponsavel:u ReferenteResponsavelDescricao:s ReferenteSolicitante:u
  ReferenteSolicitanteDescricao:s SolicitanteEmEspera:b TerminoAtendimento:m Titulo:s UsuarioAlteracao:u
  UsuarioAlteracaoDescricao:s UsuarioAlteracaoEmail:s UsuarioCriacao:u UsuarioCriacaoDescricao:s UsuarioCriacaoEmail:s
  VirtualHtmlConversa:s`;

export const schema = {
  ListarEmAberto: method('Empresa:v', `
    AtendenteHash:u AtendenteImagem:s AtendentePrimeiroNome:s AtendenteTitulo:s Atendimento:u AtendimentoMensagem:u Autonumeracao:i
    AutonumeracaoEmpresa:i Cadastro:s ChatInterno:b Cidade:s Cliente:u DiaMesHora:s Empresa:u EquipesAtendentes:s Hash:u Horario:s
    Imagem:s Iniciado:b InicioAtendimento:s Mensagem:s Momento:s NaoLidas:i Plataforma:i PlataformaFormaContato:i
    PlataformaFormaContatoTitulo:s PlataformaTitulo:s QtdAtendimentos:i ReferenteCanal:s ReferenteCanalFormaContato:s
    ReferenteSolicitante:u ReferenteSolicitanteHash:u SolicitanteCor:s SolicitanteEmail:s SolicitanteEmpresa:s SolicitanteIniciais:s
    SolicitanteLocalizacao:s SolicitanteTelefone:s SolicitanteTitulo:s SolicitanteWhatsapp:s TagCliente:s TagNovo:b`),
  ListarMeusAtendimentos: method('Contato:v Empresa:v', `
    AtendenteHash:u AtendenteImagem:s AtendentePrimeiroNome:s AtendenteTitulo:s Atendimento:u AtendimentoMensagem:u Autonumeracao:i
    AutonumeracaoEmpresa:i Cadastro:s ChatInterno:b Cidade:s Cliente:u Concluido:b Empresa:u EquipesAtendentes:s Hash:u Horario:s
    Imagem:s Iniciado:b InicioAtendimento:s Mensagem:s Momento:s NaoLidas:i Plataforma:i PlataformaFormaContato:i
    PlataformaFormaContatoTitulo:s PlataformaTitulo:s QtdAtendimentos:i ReferenteCanal:s ReferenteCanalFormaContato:s
    ReferenteSolicitante:u ReferenteSolicitanteHash:u SolicitanteCor:s SolicitanteEmail:s SolicitanteEmpresa:s SolicitanteIniciais:s
    SolicitanteLocalizacao:s SolicitanteTelefone:s SolicitanteTitulo:s SolicitanteWhatsapp:s TagCliente:s TagNovo:b`),
  ListarRecentes: method('top:i', `
    Alteracao:d Atendente:u AtendenteTitulo:s Atendimento:u Autonumeracao:i Cadastro:m Concluido:b ContatoTitulo:s
    DataUltimaInteracaoAtendente:d DataUltimaInteracaoSolicitante:d Email:s Empresa:u EmpresaTitulo:s Iniciado:b InicioAtendimento:m
    Plataforma:i PlataformaFormaContato:i ReferenteCanal:u ReferenteCanalFormaContato:u ReferenteSolicitante:u SolicitanteEmEspera:b
    TelefoneWhatsapp:s TerminoAtendimento:m`),
  ListarRelatorioPrincipal: method('Empresa:v Usuario:v', `
    Atendente:s AtendenteHash:u Atendimento:u AtendimentoCodigo:s Autonumeracao:i AutonumeracaoEmpresa:i Cadastro:s CadastroValor:m
    Concluido:s ConcluidoValor:b Hash:u Iniciado:s IniciadoValor:b InicioAtendimento:s InicioAtendimentoValor:m Marcadores:s
    MarcadoresHash:s Plataforma:s PlataformaConteudo:s PlataformaImagem:i PlataformaLabel:i ReferenteResponsavel:s
    ReferenteResponsavelDescricao:s ReferenteResponsavelHash:u ReferenteResponsavelTipo:s ReferenteSolicitante:s
    ReferenteSolicitanteEmail:s ReferenteSolicitanteHash:u TerminoAtendimento:s TerminoAtendimentoValor:m Titulo:s`),
  ListarMensagensAtendimento: method('Atendimento:v Empresa:v', `
    AtendenteHash:u AtendenteImagem:s AtendenteMensagemTipoAtendenteTitulo:s AtendentePrimeiroNome:s AtendenteTitulo:s Atendimento:u
    AtendimentoHash:u AtendimentoMensagem:u Autonumeracao:i AutorMensagem:s Cadastro:d Empresa:u Hash:u Horario:s HorarioSegundos:s
    Imagem:i Mensagem:s MensagemAtendente:i Momento:s SolicitanteCor:s SolicitanteIniciais:s SolicitanteTitulo:s`),
  ListarMensagensAtendimentoChat: method('Atendimento:v Empresa:v', `
    AtendenteHash:u AtendenteImagem:s AtendentePrimeiroNome:s AtendenteTitulo:s Atendimento:u AtendimentoHash:u
    AtendimentoMensagem:u Autonumeracao:i AutorMensagem:s Cadastro:d Empresa:u Hash:u Horario:s Imagem:i Mensagem:s
    MensagemAtendente:i Momento:s SolicitanteCor:s SolicitanteIniciais:s SolicitanteTitulo:s`),
  ListarMensagensEmAberto: method('Empresa:v Inicio:i Termino:i', `
    ArquivoAnexo:s AtendenteHash:u AtendenteImagem:s AtendenteMensagemTipoAtendenteTitulo:s AtendenteOriginalTitulo:s
    AtendentePrimeiroNome:s AtendenteResponsavel:u AtendenteResponsavelImagem:s AtendenteResponsavelPrimeiroNome:s
    AtendenteResponsavelTitulo:s AtendenteTitulo:s Atendimento:u AtendimentoHash:u AtendimentoMensagem:u AtendimentoOriginalHash:u
    Autonumeracao:i Autonumeracao:i AutorMensagem:s Cadastro:d Empresa:u Extensao:s Hash:u Horario:s HorarioSegundos:s Imagem:i
    InicioAtendimentoOriginal:m Mensagem:s MensagemAtendente:b Momento:s SolicitanteCor:s SolicitanteIniciais:s SolicitanteTitulo:s
    TerminoAtendimentoOriginal:m UrlAnexo:s`),
  ListarUltimasMensagens: method('Empresa:v', `
    ArquivoAnexo:s AtendenteHash:u AtendenteImagem:s AtendenteMensagemTipoAtendenteTitulo:s AtendenteOriginalTitulo:s
    AtendentePrimeiroNome:s AtendenteResponsavel:u AtendenteResponsavelImagem:s AtendenteResponsavelPrimeiroNome:s
    AtendenteResponsavelTitulo:s AtendenteTitulo:s Atendimento:u AtendimentoHash:u AtendimentoMensagem:u AtendimentoOriginalHash:u
    Autonumeracao:i AutonumeracaoEmpresa:i AutorMensagem:s Cadastro:d Empresa:u Extensao:s Hash:u Horario:s HorarioSegundos:s
    Imagem:i InicioAtendimentoOriginal:m Mensagem:s MensagemAtendente:b MensagemReticencias:s Momento:s PlataformaConteudo:s
    PlataformaTitulo:s SolicitanteCor:s SolicitanteEmEspera:b SolicitanteIniciais:s SolicitanteTitulo:s TerminoAtendimentoOriginal:m
    UrlAnexo:s`),
  ObterNovasMensagensChatSiteSse: method('Inicio:i Termino:i', `
    AtendenteHash:u AtendenteImagem:s AtendentePrimeiroNome:s AtendenteTitulo:s Atendimento:u AtendimentoHash:u
    AtendimentoMensagem:u Autonumeracao:i AutorMensagem:s Cadastro:d Empresa:u Hash:u Horario:s Imagem:i Mensagem:s
    MensagemAtendente:i Momento:s SolicitanteCor:s SolicitanteIniciais:s SolicitanteTitulo:s TipoAtendente:i`),
  AgendarMensagem: method('Atendente:v Atendimento:v DataAgendamento:m Empresa:v Mensagem:n', null),
  CriarPorContato: method('Atendente:v Atendimento:v CodigoReferenciaCanal:v Contato:v Empresa:v Plataforma:i', null),
  EncaminharAtendimento: method('Atendente:v Atendimento:v Empresa:v', 'Atendente:u Atendimento:u Empresa:u Hash:u Iniciado:b ReferenteResponsavel:u Titulo:s'),
  EncerrarAtendimento: method('Atendimento:v Empresa:v', null),
  EnviarMensagem: method(`
    Atendente:v Atendimento:v AtendimentoFluxoMensagem:v CodigoReferenciaCanal:v Contato:v Empresa:v Mensagem:n Plataforma:i`, null),
  IniciarAtendimento: method('Atendente:v Atendimento:v Empresa:v', 'Atendente:u Atendimento:u Empresa:u Hash:u Iniciado:b ReferenteResponsavel:u'),
  PegarAtendimento: method('Atendente:v Atendimento:v Empresa:v', 'Atendente:u Atendimento:u Concluido:b Empresa:u Hash:u Iniciado:b ReferenteResponsavel:u'),
  ListarDiasHorariosAtendentesAgendaDisponivel: method('AtendenteRelacionado:v Empresa:v', 'Data:d Usuario:u'),
  ListarHashesOutrosAtendentesEquipesAtendente: method('Atendente:v', 'Hash:u'),
  ListarHashesOutrosHumanosEquipesAtendente: method('Atendente:v', null),
  ListarMensagensPadrao: method('Empresa:v', 'AtendimentoMensagemPadrao:u Hash:u Plataforma:i Titulo:s TituloAbreviado:g'),
  ObterDashboard: method('Empresa:v', 'Propriedade:s Valor:s'),
  ColetarDadosIa: method(`
`, null, 'empty-json'),
  ProcessarOcorrenciaRespostaInicialBotIa: method(`
`, null, 'empty-json'),
  ProcessarOcorrenciaSemAtendente: method(`
`, null, 'empty-json'),
  ResponderMensagemBot: method('AtendimentoMensagem:v', null),
  ResponderMensagemIa: method('Atendimento:v Empresa:v', null),
  RespostaAutomaticaPronta: method(`
`, null, 'empty-json'),
  Acompanhar: method(`
`, `
    Alteracao:d AlteracaoNome:d Autonumeracao:i Cadastro:d CadastroNome:d Categoria:i CategoriaTitulo:s CodigoStatus:i Empresa:u
    EmpresaTitulo:s LogOcorrencia:u MensagemLog:s Nome:s Referente:u Sequencial:i Tabela:s`, 'empty-json'),
  Consultar: method('Hash:v', record),
  Excluir: method(`
`, null, 'hash'),
  Listar: method(`
`, `
    AcessoLiberado:x Alteracao:d Atendente:u Autonumeracao:i AutonumeracaoEmpresa:i Cadastro:m Categoria:i Concluido:b Empresa:u
    Hash:u Iniciado:b InicioAtendimento:m Notificavel:b ObservacoesAdicionais:x Plataforma:i PlataformaFormaContato:i Privado:b
    ReferenteResponsavel:u ReferenteSolicitante:u SolicitanteEmEspera:b TerminoAtendimento:m Titulo:s UsuarioAlteracao:u
    UsuarioCriacao:u`, 'none'),
  Salvar: method(`
    AcessoLiberado:x Atendente:u CamposAtualizados:n Categoria:i Concluido:b ConsultarPorCampo:v Empresa:v Hash:v HashAplicado:u
    Iniciado:b InicioAtendimento:m Modo:v Notificavel:b ObservacoesAdicionais:x Plataforma:i Privado:b ReferenteResponsavel:u
    ReferenteSolicitante:u RetornarDataSet:b TerminoAtendimento:m Titulo:v UsuarioAlteracao:u UsuarioCriacao:u
    ValorConsultaPorCampo:v VirtualHtmlConversa:n`, record),
} as const satisfies Record<string, MethodSchema>;

export type Method = keyof typeof schema;

export function isMethod(name: string): name is Method {
  return Object.hasOwn(schema, name);
}
