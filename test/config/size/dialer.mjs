import '../../../dist/elements/cc-dialer-status.js';
