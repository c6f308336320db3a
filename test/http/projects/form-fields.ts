/** The controls of a form by name. */
export type Fields = Record<string, string>;

/** What a person sends who has opened this page of a form: every control as it stands. */
export function fieldsOf(html: string): Fields {
  const start = html.search(/<form class="(beside|form-whole)"/);
  const form = html.slice(start, html.indexOf('</form>', start));
  const fields: Fields = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const [name, value, type] = ['name', 'value', 'type'].map((key) => new RegExp(` ${key}="([^"]*)"`).exec(tag)?.[1]);
    if (name === undefined || type === 'file') continue;
    if ((type === 'checkbox' || type === 'radio') && !/ checked/.test(tag)) continue;
    fields[name] = plain(value ?? '');
  }
  for (const [, name, body] of form.matchAll(/<select[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name!] = plain(/value="([^"]*)" selected/.exec(body!)?.[1] ?? /value="([^"]*)"/.exec(body!)?.[1] ?? '');
  for (const [, name, body] of form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/textarea>/g))
    fields[name!] = plain(body!);
  return fields;
}

/** A value as a browser reads it out of a page. */
export const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x3D;', '=')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
