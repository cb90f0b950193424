import type { Session } from "./session.js";

interface Lane {
  readonly session: Session;
  /** Runs that it was asked for and has not done. */
  runs: number;
}

/**
 * Up to `most` sessions as one: each run goes to the one with the fewest to do. Two runs side by side take less time than one after the other on
 * twice the threads, which wait for each other at every step. The second is opened when a run would wait for the first, and so on; that run waits
 * all the same, since opening takes longer. Null where `open` gives null.
 */
export async function openLanes(open: () => Promise<Session | null>, most: number): Promise<Session | null> {
  const first = await open();
  return first === null ? null : new Lanes(first, open, most);
}

class Lanes implements Session {
  private readonly lanes: Lane[];
  private opening: Promise<void> | null = null;

  constructor(
    first: Session,
    /** Null once no further one is to be opened, so that the model it holds is given up. */
    private open: (() => Promise<Session | null>) | null,
    private readonly most: number,
  ) {
    this.lanes = [{ session: first, runs: 0 }];
    if (most === 1) this.open = null;
  }

  async run(...asked: Parameters<Session["run"]>): ReturnType<Session["run"]> {
    const lane = this.lanes.reduce((a, b) => (b.runs < a.runs ? b : a));
    if (lane.runs > 0) this.widen();
    lane.runs++;
    try {
      return await lane.session.run(...asked);
    } finally {
      lane.runs--;
    }
  }

  async close(): Promise<void> {
    this.open = null;
    await this.opening;
    await Promise.all(this.lanes.map(({ session }) => session.close?.()));
  }

  private widen(): void {
    if (this.open === null || this.opening !== null) return;
    this.opening = this.open()
      // One that cannot be opened refuses what it is asked, as one whose thread is lost does.
      .catch((error: unknown): Session => ({ run: () => Promise.reject(error) }))
      .then((session) => {
        this.opening = null;
        if (session !== null) this.lanes.push({ session, runs: 0 });
        if (this.lanes.length === this.most) this.open = null;
      });
  }
}
