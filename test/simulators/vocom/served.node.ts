import { expect } from 'chai';
import { vocom } from '../../../src/adapters/vocom/index.js';
import { VocomSimulator } from '../../../src/simulators/vocom/index.js';
import { serveVocom } from '../../../src/simulators/vocom/node.js';

describe('Vocom: the simulator behind HTTP', () => {
  it('serves the adapter over a real wire', async () => {
    const simulator = new VocomSimulator();
    simulator.addAgent('DEV', ['FILA']);
    const served = await serveVocom(simulator);
    const backend = vocom({ url: served.url, company: simulator.company, agent: 'DEV', extension: '2000', queues: ['FILA'] });
    try {
      await backend.auth?.signIn({ token: simulator.key });
      await backend.agent?.goOnline?.();
      const id = await backend.voice?.dial('1100000001');
      expect(simulator.ledger.placed).to.have.length(1);
      expect(simulator.pbx.calls.get(id ?? '')?.state).to.equal('up');
      expect(await backend.agent?.peers?.()).to.have.nested.property('[0].availability', 'available');
      expect(simulator.ledger.violations).to.deep.equal([]);
    } finally {
      await backend.auth?.signOut();
      await served.close();
    }
  });

  it('refuses a wrong key', async () => {
    const simulator = new VocomSimulator();
    const answer = await simulator.handle({ path: '/interact_cti/agent/login/', verb: 'POST', authorization: 'Basic x', body: '{}' });
    expect(answer).to.have.property('body').that.includes('authentication_failed');
  });
});
