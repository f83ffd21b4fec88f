import { createSession } from '../../../dist/session.js';

/** What a host page adds to the telephone. */
globalThis.openTelephone = () => {
  const { document } = globalThis;
  const account = { user: '2001', password: 'pw' };
  const voice = globalThis.sip({ server: 'ws://sip.example.test', domain: 'example.test', user: account.user, credentials: async () => account });
  const element = document.createElement('cc-softphone');
  element.lang = 'pt-BR';
  element.session = createSession({ backends: [], voice });
  document.body.append(element);
  return element.session;
};
