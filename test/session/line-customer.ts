import { createFarEnd, type FarEnd } from '../../src/simulators/sip/index.js';

declare global {
  interface Window {
    /** For the test that opened this page. */
    customer?: FarEnd;
  }
}

const asked = new URLSearchParams(location.search);
const [user = '', password = ''] = (asked.get('account') ?? '').split(':');

window.customer = await createFarEnd({
  WebSocket,
  server: asked.get('server') ?? '',
  domain: 'example.test',
  user,
  password,
  sound: 'tone',
});
