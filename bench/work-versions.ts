/** What codes the reports of bench/work.ts. */
export const BENCH = { annalist: "bench", codebook: "bench", model: "bench", minConfidence: null };
