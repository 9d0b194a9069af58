const LONGEST = 200;

/**
 * The beginning of a body as one line of plain text, at most 200 characters: tags, scripts and control
 * characters go; null where nothing is left. `'<h1>Ошибка</h1>\n<p>502</p>' => 'Ошибка 502'`
 */
export function excerptOf(text: string): string | null {
  const plain = text
    .slice(0, 4_000)
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  if (plain === '') return null;
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 1).trimEnd()}…`;
}

/** HTML or XML: no JSON begins so. */
export function looksLikeMarkup(text: string): boolean {
  return text.trimStart().startsWith('<');
}
