import { squaredChordToBox } from './boundingBox.js';
import { type BoxTree, NODE, childCount, firstOf } from './boxTree.js';

/**
 * A queue that gives the least key first (a binary heap on flat arrays, kept from search to search).
 * References are whole numbers: the nodes of a tree from 0 on, where there is one, and below 0 what else a search
 * puts in.
 */
export class NearestFirst {
  private keys = new Float64Array(256);
  private references = new Int32Array(256);
  private size = 0;

  clear(): void {
    this.size = 0;
  }

  isEmpty(): boolean {
    return this.size === 0;
  }

  /** The least key; Infinity when empty. */
  leastKey(): number {
    return this.size === 0 ? Infinity : this.keys[0]!;
  }

  push(key: number, reference: number): void {
    if (this.size === this.keys.length) this.grow();
    const { keys, references } = this;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const parentKey = keys[parent]!;
      if (parentKey <= key) break;
      keys[at] = parentKey;
      references[at] = references[parent]!;
      at = parent;
    }
    keys[at] = key;
    references[at] = reference;
  }

  /** Takes out the reference of the least key; the queue must not be empty. */
  pop(): number {
    const { keys, references } = this;
    const top = references[0]!;
    const size = --this.size;
    if (size > 0) {
      const key = keys[size]!;
      const reference = references[size]!;
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= size) break;
        if (child + 1 < size && keys[child + 1]! < keys[child]!) child++;
        if (keys[child]! >= key) break;
        keys[at] = keys[child]!;
        references[at] = references[child]!;
        at = child;
      }
      keys[at] = key;
      references[at] = reference;
    }
    return top;
  }

  /** Puts in the children of an inner node that may hold something within `limit` (a squared chord) of P. */
  pushChildren(tree: BoxTree, node: number, p: Float64Array, limit: number): void {
    const px = p[0]!;
    const py = p[1]!;
    const pz = p[2]!;
    const { boxes } = tree;
    const first = firstOf(tree, node);
    const end = first + childCount(tree, node);
    for (let child = first; child < end; child++) {
      const squaredChord = squaredChordToBox(px, py, pz, boxes, NODE * child);
      if (squaredChord <= limit) this.push(squaredChord, child);
    }
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    keys.set(this.keys);
    this.keys = keys;
    const references = new Int32Array(this.references.length * 2);
    references.set(this.references);
    this.references = references;
  }
}
