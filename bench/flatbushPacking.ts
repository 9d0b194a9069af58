import { performance } from 'node:perf_hooks';
import Flatbush from 'flatbush';
import { BOX } from '../src/geo/boundingBox.js';
import {
  type BoxTree,
  NODE_SIZE,
  boundLowest,
  type PackedNode,
  buildBoxTree,
  freezeTree,
  middlesOf,
} from '../src/geo/boxTree.js';
import { quote } from '../src/index.js';
import { CompiledNetwork } from '../src/network/compiledNetwork.js';
import { SEGMENT } from '../src/routing/routeSegments.js';
import { inTurns, latencyOf } from './latency.js';
import type { NetworkSize } from './networks.js';
import type { Packing } from './report.js';
import { makeSetting } from './setting.js';

/**
 * The same network with the lowest nodes of its index packed by flatbush (along a Hilbert curve) in place of rbush (by
 * sorting and slicing), and nothing else changed: what the choice of the library is worth.
 */
export async function packing(size: NetworkSize, requestCount: number, rounds: number): Promise<Packing> {
  const { network, requests } = makeSetting(size, 'cheapest', requestCount);
  const parts = CompiledNetwork.partsOf(network);
  const { ends } = parts.segments;
  const start = performance.now();
  buildBoxTree(ends, SEGMENT);
  const packed = performance.now();
  const tree = packWithFlatbush(ends, SEGMENT);
  const rbushBuildMs = packed - start;
  const flatbushBuildMs = performance.now() - packed;

  const repacked = new CompiledNetwork({ ...parts, segments: { ...parts.segments, tree } });
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

/** What `buildBoxTree` makes, from flatbush's tree: its levels lie in one array, the root last. */
function packWithFlatbush(ends: Float32Array, stride: number): BoxTree {
  const lowestBoxes = boundLowest(ends, stride);
  const items = lowestBoxes.length / BOX;
  const index = new Flatbush(items, NODE_SIZE);
  for (const { minX, minY } of middlesOf(lowestBoxes)) index.add(minX, minY);
  index.finish();
  const levels = levelEnds(items);
  const total = levels.at(-1) ?? 0;
  const indices = indicesOf(index, total);
  const packed = (node: number): PackedNode => {
    // An inner node's index is where its first child's box begins: four numbers a box.
    const first = indices[node]! / 4;
    const end = Math.min(first + NODE_SIZE, levels.find((level) => level > first) ?? total);
    const children = Array.from({ length: end - first }, (_, i) => first + i);
    return first < items
      ? { leaf: true, children: children.map((item) => ({ lowest: indices[item]! })) }
      : { leaf: false, children: children.map(packed) };
  };
  return freezeTree(packed(total - 1), lowestBoxes, ends.length / stride);
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
