import { join } from "node:path";
import { AppendFile } from "../../kit/append-file.js";
import type { Report, ReportSink } from "../../model/index.js";

/** Reports as JSON lines in a folder, each synced to the disk before it counts as kept. */
export class JournalSink implements ReportSink {
  private constructor(
    private readonly file: AppendFile,
    private readonly ids: Set<string>,
  ) {}

  /** Opens or makes `reports.jsonl` in a folder that is there. Throws E_OUTPUT. */
  static async open(folder: string): Promise<JournalSink> {
    const ids = new Set<string>();
    const file = await AppendFile.open(join(folder, "reports.jsonl"), (line) => {
      const id = /^\{"id":"([\w-]{1,100})"/u.exec(line)?.[1];
      if (id !== undefined) ids.add(id);
    });
    return new JournalSink(file, ids);
  }

  async put(report: Report): Promise<void> {
    if (this.ids.has(report.id)) return;
    this.ids.add(report.id);
    const { id, ...rest } = report;
    // The id comes first: that is where it is looked for when the file is opened again.
    await this.file.append(JSON.stringify({ id, ...rest }));
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
