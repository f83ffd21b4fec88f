import { headerOf, until } from './kit.js';

const tail = ['Max-Forwards: 70', 'Contact: <sip:far@far.invalid;transport=ws>'];

/** An INVITE from 2999 to the agent with headers of one's own, and real media behind it. */
export async function inviteFrom(connection: RTCPeerConnection, callId: string, headers: readonly string[]): Promise<string> {
  if (!connection.localDescription) {
    connection.addTransceiver('audio');
    await connection.setLocalDescription();
    await until('candidates', () => connection.iceGatheringState === 'complete');
  }
  const sdp = connection.localDescription?.sdp ?? '';
  return [
    'INVITE sip:2001@a.invalid SIP/2.0',
    `Via: SIP/2.0/WS new.invalid;branch=z9hG4bK${callId}`,
    'From: "Caio" <sip:2999@example.test>;tag=new',
    'To: <sip:2001@example.test>',
    `Call-ID: ${callId}`,
    'CSeq: 1 INVITE',
    ...tail,
    ...headers,
    'Content-Type: application/sdp',
    `Content-Length: ${sdp.length}`,
    '',
    sdp,
  ].join('\r\n');
}

/** Above everything that the far end itself has sent, or would send. */
let sequence = 900;

/** A request from the called party, inside the call that `invite` opened and `ok` confirmed. */
export function within(invite: string, ok: string, method: string, headers: readonly string[] = []): string {
  sequence += 1;
  const contact = /<([^>]+)>/.exec(headerOf(invite, 'Contact'))?.[1] ?? '';
  return [
    `${method} ${contact} SIP/2.0`,
    `Via: SIP/2.0/WS far.invalid;branch=z9hG4bK${method}${sequence}`,
    `From: ${headerOf(ok, 'To')}`,
    `To: ${headerOf(ok, 'From')}`,
    `Call-ID: ${headerOf(ok, 'Call-ID')}`,
    `CSeq: ${sequence} ${method}`,
    ...tail,
    ...headers,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
}
