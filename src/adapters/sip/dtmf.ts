import { type Session, SessionState } from 'sip.js';
import { Fault } from '../../domain/fault.js';
import { faultOfStatus } from './status-fault.js';
import type { Descriptions } from './descriptions.js';

const duration = 160;
const gap = 70;

/** Sends 0-9, * and # in order: in the media (RFC 4733) where that was negotiated, else by INFO. */
export async function sendTones(
  session: Session,
  descriptions: Descriptions | undefined,
  tones: string,
  mode: 'auto' | 'rfc4733' | 'info',
): Promise<void> {
  if (!/^[0-9*#]{1,64}$/.test(tones)) throw new Fault('rejected');
  const inMedia = mode !== 'info' && sendInMedia(descriptions, tones);
  if (inMedia) return;
  if (mode === 'rfc4733') throw new Fault('unsupported');
  for (const tone of tones) await sendInfo(session, tone);
}

function sendInMedia(descriptions: Descriptions | undefined, tones: string): boolean {
  const dtmf = descriptions?.audioSender?.dtmf;
  if (!dtmf?.canInsertDTMF) return false;
  // A second call replaces what still waits to be sent.
  dtmf.insertDTMF(dtmf.toneBuffer + tones, duration, gap);
  return true;
}

/** The format that PBXs agree on, though no RFC has it. */
function sendInfo(session: Session, tone: string): Promise<void> {
  if (session.state !== SessionState.Established) return Promise.reject(new Fault('conflict'));
  const content = `Signal=${tone}\r\nDuration=${duration}\r\n`;
  return new Promise((resolve, reject) => {
    session
      .info({
        requestOptions: { body: { contentDisposition: 'render', contentType: 'application/dtmf-relay', content } },
        requestDelegate: {
          onAccept: () => resolve(),
          onReject: ({ message }) => reject(faultOfStatus(message.statusCode ?? 500)),
        },
      })
      .catch((error: unknown) => reject(new Fault('conflict', { cause: error })));
  });
}
