/** Ctrl-C and a friendly kill end the work between two reports; a second Ctrl-C ends it at once. */
export function stopper(): { readonly asked: boolean; readonly signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  const ask = (): void => {
    controller.abort();
    done();
  };
  const done = (): void => void process.off("SIGINT", ask).off("SIGTERM", ask);
  process.on("SIGINT", ask).on("SIGTERM", ask);
  return {
    get asked() {
      return controller.signal.aborted;
    },
    signal: controller.signal,
    done,
  };
}
