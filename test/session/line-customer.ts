import { createFarEnd, type FarEnd } from '../../src/simulators/sip/index.js';

declare global {
  interface Window {
    /** For the test that opened this page. */
    customer?: FarEnd;
  }
}

const asked = new URLSearchParams(location.search);

window.customer = await createFarEnd({
  WebSocket,
  server: asked.get('server') ?? '',
  domain: 'example.test',
  user: asked.get('user') ?? '',
  password: 'pw',
  sound: 'tone',
});
