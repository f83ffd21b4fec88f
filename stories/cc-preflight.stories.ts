import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/cc-preflight/define.js';
import { signedInStory, storySession } from './support/demo-session.js';
import type { PhoneStory } from './support/phone-exchange.js';
import {
  askingStory, changeDevice, offlineStory, phonelessStory, preflightStory, runningStory, stoppedStory, testedStory,
} from './support/preflight-stories.js';

const meta: Meta = {
  title: 'Widgets/cc-preflight',
  component: 'cc-preflight',
  args: { layout: 'auto', density: 'comfortable' },
  argTypes: {
    layout: { control: 'inline-radio', options: ['auto', 'compact', 'panel', 'full'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
  },
  render: ({ layout, density }, { loaded }) => html`<cc-preflight
    layout=${String(layout)}
    density=${String(density)}
    .session=${(loaded as PhoneStory).session}
  ></cc-preflight>`,
};
export default meta;

/** Before the first test. Press to see it run. */
export const Idle: StoryObj = { loaders: [() => preflightStory({ pace: 700 })] };

/** The agent speaks, and sees how loud. */
export const Listening: StoryObj = { loaders: [() => runningStory('microphone')] };

/** Only the agent knows whether the sound was heard. */
export const AsksForSound: StoryObj = { loaders: [askingStory] };

export const Measuring: StoryObj = { loaders: [() => runningStory('network')] };

export const Passed: StoryObj = { loaders: [() => testedStory()] };

export const Compact: StoryObj = { args: { density: 'compact' }, loaders: [() => testedStory()] };

/** Warnings keep nobody off, but they are said. */
export const Warned: StoryObj = {
  loaders: [() => testedStory({ outcomes: { network: { verdict: 'warn', reason: 'high-loss', figures: { loss: 0.03, jitter: 41, roundTrip: 180 } } } })],
};

/** The cause and the one thing to do, in the row that it is about. */
export const Failed: StoryObj = {
  loaders: [() => testedStory({ outcomes: { microphone: { verdict: 'fail', reason: 'microphone-silent' }, registration: { verdict: 'fail', reason: 'wrong-credentials' } } }, false)],
};

/** The browser keeps the page from what it needs. */
export const Blocked: StoryObj = {
  loaders: [
    () => testedStory({
      outcomes: {
        'frame-policy': { verdict: 'fail', reason: 'microphone-not-allowed-in-frame' },
        permission: { verdict: 'fail', reason: 'microphone-denied' },
        microphone: { verdict: 'fail', reason: 'microphone-denied' },
        speaker: { verdict: 'fail', reason: 'sound-blocked' },
        server: { verdict: 'fail', reason: 'local-network-blocked' },
        registration: { verdict: 'fail', reason: 'not-registered' },
        network: { verdict: 'fail', reason: 'turn-silent' },
        codec: { verdict: 'warn', reason: 'no-opus' },
      },
    }),
  ],
};

/** Server and registration are the business of the tab that holds the telephone. */
export const OtherTab: StoryObj = { loaders: [() => testedStory({ outcomes: { server: { verdict: 'skipped', figures: {} }, registration: { verdict: 'skipped' } } })] };

export const Stopped: StoryObj = { loaders: [stoppedStory] };

/** Of the microphone that was chosen since, the test says nothing. */
export const DeviceChanged: StoryObj = {
  loaders: [() => preflightStory()],
  play: ({ canvasElement, loaded }) => changeDevice(canvasElement, loaded as PhoneStory),
};

export const Offline: StoryObj = { loaders: [offlineStory] };

/** The checks of the SIP telephone itself, against the server in the page. */
export const RealTelephone: StoryObj = { loaders: [() => signedInStory()] };

export const WithoutPhone: StoryObj = { loaders: [phonelessStory] };

export const SignedOut: StoryObj = { loaders: [() => storySession()] };

export const NoSession: StoryObj = { render: () => html`<cc-preflight session="nobody"></cc-preflight>` };
