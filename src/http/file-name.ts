const MAX_CHARACTERS = 100;

/** The name of a file as it may be stored and sent: no folder, no control or direction characters, well formed, at most 100 characters. */
export function cleanFileName(name: string): string {
  const base = name.normalize('NFC').split(/[/\\]/).at(-1)!;
  const shown = base.replace(/[\p{C}\uFFFD"<>:|?*]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '');
  return Array.from(shown).slice(-MAX_CHARACTERS).join('') || 'file';
}

/** RFC 6266: an ASCII name for old readers, the true one in UTF-8. */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  const clean = cleanFileName(name);
  const ascii = clean.replace(/[^\x20-\x7e]+/g, '_').replace(/[%\\]/g, '_');
  const utf8 = encodeURIComponent(clean).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}
