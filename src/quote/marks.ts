/** Which of many numbered things are marked. All marks are taken off at once, however many things there are. */
export class Marks {
  private readonly stamps: Uint32Array;
  private stamp = 1;

  constructor(count: number) {
    this.stamps = new Uint32Array(count);
  }

  /** Takes all marks off. */
  clear(): void {
    if (this.stamp === 0xffff_ffff) {
      this.stamps.fill(0);
      this.stamp = 0;
    }
    this.stamp++;
  }

  has(thing: number): boolean {
    return this.stamps[thing] === this.stamp;
  }

  add(thing: number): void {
    this.stamps[thing] = this.stamp;
  }
}
