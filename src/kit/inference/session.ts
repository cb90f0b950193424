/** What the reader needs of an inference runtime: node.ts makes one of onnxruntime-node, web.ts of onnxruntime-web. */
export interface Session {
  /** Computes the named outputs of one of its graphs, and no others. */
  run(graph: string, feeds: Readonly<Record<string, Tensor>>, outputs: readonly string[]): Promise<Readonly<Record<string, FloatTensor>>>;
  /** Gives up what garbage collection does not, once the runs asked for are done; there is none where there is nothing of that kind. */
  close?(): Promise<void>;
}
/** The graphs of a session by their names, each a model in ONNX. */
export type Graphs = Readonly<Record<string, Uint8Array>>;
export type Tensor = IntegerTensor | FloatTensor;
export interface IntegerTensor {
  readonly data: BigInt64Array;
  readonly dims: readonly number[];
}
export interface FloatTensor {
  /** Scores are Float32Array; the row numbers of sparse outputs come as BigInt64Array, which `Number()` reads alike. */
  readonly data: Float32Array;
  readonly dims: readonly number[];
}
