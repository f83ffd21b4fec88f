import { nothing } from 'lit';
import type { Call } from '../../domain/call.js';
import { iconMore, iconTransfer, iconVolume } from '../ui/icons-more.js';
import { control } from './call-controls.js';
import type { PhoneView, Piece } from './phone-view.js';

/**
 * The controls that open something else. Transfer only where it is `offered`: where it was possible once, so that the
 * control does not come and go with every act that is on its way.
 */
export function moreControls(view: PhoneView, call: Call, offered: boolean): readonly Piece[] {
  const { t, facts, inCall, openPanel, openMenu } = view;
  const menuOpen = inCall?.menuAt === 'call';
  return [
    offered ? transferControl(view, call) : nothing,
    facts.audio.devices === undefined
      ? nothing
      : control({ label: t.audio, shape: iconVolume, panel: 'audio', expanded: inCall?.open === 'audio', run: () => openPanel('audio', 'call') }),
    control({ label: t.more, shape: iconMore, menu: true, expanded: menuOpen, run: (button) => openMenu('call', button) }),
  ];
}

function transferControl({ t, inCall, busy, keys, openPanel }: PhoneView, { id, can, pending }: Call): Piece {
  const expanded = inCall?.open === 'transfer';
  const sending = pending === 'transfer' || busy('transfer', id) || busy('consult', id);
  const possible = !sending && (can.has('transfer') || can.has('consult'));
  return control({
    label: t.transfer,
    shape: iconTransfer,
    panel: 'transfer',
    expanded,
    busy: sending,
    off: !expanded && !possible,
    keys: keys('transfer'),
    run: () => openPanel('transfer', 'call'),
  });
}
