import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/**
 * The layout as a law: what each folder of `src` may import. The data flows one way (API payload → catalog →
 * network → quote → option → confirmation), and nothing imports up that flow.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  digest: [],
  geo: [],
  time: [],
  pricing: [],
  routing: ['geo', 'time'],
  catalog: ['geo', 'pricing'],
  policy: ['pricing', 'time'],
  network: ['geo', 'time', 'pricing', 'routing', 'catalog', 'policy', 'digest'],
  quote: ['geo', 'time', 'pricing', 'routing', 'network'],
  map: ['geo', 'time', 'pricing', 'routing', 'catalog', 'policy', 'network'],
  compare: ['time', 'pricing', 'quote'],
  order: ['pricing', 'quote'],
  seal: ['time', 'network', 'quote', 'order'],
  api: ['catalog', 'quote', 'order'],
  store: ['catalog'],
  engine: ['api', 'store', 'catalog', 'policy', 'network', 'quote'],
  emulator: [],
  'index.ts': ['geo', 'pricing', 'catalog', 'policy', 'network', 'quote'],
  'client.ts': ['api', 'store', 'engine', 'seal', 'order', 'catalog'],
  'emulator.ts': ['emulator'],
  'cli.ts': ['cli'],
  cli: ['*'],
};

/** Folders that compute and do nothing else: no I/O, no clock, no chance, no Node built-in. */
const PURE = [
  'geo',
  'time',
  'pricing',
  'routing',
  'catalog',
  'policy',
  'network',
  'quote',
  'map',
  'compare',
  'order',
];

/** What reads the clock, draws chance, waits, prints or reaches the world outside. */
const IMPURE_GLOBALS = new Set([
  'process',
  'Buffer',
  'console',
  'fetch',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'globalThis',
  'window',
  'document',
  'require',
  'crypto',
  'WebSocket',
  'XMLHttpRequest',
]);

interface Source {
  /** `geo` for src/geo/sphere.ts; the file's own name right under src. */
  readonly place: string;
  readonly path: string;
  readonly tree: ts.SourceFile;
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name): Source => {
    const path = join('src', name);
    const tree = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2023, true);
    return { path, place: placeOf(path), tree };
  });

function placeOf(path: string): string {
  return relative('src', path).split(/[\\/]/)[0] ?? '';
}

/** Every node of a source file. */
function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

/** The module texts that a file imports or re-exports, types included, `import()` included. */
function importsOf({ tree }: Source): string[] {
  const found: string[] = [];
  for (const node of nodesOf(tree)) {
    const text =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined;
    if (text !== undefined && ts.isStringLiteralLike(text)) found.push(text.text);
  }
  return found;
}

function isBuiltin(module: string): boolean {
  return module.startsWith('node:') || builtinModules.includes(module);
}

describe('the layout', () => {
  test('knows every folder and entry of src', () => {
    expect(sources.map(({ place }) => place).filter((place) => !(place in MAY_IMPORT))).toEqual([]);
  });

  test('lets imports go one way only', () => {
    const wrong = sources.flatMap((source) => {
      const allowed = MAY_IMPORT[source.place] ?? [];
      return importsOf(source)
        .filter((module) => module.startsWith('.'))
        .map((module) => placeOf(join(dirname(source.path), module)))
        .filter((place) => place !== source.place && !allowed.includes(place) && !allowed.includes('*'))
        .map((place) => `${source.path} imports ${place}`);
    });
    expect(wrong).toEqual([]);
  });

  test('allows no import that there is not', () => {
    const imported = new Set(
      sources.flatMap((source) =>
        importsOf(source).map((module) => `${source.place} ${placeOf(join(dirname(source.path), module))}`),
      ),
    );
    const unused = Object.entries(MAY_IMPORT).flatMap(([place, allowed]) =>
      allowed
        .filter((next) => next !== '*' && !imported.has(`${place} ${next}`))
        .map((next) => `${place} ${next}`),
    );
    expect(unused).toEqual([]);
  });

  test('has no cycle between folders', () => {
    const below = (place: string, seen: readonly string[]): readonly string[] =>
      (MAY_IMPORT[place] ?? []).flatMap((next) => {
        expect(seen, [...seen, next].join(' → ')).not.toContain(next);
        return next === '*' ? [] : [next, ...below(next, [...seen, next])];
      });
    for (const place of Object.keys(MAY_IMPORT)) below(place, [place]);
  });
});

describe('the pure folders', () => {
  const pure = sources.filter(({ place }) => PURE.includes(place) || place === 'index.ts');

  test('are there', () => {
    expect(new Set(pure.map(({ place }) => place))).toEqual(new Set([...PURE, 'index.ts']));
  });

  test('import no Node built-in', () => {
    const found = pure.flatMap((source) =>
      importsOf(source)
        .filter(isBuiltin)
        .map((module) => `${source.path} imports ${module}`),
    );
    expect(found).toEqual([]);
  });

  test('touch no clock, chance, timer, network or process', () => {
    const found = pure.flatMap(({ path, tree }) =>
      [...nodesOf(tree)].filter((node) => touchesTheWorld(node)).map((node) => `${path}: ${node.getText()}`),
    );
    expect(found).toEqual([]);
  });
});

/** `Date.now()`, `new Date()`, `Date()`, `Math.random`, or one of the globals, used as such. */
function touchesTheWorld(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) {
    const text = node.getText();
    return text === 'Date.now' || text === 'Math.random';
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date') return !node.arguments?.length;
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return true;
  if (!ts.isIdentifier(node) || !IMPURE_GLOBALS.has(node.text)) return false;
  const { parent } = node;
  const isName =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent)) &&
      parent.name === node);
  return !isName;
}
