import { readFile } from 'node:fs/promises';

/** A line by which a compiled module imports from another; a type leaves none. */
const IMPORT = /^import .*? from ['"](\..+?)['"];\n/gm;

/** The modules of viewer/ as one script that imports nothing, in the order in which they would run. */
export async function viewerScript(): Promise<string> {
  const seen = new Set<string>();
  const texts: string[] = [];
  const add = async (module: URL): Promise<void> => {
    if (seen.has(module.href)) return;
    seen.add(module.href);
    const text = await readFile(module, 'utf8');
    for (const [, path = ''] of text.matchAll(IMPORT)) await add(new URL(path, module));
    texts.push(text.replaceAll(IMPORT, '').replaceAll(/^export (?:\{\};\n?)?/gm, ''));
  };
  await add(new URL('./viewer/start.js', import.meta.url));
  return texts.join('');
}
