import { performance } from 'node:perf_hooks';
import Flatbush from 'flatbush';
import { BOX, boundBoxes, boundLine } from '../src/geo/boundingBox.js';
import {
  type BoxTree,
  NODE_SIZE,
  buildBoxTree,
  itemsInOrder,
  middlesOfItems,
  renumbered,
} from '../src/geo/boxTree.js';
import { quote } from '../src/index.js';
import { CompiledNetwork } from '../src/network/compiledNetwork.js';
import { RUN_POINTS, type RouteRuns } from '../src/routing/routeRuns.js';
import { inTurns, latencyOf } from './latency.js';
import type { NetworkSize } from './networks.js';
import type { Packing } from './report.js';
import { makeSetting } from './setting.js';

/**
 * The same network with its index of runs packed by flatbush (along a Hilbert curve) in place of rbush (by
 * sorting and slicing), and nothing else changed: what the choice of the library is worth.
 */
export async function packing(size: NetworkSize, requestCount: number, rounds: number): Promise<Packing> {
  const { network, requests } = makeSetting(size, 'cheapest', requestCount);
  const parts = CompiledNetwork.partsOf(network);
  const boxes = runBoxes(parts.runs, parts.routes.xyz);
  const start = performance.now();
  buildBoxTree(boxes);
  const packed = performance.now();
  const tree = packWithFlatbush(boxes);
  const rbushBuildMs = packed - start;
  const flatbushBuildMs = performance.now() - packed;

  const repacked = new CompiledNetwork({ ...parts, runs: reordered(parts.runs, tree) });
  const differences = requests.filter(
    (request) => JSON.stringify(quote(network, request)) !== JSON.stringify(quote(repacked, request)),
  ).length;
  const contenders = [network, repacked].map((one, i) => ({
    name: i === 0 ? 'rbush' : 'flatbush',
    answer: (request: (typeof requests)[number]) => quote(one, request),
  }));
  const [rbush = [], flatbush = []] = await inTurns(contenders, requests, rounds, 3);
  return {
    rbush: latencyOf(rbush),
    flatbush: latencyOf(flatbush),
    rbushBuildMs,
    flatbushBuildMs,
    differences,
  };
}

function runBoxes({ firstPoint, segments }: RouteRuns, xyz: Float64Array): Float32Array {
  const boxes = new Float32Array(BOX * firstPoint.length);
  firstPoint.forEach((first, run) => boundLine(xyz, first, first + segments[run]!, boxes, BOX * run));
  return boxes;
}

/** The runs renumbered by the leaves of another tree over them. */
function reordered(runs: RouteRuns, tree: BoxTree): RouteRuns {
  const width = 3 * RUN_POINTS;
  const order = itemsInOrder(tree);
  const inOrder = (figures: Int32Array) => order.map((item) => figures[item]!);
  return {
    ...runs,
    route: inOrder(runs.route),
    vehicle: inOrder(runs.vehicle),
    firstPoint: inOrder(runs.firstPoint),
    segments: inOrder(runs.segments),
    xyz: runs.xyz.map((_, i) => runs.xyz[width * order[Math.floor(i / width)]! + (i % width)]!),
    tree: renumbered(tree),
  };
}

/** What `buildBoxTree` makes, from flatbush's tree: its levels lie in one array, the root last. */
function packWithFlatbush(itemBoxes: Float32Array): BoxTree {
  const items = itemBoxes.length / BOX;
  const index = new Flatbush(items, NODE_SIZE);
  const middles = middlesOfItems(itemBoxes);
  for (let item = 0; item < items; item++) index.add(middles[2 * item]!, middles[2 * item + 1]!);
  index.finish();
  const levels = levelEnds(items);
  const total = levels.at(-1) ?? 0;
  const indices = indicesOf(index, total);
  const boxes = new Float32Array(BOX * total);
  const first = new Int32Array(total);
  const count = new Int32Array(total);
  /** For each node of ours the one of flatbush's. */
  const source = [total - 1];
  for (let node = 0; node < source.length; node++) {
    const theirs = source[node]!;
    if (theirs < items) {
      first[node] = indices[theirs]!;
      boundBoxes(itemBoxes, first[node]!, first[node]!, boxes, BOX * node);
      continue;
    }
    // An inner node's index is where its first child's box begins: four numbers a box.
    const child = indices[theirs]! / 4;
    const end = Math.min(child + NODE_SIZE, levels.find((level) => level > child) ?? total);
    first[node] = source.length;
    count[node] = end - child;
    for (let i = child; i < end; i++) source.push(i);
  }
  for (let node = total - 1; node >= 0; node--) {
    if (count[node]! > 0) boundBoxes(boxes, first[node]!, first[node]! + count[node]! - 1, boxes, BOX * node);
  }
  return { boxes, first, count };
}

/** Where each level of flatbush's tree ends, the items' first. */
function levelEnds(items: number): readonly number[] {
  const ends = [items];
  for (let level = items; level > 1 || ends.length === 1;) {
    level = Math.ceil(level / NODE_SIZE);
    ends.push((ends.at(-1) ?? 0) + level);
  }
  return ends;
}

/** Flatbush's buffer is eight bytes, then the boxes as doubles, then the indices. */
function indicesOf(index: Flatbush, total: number): Uint16Array | Uint32Array {
  const at = 8 + total * 4 * Float64Array.BYTES_PER_ELEMENT;
  return total < 16_384 ? new Uint16Array(index.data, at, total) : new Uint32Array(index.data, at, total);
}
