/** Ctrl-C and a friendly kill end the work between two reports; a second Ctrl-C ends it at once. */
export function stopper(): { readonly asked: boolean; done(): void } {
  let asked = false;
  const ask = (): void => {
    asked = true;
    done();
  };
  const done = (): void => void process.off("SIGINT", ask).off("SIGTERM", ask);
  process.on("SIGINT", ask).on("SIGTERM", ask);
  return {
    get asked() {
      return asked;
    },
    done,
  };
}
