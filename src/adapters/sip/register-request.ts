import { Grammar, type UserAgent } from 'sip.js';

export interface RegisterRequest {
  /** RFC 3261 part 10.2: the same for all registrations of one run, with a growing CSeq. */
  readonly callId: string;
  readonly cseq: number;
  readonly instanceId: string;
  /** Seconds; 0 takes the binding away. */
  readonly expires: number;
}

export type RegisterAnswer =
  | { readonly kind: 'accepted'; readonly expires: number }
  | { readonly kind: 'too-brief'; readonly expires: number }
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfter?: number };

interface ResponseHeaders {
  readonly statusCode?: number | undefined;
  getHeader(name: string): string | undefined;
  getHeaders(name: string): string[];
}

/**
 * One REGISTER, digest included. The library's `Registerer` is not used: a pending one blocks for 32 s after its socket
 * went, its refresh tells nobody that it failed, and disposing of one takes its successor's binding away.
 *
 * Returns a look at the CSeq reached so far: an answered challenge counts it up.
 */
export function sendRegister(agent: UserAgent, request: RegisterRequest, settle: (answer: RegisterAnswer) => void): () => number {
  const aor = agent.userAgentCore.configuration.aor;
  const registrar = aor.clone();
  registrar.user = undefined;
  const contact = `${agent.contact.toString({ register: true })};reg-id=1;+sip.instance="<urn:uuid:${request.instanceId}>"`;
  const message = agent.userAgentCore.makeOutgoingRequestMessage(
    'REGISTER',
    registrar,
    aor,
    aor,
    { callId: request.callId, cseq: request.cseq },
    [`Contact: ${contact};expires=${request.expires}`, 'Allow: ACK, BYE, CANCEL, INFO, INVITE, NOTIFY, OPTIONS, REFER'],
  );
  agent.userAgentCore.register(message, {
    onAccept: ({ message: response }) => settle({ kind: 'accepted', expires: takeBinding(agent, response, request) }),
    onReject: ({ message: response }) => settle(refusal(response)),
    onRedirect: ({ message: response }) => settle(refusal(response)),
  });
  return () => message.cseq;
}

function refusal(response: ResponseHeaders): RegisterAnswer {
  const status = response.statusCode ?? 0;
  const minExpires = Number(response.getHeader('min-expires'));
  if (status === 423 && Number.isFinite(minExpires) && minExpires > 0) return { kind: 'too-brief', expires: minExpires };
  const seconds = Number.parseInt(response.getHeader('retry-after') ?? '', 10);
  return { kind: 'refused', status, ...(Number.isFinite(seconds) ? { retryAfter: seconds * 1000 } : {}) };
}

/** Seconds granted. Takes over the GRUU (RFC 5627), which the library puts into dialogs by itself from then on. */
function takeBinding(agent: UserAgent, response: ResponseHeaders, request: RegisterRequest): number {
  const own = response.getHeaders('contact').find(value => isOwn(value, agent, request.instanceId)) ?? '';
  const gruu = /;\s*pub-gruu\s*=\s*"([^"]+)"/i.exec(own)?.[1];
  const uri = gruu === undefined ? undefined : Grammar.URIParse(gruu);
  if (uri) agent.contact.pubGruu = uri;
  const granted = Number(/;\s*expires\s*=\s*(\d+)/i.exec(own)?.[1] ?? response.getHeader('expires') ?? request.expires);
  return Number.isFinite(granted) && granted > 0 ? granted : request.expires;
}

function isOwn(contact: string, agent: UserAgent, instanceId: string): boolean {
  return contact.includes(instanceId) || contact.includes(`${agent.contact.uri.user ?? ''}@`);
}
