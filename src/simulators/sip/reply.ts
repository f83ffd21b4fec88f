import { header, type Header, headers, type SipRequest, type SipResponse } from './message.js';
import { parseAddress } from './uri.js';

const REASONS: Readonly<Record<number, string>> = {
  100: 'Trying',
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  423: 'Interval Too Brief',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  483: 'Too Many Hops',
  484: 'Address Incomplete',
  486: 'Busy Here',
  487: 'Request Terminated',
  488: 'Not Acceptable Here',
  500: 'Server Internal Error',
  503: 'Service Unavailable',
  600: 'Busy Everywhere',
  603: 'Decline',
};

/** The server's own answer to a request (RFC 3261 part 8.2.6). `toTag` is needed for all but 100. */
export function makeReply(
  request: SipRequest,
  status: number,
  toTag: string,
  extra: readonly Header[] = [],
): SipResponse {
  const to = header(request, 'To') ?? '';
  const tagged = status === 100 || parseAddress(to)?.params.has('tag') ? to : `${to};tag=${toTag}`;
  return {
    kind: 'response',
    status,
    reason: REASONS[status] ?? 'Unknown',
    headers: [
      ...headers(request, 'Via').map(value => ({ name: 'Via', value })),
      { name: 'From', value: header(request, 'From') ?? '' },
      { name: 'To', value: tagged },
      { name: 'Call-ID', value: header(request, 'Call-ID') ?? '' },
      { name: 'CSeq', value: header(request, 'CSeq') ?? '' },
      ...extra,
      { name: 'Content-Length', value: '0' },
    ],
    body: '',
  };
}
