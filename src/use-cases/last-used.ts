/** What was used last stays at hand, as much as may be kept; what was not used for the longest time goes. */
export class LastUsed<T> {
  private readonly most: number;
  private readonly weigh: (value: T) => number;
  private readonly values = new Map<string, T>();
  private kept = 0;

  /** @param weigh how much of `most` a value takes; default: each one */
  constructor(most: number, weigh: (value: T) => number = () => 1) {
    this.most = most;
    this.weigh = weigh;
  }

  get(key: string): T | undefined {
    const value = this.values.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: string, value: T): void {
    this.delete(key);
    this.values.set(key, value);
    this.kept += this.weigh(value);
    for (const oldest of this.values.keys()) {
      if (this.kept <= this.most) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const value = this.values.get(key);
    if (value === undefined) return;
    this.values.delete(key);
    this.kept -= this.weigh(value);
  }
}
