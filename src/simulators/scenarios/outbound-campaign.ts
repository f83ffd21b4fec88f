import type { WideCloudSimulator } from '../widecloud/index.js';
import { OutboundDialler } from './outbound-dialler.js';
import { outboundCampaigns, seedOutbound } from './outbound-contacts.js';
import type { TelephoneScenario } from './telephone-scenario.js';

/** Three campaigns, of which two are dialled: answered calls ring the agent's telephone, and otherwise colleagues'. */
export const outboundCampaign: TelephoneScenario<WideCloudSimulator> = {
  name: 'outbound-campaign',
  seed: seedOutbound,
  run(port) {
    const dialler = new OutboundDialler(port);
    for (const { id, lines } of outboundCampaigns) dialler.work(id, lines);
    return () => dialler.stop();
  },
};

/** The same lists, and nobody is called: for stories and tests. */
export const outboundCampaignQuiet: TelephoneScenario<WideCloudSimulator> = { name: 'outbound-campaign-quiet', seed: seedOutbound, run: () => () => undefined };
