import { endRegistrar, registrar, startRegistrar } from '../../support/sip-registrar/client.js';
import { describeFarEnds, users } from './far-end-suite.js';

describeFarEnds('Far ends over SIP on a real WebSocket', async () => {
  const { url } = await startRegistrar({ users });
  return {
    line: { WebSocket, server: url },
    drop: registrar.drop,
    freeze: registrar.freeze,
    thaw: registrar.thaw,
    registered: async user => (await registrar.bindings(user)).length,
  };
});

after(() => endRegistrar());
