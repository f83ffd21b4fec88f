/** How PHP on Apache prints things: what the simulator's answers look like on the wire, spoilt or not. */

const BIG = 1_000_000;

/** `json_encode` without flags: slashes and everything beyond ASCII escaped. */
export function phpJson(value: unknown): string {
  const json = JSON.stringify(value);
  // Escaping tens of megabytes costs seconds and shows nothing that smaller answers do not.
  if (json.length > BIG) return json;
  return json.replace(/[/\u0080-\uffff]/g, character =>
    character === '/' ? '\\/' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export const phpHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=UTF-8',
  'cache-control': 'no-store',
};

const page = (title: string, text: string) =>
  `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${title}</title>\n</head><body>\n<h1>${title}</h1>\n<p>${text}</p>\n</body></html>\n`;

export function notFoundPage(): string {
  return page('404 Not Found', 'The requested URL was not found on this server.');
}

export function errorPage(status: number): string {
  return page(`${status} Error`, 'The server could not complete your request.');
}

export function maintenancePage(): string {
  return page('Sistema em manutenção', 'Voltamos em instantes.');
}

export const phpWarning =
  '<br />\n<b>Warning</b>:  Undefined array key "id" in <b>/var/www/html/mobile/conexao.php</b> on line <b>42</b><br />\n';

/** As the documentation prints the attachment's answer: the second member lost its braces. */
export function bareMember(json: string): string {
  return json.replace(/,\{("mensagens":[\s\S]*\})\}\]$/, ',$1]');
}
