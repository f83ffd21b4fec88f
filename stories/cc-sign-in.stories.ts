import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/cc-sign-in/define.js';
import { demoUsers } from '../src/simulators/demo/index.js';
import { refused, signedInStory, storySession, type StorySession } from './support/demo-session.js';

const meta: Meta = {
  title: 'Widgets/cc-sign-in',
  component: 'cc-sign-in',
  args: { density: 'comfortable' },
  argTypes: { density: { control: 'inline-radio', options: ['comfortable', 'compact'] } },
  render: ({ density }, { loaded }) =>
    html`<cc-sign-in density=${String(density)} .session=${(loaded as StorySession).session}></cc-sign-in>`,
};
export default meta;

/** User and password; try `marina@serraazul` with `demo1234`. */
export const UserAndPassword: StoryObj = { loaders: [() => storySession()] };

export const WrongPassword: StoryObj = {
  loaders: [
    async () => {
      const story = await storySession();
      await refused(story.session.auth.signIn({ user: demoUsers.marina.user, password: 'errada' }));
      return story;
    },
  ],
};

/** The code is 482913 in the demo. */
export const SecondFactor: StoryObj = {
  loaders: [
    async () => {
      const story = await storySession();
      await story.session.auth.signIn(demoUsers.secondFactor);
      return story;
    },
  ],
};

export const WrongCode: StoryObj = {
  loaders: [
    async () => {
      const story = await storySession();
      await story.session.auth.signIn(demoUsers.secondFactor);
      await refused(story.session.auth.confirmSecondFactor('000000'));
      return story;
    },
  ],
};

export const PasswordChange: StoryObj = {
  loaders: [
    async () => {
      const story = await storySession();
      await story.session.auth.signIn(demoUsers.newcomer);
      return story;
    },
  ],
};

export const SignedIn: StoryObj = { loaders: [() => signedInStory()] };

export const NoSession: StoryObj = { render: () => html`<cc-sign-in session="nobody"></cc-sign-in>` };
