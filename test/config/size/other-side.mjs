import { createFarEnd, inPageSip } from '../../../dist/simulators/sip.js';

/** Registrar and customer, in the page but bundled apart: nothing of them is the telephone's. */
globalThis.openOtherSide = () => {
  const customer = { user: '+5511987650001', password: 'pw' };
  const { WebSocket } = inPageSip({ users: { 2001: 'pw', [customer.user]: customer.password } });
  globalThis.WebSocket = WebSocket;
  return createFarEnd({ WebSocket, ...customer, sound: 'tone' });
};
