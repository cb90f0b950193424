export * from "./span.js";
export * from "./report.js";
export * from "./document.js";
export * from "./event.js";
export * from "./record.js";
export * from "./feed.js";
export * from "./watch.js";
export * from "./place.js";
