// @ts-check
/*
 * The embedded database, in a thread of its own (database.ts). JavaScript, for a thread's file is loaded by Node as it stands, in tests too.
 */
import { parentPort, workerData } from "node:worker_threads";
import { PGlite, types } from "@electric-sql/pglite";

const port = /** @type {import("node:worker_threads").MessagePort} */ (parentPort);
/** @type {{ folder: string, numbers: number[], texts: number[], pages: number }} */
const { folder, numbers, texts, pages } = workerData;
const parsers = Object.fromEntries([
  ...numbers.map((type) => [type, Number]),
  ...texts.map((type) => [type, (/** @type {string} */ text) => text]),
  // A copy: a small Buffer is a part of a large one, which would be handed over whole.
  [types.BYTEA, (/** @type {string} */ text) => new Uint8Array(Buffer.from(text.slice(2), "hex"))],
]);
/** Of a text PGlite counts the bytes letter by letter, twice; bytes it takes as they are. @param {string} text @returns {any} */
const bytesOf = (text) => (text.length < LONG ? text : Buffer.from(text));
const LONG = 1000;
const serializers = {
  [types.TEXT]: (/** @type {unknown} */ value) => bytesOf(String(value)),
  [types.JSON]: (/** @type {unknown} */ value) => bytesOf(typeof value === "string" ? value : JSON.stringify(value)),
};

/** @param {PGlite} database @param {number} id @param {{ call: string, text?: string, values?: unknown[], message?: Uint8Array }} asked */
async function answer(database, id, { call, text = "", values, message = new Uint8Array() }) {
  if (call === "query") {
    const { rows, affectedRows } = await database.query(text, values);
    return { rows, affectedRows };
  }
  if (call === "exec") return void (await database.exec(text));
  if (call === "raw")
    return void (await database.execProtocolRawStream(message, { onRawData: (data) => port.postMessage({ id, data: data.slice() }) }));
  await database.close();
}

/** What went wrong, with the fields of errors of PostgreSQL and of the file system, which no clone of an error keeps. @param {unknown} error */
function told(error) {
  const { message, name, code, errno, severity, detail, hint, constraint } = /** @type {Record<string, unknown> & Error} */ (error);
  const fields = { name, code, errno, severity, detail, hint, constraint };
  return { message, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) };
}

const startParams = [...PGlite.defaultStartParams, "-c", `shared_buffers=${pages}MB`];
const opening = PGlite.create({ dataDir: folder, parsers, serializers, startParams });
// Told to whoever asks; it is no end of the thread.
opening.catch(() => {});
port.on("message", async ({ id, ...asked }) => {
  try {
    port.postMessage({ id, value: await answer(await opening, id, asked) });
  } catch (error) {
    port.postMessage({ id, error: told(error) });
  }
});
