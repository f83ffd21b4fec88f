export const START = 'demo-server:start';
export const STOP = 'demo-server:stop';

/** Query that asks for the page with real servers behind it. */
export const WIRE = 'wire';
