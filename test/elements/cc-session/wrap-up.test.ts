import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/cc-session/define.js';
import type { CcSession } from '../../../src/elements/cc-session/cc-session.js';
import { signedInSession } from '../../support/scripted-session.js';

const dispositions = [{ id: 'paid', label: 'Pago' }];

describe('cc-session wrap-up', () => {
  it('follows its attributes', async () => {
    const { session } = await signedInSession();
    const { $settings } = session.wrapUp;
    const element = await fixture<CcSession>(html`<cc-session .session=${session}></cc-session>`);
    expect($settings.get()).to.equal(undefined);
    element.setAttribute('wrap-up', '120');
    await element.updateComplete;
    expect($settings.get()).to.deep.equal({ dispositions: [], required: false, limit: 120_000 });
    element.setAttribute('wrap-up', '');
    element.toggleAttribute('require-disposition', true);
    element.dispositions = dispositions;
    await element.updateComplete;
    expect($settings.get()).to.deep.equal({ dispositions, required: true });
    element.removeAttribute('wrap-up');
    element.removeAttribute('require-disposition');
    element.dispositions = undefined;
    await element.updateComplete;
    expect($settings.get()).to.equal(undefined);
  });

  it('leaves the settings that a session was made with where it says nothing', async () => {
    const { session } = await signedInSession({}, { wrapUp: { dispositions, limit: 5000 } });
    await fixture<CcSession>(html`<cc-session .session=${session}></cc-session>`);
    expect(session.wrapUp.$settings.get()).to.deep.equal({ dispositions, limit: 5000 });
  });

  it('gives them to the session from its start', async () => {
    const { session } = await signedInSession();
    await fixture<CcSession>(html`<cc-session wrap-up="30" .dispositions=${dispositions} .session=${session}></cc-session>`);
    expect(session.wrapUp.$settings.get()).to.deep.equal({ dispositions, required: false, limit: 30_000 });
  });
});
