import { byId } from './dom.js';

/** The check before the shift, over the page and only when it is asked for. */
export function offerCheck(say: (text: string) => void): void {
  const dialog = byId<HTMLDialogElement>('teste');
  byId('abrir-teste').addEventListener('click', () => {
    void import('../src/elements/cc-preflight/define.js').then(() => dialog.showModal());
  });
  byId('fechar-teste').addEventListener('click', () => dialog.close());
  dialog.addEventListener('cc-preflight-done', () => {
    dialog.close();
    say('Equipamento testado. Bom turno!');
  });
}
