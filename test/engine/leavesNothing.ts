import { createEngine } from '../../src/engine/createEngine.js';
import { CatalogStore } from '../../src/store/catalogStore.js';
import { request, smallTown } from '../support/smallTown.js';

// Runs an engine as an application would, and then has nothing more to do: the process must end by itself.
const [directory = '', way = ''] = process.argv.slice(2);
const engine = await createEngine({
  client: () => Promise.resolve(smallTown),
  store: new CatalogStore(directory),
  refreshEvery: 10_000,
  maxAge: 3_600_000,
});
if (engine.quote(request).options.length === 0) throw new Error('no options');
if (way === 'close') await engine.close();
if (way === 'close while refreshing') {
  void engine.refresh();
  await new Promise((resolve) => setTimeout(resolve, 5));
  await engine.close();
}
process.stdout.write('done\n');
