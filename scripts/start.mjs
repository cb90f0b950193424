/** `npm start`: codes bundled reports and says what to try next. */
import { spawnSync } from "node:child_process";

const reports = ["condolences-and-condemnations", "blast-told-thrice", "quotes-and-furniture"].map((slug) => `cases/${slug}/report.json`);
const { status } = spawnSync(process.execPath, ["dist/cli/main.js", "code", "--quiet", ...reports], { stdio: "inherit" });
console.log(`
~ inferred from elsewhere in the report   ? not told

Next:  npx annalist explain "Turkey condemned the strike, the ministry said."
       npx annalist code YOUR-REPORT.txt --published 2020-01-03
       npx annalist --help`);
process.exitCode = status ?? 1;
