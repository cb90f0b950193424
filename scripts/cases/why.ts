/** What a fresh why.md asks; a case is not done while it still stands there. */
export const WHY_UNWRITTEN = "TO WRITE: what this case is about, and why the gold is as it is where that is not plain.";
