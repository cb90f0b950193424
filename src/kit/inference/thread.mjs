// @ts-check
/**
 * A session of the native runtime in a thread of its own: a run blocks the thread that asks for it. node.ts starts it. In plain JavaScript,
 * since a thread is started from a file as it stands, in the source as in what is built.
 */
import { on, once } from "node:events";
import { parentPort } from "node:worker_threads";

const port = /** @type {import("node:worker_threads").MessagePort} */ (parentPort);
const runtime = await import("onnxruntime-node").catch(() => null);
if (runtime === null) port.postMessage("no runtime");
else await serve(runtime);
port.close();

/** @param {typeof import("onnxruntime-node")} runtime */
async function serve(runtime) {
  const session = await open(runtime, (await once(port, "message"))[0]);
  port.postMessage("open");
  for await (const [message] of on(port, "message")) {
    if (message === "close") break;
    await answer(runtime, session, message);
  }
  await session.release();
}

/**
 * @param {typeof import("onnxruntime-node")} runtime
 * @param {import("./messages.js").Open} message
 */
function open({ InferenceSession }, { model, threads }) {
  return InferenceSession.create(model, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: "all",
    logSeverityLevel: 3,
    // Threads that wait by spinning take the processor from whatever else runs.
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  });
}

/**
 * The outputs are given away, not copied.
 *
 * @param {typeof import("onnxruntime-node")} runtime
 * @param {import("onnxruntime-node").InferenceSession} session
 * @param {import("./messages.js").Ask} message
 */
async function answer({ Tensor }, session, { run, feeds, outputs }) {
  try {
    const named = Object.fromEntries(Object.entries(feeds).map(([name, t]) => [name, new Tensor("int64", t.data, t.dims)]));
    const tensors = Object.entries(await session.run(named, outputs));
    const plain = Object.fromEntries(tensors.map(([name, { data, dims }]) => [name, { data, dims }]));
    const buffers = tensors.map(([, { data }]) => /** @type {ArrayBuffer} */ (/** @type {Float32Array} */ (data).buffer));
    port.postMessage({ run, outputs: plain }, buffers);
  } catch (error) {
    port.postMessage({ run, error });
  }
}
