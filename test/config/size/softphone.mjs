import '../../../dist/elements/cc-softphone.js';
